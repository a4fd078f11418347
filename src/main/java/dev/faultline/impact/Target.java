package dev.faultline.impact;

import dev.faultline.model.Level;

/**
 * An item that the change touches.
 *
 * @param item its number in the topology
 * @param effect the level that the change puts on it
 */
public record Target(int item, Level effect) {
  /** The item is taken down. */
  public static Target down(int item) {
    return new Target(item, Level.DOWN);
  }
}
