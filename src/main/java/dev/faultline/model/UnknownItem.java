package dev.faultline.model;

import java.util.List;

/** A reference to an item that the estate does not hold. */
public final class UnknownItem extends FaultlineException {
  private static final long serialVersionUID = 1L;

  private final String reference;
  private final transient List<String> nearest;

  /**
   * @param reference the key or id as it was given
   * @param nearest keys that look alike, best first; may be empty
   */
  public UnknownItem(String reference, List<String> nearest) {
    super("There is no item \"" + Text.shorten(reference) + "\"." + Text.didYouMean(nearest));
    this.reference = reference;
    this.nearest = List.copyOf(nearest);
  }

  /**
   * An item that the estate did not hold at a revision of the past.
   *
   * @param nearest keys of that revision that look alike, best first; may be empty
   */
  public UnknownItem(String reference, Revision then, List<String> nearest) {
    super(
        "There was no item \""
            + Text.shorten(reference)
            + "\" as of revision "
            + then.number()
            + " of "
            + then.at()
            + "."
            + Text.didYouMean(nearest));
    this.reference = reference;
    this.nearest = List.copyOf(nearest);
  }

  /** The key or id as it was given. */
  public String reference() {
    return reference;
  }

  /** Keys that look alike, best first; may be empty. */
  public List<String> nearest() {
    return nearest;
  }
}
