package dev.faultline.model;

/** A cursor that is damaged or belongs to another query. */
public final class InvalidCursor extends FaultlineException {
  private static final long serialVersionUID = 1L;

  public InvalidCursor(String message) {
    super(message);
  }
}
