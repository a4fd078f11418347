package dev.faultline.model;

/** Something that the person who asks may not do; the message names the right that is missing. */
public final class Forbidden extends FaultlineException {
  private static final long serialVersionUID = 1L;

  public Forbidden(String message) {
    super(message);
  }
}
