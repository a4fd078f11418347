package dev.faultline.model;

/** A write that contradicts what is stored. */
public final class Conflict extends FaultlineException {
  private static final long serialVersionUID = 1L;

  public Conflict(String message) {
    super(message);
  }
}
