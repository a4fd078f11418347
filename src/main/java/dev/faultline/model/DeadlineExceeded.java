package dev.faultline.model;

/** An answer that was not ready in the time allowed. */
public final class DeadlineExceeded extends FaultlineException {
  private static final long serialVersionUID = 1L;

  public DeadlineExceeded(String message) {
    super(message);
  }
}
