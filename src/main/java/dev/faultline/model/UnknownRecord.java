package dev.faultline.model;

import java.util.List;

/** A reference to a record beside the graph of items that is not there, such as an asset. */
public final class UnknownRecord extends FaultlineException {
  private static final long serialVersionUID = 1L;

  /**
   * @param kind what was looked for, as a person says it: {@code asset}
   * @param reference as it was given
   * @param nearest references that look alike, best first; may be empty
   */
  public UnknownRecord(String kind, String reference, List<String> nearest) {
    super(
        "There is no " + kind + " \"" + Text.shorten(reference) + "\"." + Text.didYouMean(nearest));
  }
}
