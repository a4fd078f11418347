package dev.faultline.impact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The fewest waves for a handful of targets, over all their subsets: time O(3^targets). */
final class SmallWaves {
  private final WaveRule rule;
  private final Patience patience;
  private List<int[]> waves = List.of();

  SmallWaves(WaveRule rule, Patience patience) {
    this.rule = rule;
    this.patience = patience;
  }

  /** The waves of the last question that was solved. */
  List<int[]> waves() {
    return waves;
  }

  /** Splits targets that can each be placed alone. False if the time was too short. */
  boolean solve(int[] targets) {
    BitSet allowed = new BitSet(1 << targets.length);
    rule.clear();
    boolean done = grow(targets, 0, 0, allowed);
    rule.clear();
    if (done) waves = fewest(targets, allowed);
    return done;
  }

  /** Notes all allowed sets that extend the present wave by targets from the given place on. */
  private boolean grow(int[] targets, int from, int set, BitSet allowed) {
    if (patience.isOver()) return false;
    allowed.set(set);
    for (int place = from; place < targets.length; place++) {
      int mark = rule.mark();
      if (!rule.add(targets[place])) continue;
      if (!grow(targets, place + 1, set | 1 << place, allowed)) return false;
      rule.undo(mark);
    }
    return true;
  }

  private static List<int[]> fewest(int[] targets, BitSet allowed) {
    int all = (1 << targets.length) - 1;
    int[] count = new int[all + 1];
    int[] wave = new int[all + 1];
    Arrays.fill(count, Integer.MAX_VALUE);
    count[0] = 0;
    for (int set = 1; set <= all; set++) {
      int first = Integer.lowestOneBit(set);
      int rest = set ^ first;
      for (int part = rest; ; part = part - 1 & rest) {
        if (allowed.get(part | first) && count[rest ^ part] + 1 < count[set]) {
          count[set] = count[rest ^ part] + 1;
          wave[set] = part | first;
        }
        if (part == 0) break;
      }
    }
    List<int[]> waves = new ArrayList<>();
    for (int set = all; set != 0; set ^= wave[set]) {
      int members = wave[set];
      waves.add(
          BitSet.valueOf(new long[] {members}).stream().map(place -> targets[place]).toArray());
    }
    return waves;
  }
}
