package dev.faultline.impact;

import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The single points of failure of the items asked about.
 *
 * <p>Safe for use by several threads. Lists are made when asked for: chains of items that stand or
 * fall together are kept once.
 */
public final class PointsAnswer {
  private final Topology topology;
  private final Losses losses;
  private final Completeness completeness;
  private final IntPredicate of;
  private final boolean[] isGoal;

  /** By rank of a goal, where its worked-out points begin. */
  private final int[] begin;

  private final int[] points;

  /** By rank of a chain's end, where the candidates whose chains end there begin. */
  private final int[] endBegin;

  private final int[] endMembers;

  /** By rank, where the nodes begin that lead straight to it in a chain. */
  private final int[] viaBegin;

  private final int[] viaMembers;

  /** By rank, whether a candidate's chain leads through the node. */
  private final boolean[] hasChain;

  private final Polls polls;

  PointsAnswer(
      Topology topology,
      Losses losses,
      IntPredicate of,
      boolean[] isGoal,
      int[][] pairs,
      Polls polls) {
    this.polls = polls;
    this.topology = topology;
    this.losses = losses;
    this.of = of;
    this.isGoal = isGoal;
    completeness = losses.completeness();
    int size = losses.network.size();
    begin = new int[size + 1];
    for (int[] some : pairs) {
      for (int i = 0; i < some.length; i += 2) begin[some[i] + 1]++;
    }
    for (int node = 0; node < size; node++) begin[node + 1] += begin[node];
    points = new int[begin[size]];
    int[] at = begin.clone();
    for (int[] some : pairs) {
      for (int i = 0; i < some.length; i += 2) points[at[some[i]]++] = some[i + 1];
    }
    int[] ends = new int[size];
    for (int node = 0; node < size; node++) {
      ends[node] = losses.candidate[node] ? losses.end[node] : -1;
    }
    endBegin = begins(ends);
    endMembers = members(ends, endBegin);
    viaBegin = begins(losses.via);
    viaMembers = members(losses.via, viaBegin);
    hasChain = new boolean[size];
    // Chains lead to higher ranks: what leads to a node is settled before the node itself.
    for (int node = 0; node < size; node++) {
      int next = losses.via[node];
      if (next >= 0) hasChain[next] |= hasChain[node] || losses.candidate[node];
    }
  }

  private static int[] begins(int[] of) {
    int[] begins = new int[of.length + 1];
    for (int to : of) {
      if (to >= 0) begins[to + 1]++;
    }
    for (int node = 0; node < of.length; node++) begins[node + 1] += begins[node];
    return begins;
  }

  private static int[] members(int[] of, int[] begins) {
    int[] members = new int[begins[of.length]];
    int[] at = begins.clone();
    for (int node = 0; node < of.length; node++) {
      if (of[node] >= 0) members[at[of[node]]++] = node;
    }
    return members;
  }

  /** Whether every candidate was tried; {@code unexplored} says how many were not. */
  public Completeness completeness() {
    return completeness;
  }

  /** The items asked about that have a single point of failure, in the order of their keys. */
  public List<Integer> items() {
    List<Integer> items = new ArrayList<>();
    for (int node = 0; node < isGoal.length; node++) {
      polls.step();
      if (isGoal[node] && hasPoints(node)) items.add(losses.network.item[node]);
    }
    items.sort(polls.during(topology::compareKeys));
    return items;
  }

  /** Whether {@link #points} of the item is not empty, without listing them. */
  public boolean has(int item) {
    int node = losses.network.rank(item);
    return node >= 0 && isGoal[node] && hasPoints(node);
  }

  private boolean hasPoints(int node) {
    return begin[node] < begin[node + 1] || hasChain[node];
  }

  /** Whether the item was asked about and is down without any further loss. */
  public boolean isDownAlready(int item) {
    return of.test(item) && topology.countsOn(item) && losses.network.rank(item) < 0;
  }

  /**
   * The single points of failure of one of the items asked about, in the order of their keys. Empty
   * if it has none, is down already or was not asked about.
   */
  public List<Integer> points(int item) {
    int node = losses.network.rank(item);
    if (node < 0 || !isGoal[node]) return List.of();
    List<Integer> found = new ArrayList<>();
    for (int i = begin[node]; i < begin[node + 1]; i++) {
      int end = points[i];
      for (int m = endBegin[end]; m < endBegin[end + 1]; m++) {
        polls.step();
        found.add(losses.network.item[endMembers[m]]);
      }
    }
    addChained(node, found);
    found.sort(polls.during(topology::compareKeys));
    return found;
  }

  /** Adds the candidates whose chains lead through the node. */
  private void addChained(int node, List<Integer> found) {
    List<Integer> open = new ArrayList<>();
    open.add(node);
    while (!open.isEmpty()) {
      int at = open.removeLast();
      if (!hasChain[at]) continue;
      for (int m = viaBegin[at]; m < viaBegin[at + 1]; m++) {
        polls.step();
        int member = viaMembers[m];
        open.add(member);
        if (losses.candidate[member]) found.add(losses.network.item[member]);
      }
    }
  }
}
