package dev.faultline.model;

import java.util.Locale;
import java.util.Optional;

/**
 * How badly an item is hit, in a total order: {@code NONE < AT_RISK < DEGRADED < DOWN}.
 *
 * <p>The ordinal (0..3) is the level's number in the engine and in stored data; the order of the
 * constants is part of the contract.
 */
public enum Level {
  /** Delivers in full, with the redundancy that it is meant to have. */
  NONE("unaffected"),
  /** Delivers in full, but has no spare left: one more loss would be felt. */
  AT_RISK("at risk"),
  /** Delivers, worse than agreed. */
  DEGRADED("degraded"),
  /** Does not deliver. */
  DOWN("down");

  private static final Level[] ALL = values();

  private final String words;

  Level(String words) {
    this.words = words;
  }

  /** The level with the number 0..3. */
  public static Level of(int number) {
    return ALL[number];
  }

  /** The level of this name, ignoring case; empty if there is none. */
  public static Optional<Level> find(String name) {
    String upper = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    for (Level level : ALL) {
      if (level.name().equals(upper)) return Optional.of(level);
    }
    return Optional.empty();
  }

  /** As a person says it: {@code down}, {@code degraded}, {@code at risk}, {@code unaffected}. */
  public String words() {
    return words;
  }
}
