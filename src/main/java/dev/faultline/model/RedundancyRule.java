package dev.faultline.model;

/** How many of the providers in a redundancy group its dependent needs. */
public sealed interface RedundancyRule {
  /**
   * The threshold k for a group of the given size, clamped to 1..size.
   *
   * @param size number of relations in the group, at least 1
   */
  int required(int size);

  /** At least this many must be up. A number above the group's size means all of them. */
  record MinimumUp(int count) implements RedundancyRule {
    public MinimumUp {
      if (count < 0)
        throw new InvalidInput("minimumUp must not be negative but was " + count + ".");
    }

    @Override
    public int required(int size) {
      return Math.clamp(count, 1, size);
    }
  }

  /** At least this share must be up, above 0 and at most 100, rounded up to whole providers. */
  record MinimumUpPercent(double percent) implements RedundancyRule {
    public MinimumUpPercent {
      if (!(percent > 0 && percent <= 100)) {
        throw new InvalidInput(
            "minimumUpPercent must be above 0 and at most 100 but was " + percent + ".");
      }
    }

    @Override
    public int required(int size) {
      return (int) Math.clamp((long) Math.ceil(size * percent / 100), 1L, (long) size);
    }
  }
}
