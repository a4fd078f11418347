package dev.faultline.impact;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which pairs of targets cannot share a wave. Targets are called by their place in the given array.
 */
final class WaveConflicts {
  /*
   * Two targets that are each allowed break the rule together only if some group with spare loses a provider by the one and another
   * by the other (the first item in the order of rounds that is worse off than with either alone has such a group). So only targets
   * that touch a common group are tried, the one on top of the other.
   */
  private final Patience patience;

  private final BitSet[] conflicts;

  /** By place, how many pairs meet in a group: what may conflict in larger sets. */
  private final int[] meetings;

  private boolean complete = true;

  WaveConflicts(WaveRule rule, int[] targets, Patience patience) {
    this.patience = patience;
    conflicts = new BitSet[targets.length];
    meetings = new int[targets.length];
    Map<Integer, BitSet> byGroup = new HashMap<>();
    int[][] groups = new int[targets.length][];
    for (int place = 0; place < targets.length; place++) {
      conflicts[place] = new BitSet(targets.length);
      complete &= !patience.isOver();
      groups[place] = complete ? rule.groups(targets[place]) : new int[0];
      for (int group : groups[place]) {
        byGroup.computeIfAbsent(group, _ -> new BitSet()).set(place);
      }
    }
    for (int place = 0; place < targets.length && complete; place++) {
      BitSet meeting = new BitSet();
      for (int group : groups[place]) meeting.or(byGroup.getOrDefault(group, meeting));
      meeting.clear(place);
      meetings[place] = meeting.cardinality();
      rule.clear();
      rule.add(targets[place]);
      for (int other = meeting.nextSetBit(place + 1);
          other >= 0;
          other = meeting.nextSetBit(other + 1)) {
        if (patience.isOver()) {
          complete = false;
          break;
        }
        if (rule.allows(targets[other])) continue;
        conflicts[place].set(other);
        conflicts[other].set(place);
      }
    }
    rule.clear();
  }

  /** False if the time was too short to try all pairs. */
  boolean isComplete() {
    return complete;
  }

  /** Size of a set in which each conflicts with each: it takes as many waves. */
  int clique() {
    int largest = 1;
    List<Integer> order = byDifficulty();
    for (int first : order) {
      patience.poll();
      BitSet common = (BitSet) conflicts[first].clone();
      int size = 1;
      while (!common.isEmpty()) {
        int best =
            common.stream()
                .boxed()
                .max(
                    Comparator.<Integer>comparingInt(place -> shared(place, common))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        common.and(conflicts[best]);
        size++;
      }
      largest = Math.max(largest, size);
      if (conflicts[first].cardinality() < largest) break;
    }
    return largest;
  }

  private int shared(int place, BitSet with) {
    BitSet both = (BitSet) with.clone();
    both.and(conflicts[place]);
    return both.cardinality();
  }

  private List<Integer> byDifficulty() {
    return IntStream.range(0, conflicts.length)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingInt(place -> -conflicts[place].cardinality())
                .thenComparingInt(place -> -meetings[place])
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Places of the targets that conflict and meet most. */
  List<Integer> hardest(int count) {
    return byDifficulty().subList(0, count);
  }

  /** The targets that are left while one wave is filled. */
  Front front(List<Integer> open) {
    return new Front(open);
  }

  /** Hands out the candidates for one wave. */
  final class Front {
    private final BitSet candidates = new BitSet();
    private final BitSet out = new BitSet();
    private int used;

    private Front(List<Integer> open) {
      for (int place : open) candidates.set(place);
    }

    /**
     * The candidate that conflicts most with what is shut out, then least with the others; or -1.
     */
    int next() {
      if (candidates.isEmpty()) return -1;
      int best = -1;
      long bestScore = Long.MIN_VALUE;
      for (int place = candidates.nextSetBit(0);
          place >= 0;
          place = candidates.nextSetBit(place + 1)) {
        long score =
            used == 0
                ? shared(place, candidates) * 10_000L + meetings[place]
                : shared(place, out) * 10_000L - shared(place, candidates);
        if (score > bestScore) {
          best = place;
          bestScore = score;
        }
      }
      return best;
    }

    /** The candidate is in the wave now; what conflicts with it is out. */
    void taken(int place) {
      used++;
      candidates.clear(place);
      BitSet hit = (BitSet) candidates.clone();
      hit.and(conflicts[place]);
      out.or(hit);
      candidates.andNot(hit);
    }

    /** The candidate does not fit. */
    void shutOut(int place) {
      candidates.clear(place);
      out.set(place);
    }
  }
}
