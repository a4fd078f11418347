package dev.faultline.impact;

import java.util.List;

/**
 * A redundancy group that the change touched.
 *
 * @param group its number in the topology
 * @param dependent the item that it belongs to
 * @param name the group's name
 * @param size n: providers that it counts on
 * @param required k: how many of them the dependent needs
 * @param lost providers that do not deliver as agreed (degraded or down) after the change, by key;
 *     each once
 * @param spareBefore how many more losses it could take before the change, 0 if none
 * @param spareAfter the same after the change
 */
public record GroupState(
    int group,
    int dependent,
    String name,
    int size,
    int required,
    List<Integer> lost,
    int spareBefore,
    int spareAfter) {
  public GroupState {
    lost = List.copyOf(lost);
  }
}
