package dev.faultline.benchmark;

import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.BitSet;

/**
 * The floor: arcs towards dependents in two plain arrays, and a breadth-first search over them that
 * knows no levels, groups or caps. It keeps its memory from one question to the next.
 */
final class FlatGraph {
  private final int[] begin;
  private final int[] other;
  private final int[] seenIn;
  private final int[] queue;
  private int search;

  FlatGraph(Topology topology) {
    int items = topology.itemCount();
    begin = new int[items + 1];
    other = new int[topology.arcCount()];
    seenIn = new int[items];
    queue = new int[items];
    int arcs = 0;
    for (int item = 0; item < items; item++) {
      ArcPage page = topology.dependents(item);
      for (int arc = page.begin(item); arc < page.end(item); arc++) other[arcs++] = page.other(arc);
      begin[item + 1] = arcs;
    }
  }

  int items() {
    return queue.length;
  }

  int arcs() {
    return begin[queue.length];
  }

  int begin(int item) {
    return begin[item];
  }

  int other(int arc) {
    return other[arc];
  }

  /** Counts what can be reached from the item, without the item itself. */
  int reach(int item) {
    int now = ++search;
    int end = 0;
    queue[end++] = item;
    seenIn[item] = now;
    for (int at = 0; at < end; at++) {
      int from = queue[at];
      for (int arc = begin[from], last = begin[from + 1]; arc < last; arc++) {
        int next = other[arc];
        if (seenIn[next] != now) {
          seenIn[next] = now;
          queue[end++] = next;
        }
      }
    }
    return end - 1;
  }

  /** What can be reached from the item, without the item itself. */
  BitSet reached(int item) {
    int end = reach(item);
    BitSet reached = new BitSet();
    for (int at = 1; at <= end; at++) reached.set(queue[at]);
    return reached;
  }
}
