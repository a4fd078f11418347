package dev.faultline.graphql;

/** Fields that can be withheld together; the schema marks them with {@code @sensitive}. */
public enum SensitiveGroup {
  /** Prices, proceeds and sums of them. */
  MONEY,
  /** What says something about a person: who has what, telephone numbers. */
  PERSONAL
}
