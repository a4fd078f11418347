package dev.faultline.model;

/** A reference that fits more than one item. */
public final class AmbiguousReference extends FaultlineException {
  private static final long serialVersionUID = 1L;

  public AmbiguousReference(String message) {
    super(message);
  }
}
