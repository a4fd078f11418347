package dev.faultline.cost;

/** What an item passes to dependents from which no service can be reached. */
public enum DeadEnds {
  /**
   * Their share, which is then unallocated: a machine that works for nobody shows up as money. The
   * default. Cost that has arrived at a service never turns off into a dead end.
   */
  UNALLOCATED,
  /** Nothing, as long as some other dependent leads to a service. */
  SKIPPED
}
