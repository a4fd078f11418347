package dev.faultline.impact;

import dev.faultline.topology.Topology;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The minimal cut sets of an item, counted at once and listed on demand: by size, then by the keys
 * of their items in ascending order.
 *
 * <p>Safe for use by several threads, one at a time.
 */
public final class CutSetsAnswer {
  private final Topology topology;
  private final List<Integer> singles;
  private final @Nullable CutFamily family;
  private final Set<Completeness.Reason> reasons;
  private final int completeUpTo;
  private final boolean downAlready;
  private final List<BigInteger> sizes;

  CutSetsAnswer(
      Topology topology,
      List<Integer> singles,
      @Nullable CutFamily family,
      Set<Completeness.Reason> reasons,
      int completeUpTo,
      boolean downAlready) {
    this.topology = topology;
    this.singles = singles;
    this.family = family;
    this.reasons = reasons;
    this.completeUpTo = completeUpTo;
    this.downAlready = downAlready;
    sizes = new ArrayList<>(List.of(BigInteger.ZERO, BigInteger.valueOf(singles.size())));
    if (family == null) return;
    DeepStack.run(() -> {
      BigInteger[] counted =
          new FamilySizes(family.diagrams(), completeUpTo).exactly(family.root());
      for (int size = 2; size < counted.length; size++) sizes.add(counted[size]);
    });
  }

  /** Whether all sets of the sizes asked for were found; {@code unexplored} has no meaning here. */
  public Completeness completeness() {
    return new Completeness(reasons, 0, 0);
  }

  /** Sets of up to this size are all there; larger ones are missing. */
  public int completeUpTo() {
    return completeUpTo;
  }

  /** Whether the item is down without any further loss; then it has no cut sets. */
  public boolean isDownAlready() {
    return downAlready;
  }

  /** How many sets there are. */
  public BigInteger count() {
    return sizes.stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** How many sets there are of a size. */
  public BigInteger count(int size) {
    return size < sizes.size() ? sizes.get(size) : BigInteger.ZERO;
  }

  /** The size of the largest sets found; 0 if there are none. */
  public int largest() {
    for (int size = sizes.size() - 1; size > 0; size--) {
      if (sizes.get(size).signum() > 0) return size;
    }
    return 0;
  }

  /** The first sets, at most the given number. */
  public List<List<Integer>> first(int most) {
    List<List<Integer>> sets = new ArrayList<>();
    forEach(most, sets::add);
    return sets;
  }

  /**
   * Hands the first sets to the consumer, one by one and in another thread, without holding them
   * all.
   *
   * @param most {@link Long#MAX_VALUE} for all
   */
  public void forEach(long most, Consumer<List<Integer>> consumer) {
    if (most <= 0) return;
    long[] left = {most};
    forEachWhile(set -> {
      consumer.accept(set);
      return --left[0] > 0;
    });
  }

  /**
   * Hands the sets to the consumer, one by one and perhaps in another thread, until it returns
   * false.
   */
  public synchronized void forEachWhile(Predicate<List<Integer>> consumer) {
    for (int single : singles) {
      if (!consumer.test(List.of(single))) return;
    }
    CutFamily more = family;
    if (more == null || largest() < 2) return;
    DeepStack.run(new CutListing(topology, more, largest(), consumer));
  }
}
