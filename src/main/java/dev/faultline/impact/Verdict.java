package dev.faultline.impact;

import dev.faultline.model.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether one item is affected, and the proof of it.
 *
 * @param level after the change
 * @param before before the change
 * @param isTarget whether the change touches the item itself
 * @param why the chain, if the item is affected
 * @param whyNot if it is not: the groups between the change and the item that absorbed the loss
 * @param reachable whether a chain of relations leads from a target to the item at all
 */
public record Verdict(
    int item,
    Level level,
    Level before,
    boolean isTarget,
    @Nullable Why why,
    List<GroupState> whyNot,
    boolean reachable) {
  public Verdict {
    whyNot = List.copyOf(whyNot);
  }
}
