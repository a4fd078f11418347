package dev.faultline.inventory;

/** What became of a record that was to be written. */
public sealed interface Outcome {
  /** It was not there before. */
  record Created() implements Outcome {}

  /** It was there with other values. */
  record Updated() implements Outcome {}

  /** It was there already, just so. */
  record Unchanged() implements Outcome {}

  /**
   * It cannot be written, while others can.
   *
   * @param reason what is wrong and what to do
   */
  record Rejected(String reason) implements Outcome {}
}
