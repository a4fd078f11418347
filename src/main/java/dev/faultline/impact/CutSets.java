package dev.faultline.impact;

import dev.faultline.impact.Completeness.Reason;
import dev.faultline.topology.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the minimal cut sets of an item: the sets of other items, of at most a given size, that
 * together take it from a better level to DOWN while none of their subsets does.
 *
 * <p>Complete within the size, also with redundancy groups and cycles; where memory or time do not
 * suffice, the answer says up to which size it is. The sets are kept as a decision diagram, which
 * can hold millions of them in a few thousand nodes. Counting costs O(nodes), listing is done on
 * demand. Stateless; safe for use by several threads.
 *
 * @see <a href="https://doi.org/10.1016/0951-8320(93)90060-C">A. Rauzy, New algorithms for fault
 *     trees analysis, 1993</a>
 */
public final class CutSets {
  /*
   * Sets of one element are single points of failure and are found as such. Such an item is in no larger minimal set, so it is no
   * variable of what follows, which makes most of an estate constant.
   *
   * The rest is the classic analysis of a fault tree, with groups as k-of-n gates, on a graph. Two ways lead to the same family [1, 2]:
   *
   *   functions  the item's being down as a binary decision diagram over the candidates, then Rauzy's minimal solutions of it [1].
   *              Sizes play no part, and a few shapes (many large sets of much the same items) only fit this way.
   *   families   bottom-up like MOCUS [3], but with each item's minimal sets as a zero-suppressed diagram [2] and larger sets left out
   *              at once. With a small limit it succeeds on estates whose whole function would not fit anywhere.
   *
   * Families go first, with limits of 2, 4, 8 …: they are minimised all the way up, which on random trees of 300 gates made them ten times
   * as fast as functions, and something complete up to a smaller size is left when the budget ends. Where they do not fit, or take half
   * of the time, functions are tried.
   *
   * Items are worked out in the order of their strongly connected components, providers first. In a component the equations are iterated
   * from "never" until nothing changes: values are canonical, so that is a comparison of ints, and after as many rounds as the component
   * has items each chain without repetition has been followed. The variables' order is the depth-first order of the network, dependents
   * first: what an item adds to the diagrams of its providers then stands on top of them, and they are shared as they are. The other way
   * round a chain of n redundant pairs took O(n^2) nodes.
   *
   * Recursion is as deep as there are variables, so the work has a thread with a large stack (only touched pages of it take memory).
   *
   * [1] A. Rauzy, New algorithms for fault trees analysis, Reliability Engineering & System Safety 40(3), 1993.
   * [2] S. Minato, Zero-suppressed BDDs for set manipulation in combinatorial problems, DAC 1993.
   * [3] J. Fussell, W. Vesely, A new methodology for obtaining cut sets for fault trees, Trans. ANS 15, 1972.
   */

  private final boolean functionsFirst;

  public CutSets() {
    this(false);
  }

  /**
   * @param functionsFirst try functions before families
   */
  CutSets(boolean functionsFirst) {
    this.functionsFirst = functionsFirst;
  }

  /** The minimal cut sets of an item. */
  public CutSetsAnswer find(Topology topology, CutSetsQuery query) {
    long deadline = System.nanoTime() + query.budget().maxTime().toNanos();
    DownNetwork network =
        DownNetwork.upstream(
            topology,
            item -> item == query.of(),
            DownNetwork.given(topology, query.ignoreStates(), query.alsoChanging()),
            query.budget());
    int top = network.rank(query.of());
    if (top < 0) {
      boolean down = topology.countsOn(query.of());
      return new CutSetsAnswer(topology, List.of(), null, Set.of(), query.maxSize(), down);
    }
    PointsAnswer points =
        new SinglePoints()
            .find(
                topology,
                new PointsQuery(
                    item -> item == query.of(),
                    query.among(),
                    query.alsoChanging(),
                    query.ignoreStates(),
                    query.budget()));
    List<Integer> singles = points.points(query.of());
    Set<Reason> late = points.completeness().reasons();
    if (query.maxSize() == 1 || !late.isEmpty()) {
      int completeUpTo = late.isEmpty() ? query.maxSize() : 0;
      return new CutSetsAnswer(topology, singles, null, late, completeUpTo, false);
    }
    int[] variables = variables(network, query, new HashSet<>(singles));
    Search search = new Search(network, top, variables, query, deadline, functionsFirst);
    DeepStack.run(search);
    CutFamily family = search.best;
    if (family != null) family.diagrams().lift();
    return new CutSetsAnswer(topology, singles, family, search.reasons, search.completeUpTo, false);
  }

  /** By rank, the number of the node's variable, or -1; the last rank has the first one. */
  private static int[] variables(DownNetwork network, CutSetsQuery query, Set<Integer> singles) {
    int[] variables = new int[network.size()];
    int count = 0;
    for (int node = variables.length - 1; node >= 0; node--) {
      int item = network.item[node];
      boolean is = item != query.of() && query.among().test(item) && !singles.contains(item);
      variables[node] = is ? count++ : -1;
    }
    return variables;
  }

  /** Tries the ways to the family until one succeeds. */
  private static final class Search implements Runnable {
    private final DownNetwork network;
    private final int top;
    private final int[] variables;
    private final CutSetsQuery query;
    private long deadline;
    private final int[] items;
    private final int wanted;
    private final boolean functionsFirst;

    private @Nullable CutFamily best;
    private Set<Reason> reasons = Set.of();
    private int completeUpTo = 1;

    Search(
        DownNetwork network,
        int top,
        int[] variables,
        CutSetsQuery query,
        long deadline,
        boolean functionsFirst) {
      this.functionsFirst = functionsFirst;
      this.network = network;
      this.top = top;
      this.variables = variables;
      this.query = query;
      this.deadline = deadline;
      items = new int[variables.length];
      int count = 0;
      for (int node = variables.length - 1; node >= 0; node--) {
        if (variables[node] >= 0) items[count++] = network.item[node];
      }
      boolean all = query.maxSize() >= Math.min(count, Diagrams.NO_LIMIT);
      wanted = all ? Diagrams.NO_LIMIT : query.maxSize();
    }

    @Override
    public void run() {
      long now = System.nanoTime();
      long end = deadline;
      deadline = now + (end - now) / 2;
      boolean done = functionsFirst ? functions() : families();
      deadline = end;
      if (done) return;
      if (functionsFirst) families();
      else functions();
    }

    private boolean functions() {
      return attempt(-1, query.maxSize());
    }

    private boolean families() {
      for (int limit = 2; ; limit *= 2) {
        int most = Math.min(limit, wanted);
        if (!attempt(most, most)) return false;
        if (completeUpTo >= query.maxSize()) return true;
      }
    }

    /**
     * @param limit -1: as functions; else of families
     */
    private boolean attempt(int limit, int upTo) {
      try {
        Diagrams diagrams = new Diagrams(query.maxNodes(), query.budget(), deadline);
        int root = new CutNetwork(network, variables, diagrams, limit).solve(top);
        best = new CutFamily(diagrams, root, items);
        boolean whole = upTo >= wanted || !diagrams.truncated();
        completeUpTo = whole ? query.maxSize() : upTo;
        if (whole) reasons = Set.of();
        return true;
      } catch (Diagrams.Exhausted e) {
        reasons = Set.of(e.reason());
      } catch (StackOverflowError e) {
        reasons = Set.of(Reason.MEMORY);
      }
      return false;
    }
  }
}
