package dev.faultline.model;

/** Input that breaks a rule; the message names the value and the rule. */
public final class InvalidInput extends FaultlineException {
  private static final long serialVersionUID = 1L;

  public InvalidInput(String message) {
    super(message);
  }
}
