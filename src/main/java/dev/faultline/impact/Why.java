package dev.faultline.impact;

import java.util.List;

/**
 * The proof that an item is affected: a shortest chain from a target to it, of these the one whose
 * keys come first.
 *
 * @param item the affected item
 * @param chain from the target to the item
 */
public record Why(int item, List<Step> chain) {
  public Why {
    chain = List.copyOf(chain);
  }

  /** The groups on the chain that need fewer than all of their providers. */
  public List<GroupState> groups() {
    return chain.stream().map(Step::group).filter(group -> group != null).toList();
  }
}
