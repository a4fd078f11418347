package dev.faultline.asset;

import java.util.Collection;
import java.util.List;

/** Finds the services that would be hit if items were gone. The live topology answers it. */
@FunctionalInterface
public interface ServicesBehind {
  /**
   * What is behind the items, as a person would read it, such as {@code Card payments (DOWN)},
   * worst first; empty if nothing is.
   *
   * @param itemKeys items that would be down
   */
  List<String> of(Collection<String> itemKeys);
}
