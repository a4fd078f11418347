package dev.faultline.impact;

import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.Level;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What can take the goals of a question down: the part of the estate upstream of them, reduced to
 * the one bit "down or not".
 */
final class DownNetwork {
  /*
   * An item is DOWN exactly if its own level is DOWN or some group has fewer than k of its n arcs left, where an arc is lost if it may
   * pass on DOWN and its provider is DOWN. The lower levels play no part in that: min(level, cap) is DOWN only if both are, and the k-th
   * smallest of n is DOWN only if fewer than k are below. So the DOWN part of the least fixpoint is the least fixpoint of threshold
   * equations over bits.
   *
   * What is down already (present states, other changes under way) is taken out first: such an item is a constant, and a group needs
   * "need" = n - k + 1 - (arcs already lost) more losses. need = 1 makes each remaining arc a "direct" one; a group with fewer arcs
   * left than it needs can never fall and is dropped with its arcs, which often cuts the network down a lot.
   *
   * Items are renumbered by "rank", the order in which Tarjan's algorithm [1], walking from dependents to providers, completes their
   * strongly connected components: providers come before dependents, except within a component, and what is close in the graph is close
   * in memory. A node's incoming arcs stand in one run: first the direct ones, then one group behind the other.
   *
   * [1] R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1(2), 1972.
   */
  private static final int POLL_EVERY = 1 << 14;

  /** The item of each rank. */
  final int[] item;

  /** By rank, the number of its strongly connected component; ascending with the rank. */
  final int[] component;

  /** Where a node's incoming arcs begin, in {@link #in}. */
  final int[] inBegin;

  /** Where its direct arcs end and those of its groups begin. */
  final int[] directEnd;

  /** Ranks of providers. */
  final int[] in;

  /** A node's first group; those of a node are consecutive. */
  final int[] groupFirst;

  /** Where a group's arcs begin in {@link #in}; they end where the next one's begin. */
  final int[] groupBegin;

  final int[] groupEnd;

  /** How many arcs of the group must be lost for the node to go down; at least 2. */
  final int[] groupNeed;

  private final int[] rankOf;

  private DownNetwork(Builder builder, int[] order, int[] components, int[] rankOf) {
    int size = order.length;
    item = new int[size];
    component = components;
    inBegin = new int[size + 1];
    directEnd = new int[size];
    in = new int[builder.in.count];
    groupFirst = new int[size + 1];
    groupBegin = new int[builder.groupBegin.count];
    groupEnd = new int[groupBegin.length];
    groupNeed = new int[groupBegin.length];
    int[] newRank = new int[size];
    for (int rank = 0; rank < size; rank++) newRank[order[rank]] = rank;
    int at = 0;
    int groups = 0;
    for (int rank = 0; rank < size; rank++) {
      int node = order[rank];
      item[rank] = builder.items.values[node];
      int begin = builder.inBegin.values[node];
      int end = builder.inBegin.values[node + 1];
      inBegin[rank] = at;
      directEnd[rank] = at + builder.directEnd.values[node] - begin;
      groupFirst[rank] = groups;
      for (int g = builder.groupFirst.values[node]; g < builder.groupFirst.values[node + 1]; g++) {
        groupBegin[groups] = at + builder.groupBegin.values[g] - begin;
        groupEnd[groups] = at + builder.groupEnd.values[g] - begin;
        groupNeed[groups++] = builder.groupNeed.values[g];
      }
      for (int arc = begin; arc < end; arc++) in[at++] = newRank[builder.in.values[arc]];
    }
    inBegin[size] = at;
    groupFirst[size] = groups;
    this.rankOf = rankOf;
    for (int rank = 0; rank < size; rank++) rankOf[item[rank]] = rank + 1;
  }

  /**
   * The network upstream of the goals.
   *
   * @param given what is not NONE already
   */
  static DownNetwork upstream(
      Topology topology, IntPredicate goals, List<Target> given, Budget budget) {
    Builder builder = new Builder(topology, downAlready(topology, given, budget), budget);
    builder.collect(goals);
    return builder.finish();
  }

  /** Present states and other changes as own levels. */
  static List<Target> given(Topology topology, boolean ignoreStates, List<Target> alsoChanging) {
    List<Target> given = new ArrayList<>(alsoChanging);
    for (int i = 0; i < topology.impairedCount() && !ignoreStates; i++) {
      int impaired = topology.impaired(i);
      given.add(new Target(impaired, topology.state(impaired)));
    }
    return given;
  }

  private static boolean @Nullable [] downAlready(
      Topology topology, List<Target> given, Budget budget) {
    if (given.stream().noneMatch(target -> target.effect() == Level.DOWN)) return null;
    Spread spread = new Propagation().run(topology, given, null, budget.whole(), Spread.NOTHING);
    boolean[] down = new boolean[topology.itemCount()];
    for (int place = 0; place < spread.size(); place++) {
      int rise = spread.riseAt(place);
      if (Spread.to(rise) == Level.DOWN.ordinal()) down[Spread.item(rise)] = true;
    }
    return down;
  }

  int size() {
    return item.length;
  }

  /** The rank of an item, or -1 if it is not upstream of a goal or is down already. */
  int rank(int ofItem) {
    return rankOf[ofItem] - 1;
  }

  /** A list of ints that grows. */
  private static final class Ints {
    int[] values = new int[64];
    int count;

    void add(int value) {
      if (count == values.length) values = Arrays.copyOf(values, 2 * count);
      values[count++] = value;
    }
  }

