package dev.faultline.model;

import java.util.List;

/** A reference to an item that the estate does not hold. */
public final class UnknownItem extends FaultlineException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reference the key or id as it was given
   * @param nearest keys that look alike, best first; may be empty
   */
  public UnknownItem(String reference, List<String> nearest) {
    super("There is no item \"" + Text.shorten(reference) + "\"." + Text.didYouMean(nearest));
  }
}
