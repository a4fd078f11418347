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
  private final BitSet[] conflicts;

  /** The same as words, for counting. */
  private final long[][] rows;

  /** By place, how many pairs meet in a group: what may conflict in larger sets. */
  private final int[] meetings;

  private boolean complete = true;

  WaveConflicts(WaveRule rule, int[] targets, Patience patience) {
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
    rows = new long[targets.length][];
    for (int place = 0; place < rows.length; place++) rows[place] = conflicts[place].toLongArray();
  }

  /** False if the time was too short to try all pairs, or for the search for a clique. */
  boolean isComplete() {
    return complete;
  }

  /**
   * Size of a set in which each conflicts with each: it takes as many waves. The search ends where
   * one of the given size is found.
   *
   * @param patience when it is over, the largest set found by then is the answer
   */
  int clique(int enough, Patience patience) {
    int largest = 1;
    for (int first : byDifficulty()) {
      if (largest >= enough || conflicts[first].cardinality() < largest) break;
      BitSet common = (BitSet) conflicts[first].clone();
      int size = 1;
      for (int left = common.cardinality(); left > 0 && size + left > largest; ) {
        if (patience.isOver()) {
          complete = false;
          return Math.max(largest, size);
        }
        common.and(conflicts[mostShared(common)]);
        left = common.cardinality();
        size++;
      }
      largest = Math.max(largest, size);
    }
    return largest;
  }

  /** The one of the places that conflicts with most of the others; of equal ones the first. */
  private int mostShared(BitSet places) {
    long[] with = places.toLongArray();
    int best = -1;
    int most = -1;
    for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
      int count = shared(place, with);
      if (count > most) {
        best = place;
        most = count;
      }
    }
    return best;
  }

  /** How many of the places, given as {@link BitSet#toLongArray} does, the place conflicts with. */
  private int shared(int place, long[] with) {
    long[] row = rows[place];
    int count = 0;
    for (int word = Math.min(row.length, with.length) - 1; word >= 0; word--) {
      count += Long.bitCount(row[word] & with[word]);
    }
    return count;
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
      long[] among = candidates.toLongArray();
      long[] shutOut = out.toLongArray();
      int best = -1;
      long bestScore = Long.MIN_VALUE;
      for (int place = candidates.nextSetBit(0);
          place >= 0;
          place = candidates.nextSetBit(place + 1)) {
        long score =
            used == 0
                ? shared(place, among) * 10_000L + meetings[place]
                : shared(place, shutOut) * 10_000L - shared(place, among);
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