  /** Collects nodes in the order in which they are found, then orders them. */
  private static final class Builder {
    private final Topology topology;
    private final boolean @Nullable [] down;
    private final Budget budget;
    private int untilPoll = POLL_EVERY;

    /** By item, its number as a node plus 1. */
    private final int[] node;

    private final Ints items = new Ints();
    private final Ints inBegin = new Ints();
    private final Ints directEnd = new Ints();
    private final Ints in = new Ints();
    private final Ints groupFirst = new Ints();
    private final Ints groupBegin = new Ints();
    private final Ints groupEnd = new Ints();
    private final Ints groupNeed = new Ints();

    /** By group of the item at hand: arcs that can still be lost, and arcs lost already. */
    private final int[] live;

    private final int[] lost;
    private final int[] cursor;

    Builder(Topology topology, boolean @Nullable [] down, Budget budget) {
      this.topology = topology;
      this.down = down;
      this.budget = budget;
      node = new int[topology.itemCount()];
      live = new int[topology.groupSlots()];
      lost = new int[topology.groupSlots()];
      cursor = new int[topology.groupSlots()];
    }

    private boolean isDown(int item) {
      return down != null && down[item];
    }

    void collect(IntPredicate goals) {
      for (int item = 0; item < topology.itemCount(); item++) {
        if (topology.countsOn(item) && !isDown(item) && goals.test(item)) nodeOf(item);
      }
      for (int at = 0; at < items.count; at++) arcs(items.values[at]);
      inBegin.add(in.count);
      groupFirst.add(groupBegin.count);
    }

    private int nodeOf(int item) {
      if (node[item] == 0) {
        items.add(item);
        node[item] = items.count;
      }
      return node[item] - 1;
    }

    private void arcs(int item) {
      inBegin.add(in.count);
      groupFirst.add(groupBegin.count);
      ArcPage page = topology.providers(item);
      int begin = page.begin(item);
      int end = page.end(item);
      poll(end - begin + 1);
      for (int arc = begin; arc < end; arc++) {
        if (!carriesDown(page, arc)) continue;
        if (isDown(page.other(arc))) lost[page.group(arc)]++;
        else live[page.group(arc)]++;
      }
      for (int arc = begin; arc < end; arc++) {
        if (!isLive(page, arc)) continue;
        int group = page.group(arc);
        int need = need(group);
        if (need == 1) in.add(nodeOf(page.other(arc)));
        else if (need <= live[group] && cursor[group] == 0) cursor[group] = -1;
      }
      directEnd.add(in.count);
      int at = in.count;
      for (int arc = begin; arc < end; arc++) {
        int group = page.group(arc);
        if (!isLive(page, arc) || cursor[group] == 0) continue;
        if (cursor[group] < 0) {
          cursor[group] = at + 1;
          groupBegin.add(at);
          at += live[group];
          groupEnd.add(at);
          groupNeed.add(need(group));
          while (in.count < at) in.add(-1);
        }
        in.values[cursor[group]++ - 1] = nodeOf(page.other(arc));
      }
      for (int arc = begin; arc < end; arc++) {
        int group = page.group(arc);
        live[group] = 0;
        lost[group] = 0;
        cursor[group] = 0;
      }
    }

    private boolean isLive(ArcPage page, int arc) {
      return carriesDown(page, arc) && !isDown(page.other(arc));
    }

    private boolean carriesDown(ArcPage page, int arc) {
      return page.cap(arc) == Level.DOWN.ordinal() && topology.countsOn(page.other(arc));
    }

    private int need(int group) {
      if (group == 0) return 1;
      return topology.groupSize(group) - topology.groupRequired(group) + 1 - lost[group];
    }

    private void poll(int work) {
      untilPoll -= work;
      if (untilPoll > 0) return;
      untilPoll = POLL_EVERY;
      if (budget.cancelled().getAsBoolean())
        throw new DeadlineExceeded("The analysis was cancelled.");
    }

    /** Tarjan's algorithm without recursion. */
    DownNetwork finish() {
      int size = items.count;
      int[] order = new int[size];
      int[] components = new int[size];
      int[] index = new int[size];
      int[] low = new int[size];
      int[] next = new int[size];
      int[] path = new int[size];
      int[] open = new int[size];
      int openCount = 0;
      int found = 0;
      int ranked = 0;
      int component = 0;
      for (int root = 0; root < size; root++) {
        if (index[root] != 0) continue;
        int depth = 0;
        path[0] = root;
        index[root] = low[root] = ++found;
        next[root] = inBegin.values[root];
        open[openCount++] = root;
        while (depth >= 0) {
          int at = path[depth];
          if (next[at] < inBegin.values[at + 1]) {
            int provider = in.values[next[at]++];
            if (index[provider] == 0) {
              index[provider] = low[provider] = ++found;
              next[provider] = inBegin.values[provider];
              open[openCount++] = provider;
              path[++depth] = provider;
            } else if (index[provider] > 0) low[at] = Math.min(low[at], index[provider]);
            continue;
          }
          depth--;
          if (depth >= 0) low[path[depth]] = Math.min(low[path[depth]], low[at]);
          if (low[at] != index[at]) continue;
          int member;
          do {
            member = open[--openCount];
            index[member] = -1;
            components[ranked] = component;
            order[ranked++] = member;
          } while (member != at);
          component++;
        }
        poll(1);
      }
      return new DownNetwork(this, order, components, node);
    }
  }
}
