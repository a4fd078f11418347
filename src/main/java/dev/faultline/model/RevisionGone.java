package dev.faultline.model;

/** A revision that does not exist or is no longer kept. */
public final class RevisionGone extends FaultlineException {
  private static final long serialVersionUID = 1L;

  public RevisionGone(String message) {
    super(message);
  }
}
