package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** The search behind {@link WavePlan}. */
final class WaveSearch {
  /*
   * Waves are the colours of a hypergraph: sets of targets that break the rule together must not have one colour. A colouring of the
   * conflicts between pairs is made first, largest first by wave (RLF [1]) with the exact rule as the judge of every step, and compared
   * with first-fit in two orders. Then it is repeated wave by wave in other orders of the waves (iterated greedy [2]): since a part of a
   * wave is a wave, that never takes more waves, and often fewer. Small plans are solved exactly over all subsets.
   *
   * Every step grows one wave on one fixpoint, so memory does not grow with the number of waves.
   *
   * The time may be up at any step. What is decided by then stands, since a part of a wave is a wave; the other targets are undecided.
   *
   * [1] Leighton, A graph coloring algorithm for large scheduling problems, 1979
   * [2] Culberson, Iterated greedy graph coloring and the difficulty landscape, 1992
   */
  private static final int ROUNDS_WITHOUT_GAIN = 24;

  private final WavePlan.Question question;
  private final Patience patience;
  private final List<Target> targets;
  private final WaveRule rule;
  private boolean searchedToTheEnd = true;

  WaveSearch(WavePlan.Question question) {
    this(question, new Patience(question.query().budget()));
  }

  WaveSearch(WavePlan.Question question, Patience patience) {
    this.question = question;
    this.patience = patience;
    Map<Integer, Target> worst = new LinkedHashMap<>();
    for (Target target : question.query().targets()) {
      worst.merge(target.item(), target, (a, b) -> a.effect().compareTo(b.effect()) >= 0 ? a : b);
    }
    targets = List.copyOf(worst.values());
    rule = new WaveRule(question, targets, patience);
  }

  WavePlan plan() {
    return plan(WavePlan.EXACT_UP_TO);
  }

  /**
   * @param exactUpTo the largest plan that is solved over all subsets
   */
  WavePlan plan(int exactUpTo) {
    List<WavePlan.Unplaceable> unplaceable = new ArrayList<>();
    List<Integer> placeable = new ArrayList<>();
    BitSet undecided = new BitSet();
    for (int target = 0; target < targets.size(); target++) {
      if (patience.isOver()) undecided.set(target);
      else if (rule.allows(target)) placeable.add(target);
      else unplaceable.add(unplaceable(targets.get(target)));
    }
    int[] open = placeable.stream().mapToInt(Integer::intValue).toArray();
    List<int[]> waves = List.of();
    int fewest = Math.min(1, open.length);
    if (open.length > 0) {
      SmallWaves small = new SmallWaves(rule, patience);
      boolean solved = open.length <= exactUpTo && small.solve(open);
      if (solved) {
        waves = small.waves();
        fewest = waves.size();
      } else {
        WaveConflicts conflicts = new WaveConflicts(rule, open, patience.half());
        waves = largestFirst(open, conflicts);
        if (isComplete(waves, open)) {
          fewest = conflicts.clique(waves.size(), patience.half());
          if (fewest < waves.size()) {
            fewest = Math.max(fewest, boundBySome(small, open, conflicts));
          }
          waves = improve(waves, open, fewest);
        } else {
          fewest = Math.min(1, waves.size());
          for (int target : open) undecided.set(target);
          for (int[] wave : waves) for (int target : wave) undecided.clear(target);
        }
        searchedToTheEnd &= conflicts.isComplete();
      }
    }
    return new WavePlan(
        question,
        ordered(waves),
        unplaceable,
        undecided.stream().mapToObj(targets::get).toList(),
        fewest,
        searchedToTheEnd && undecided.isEmpty());
  }

  private static boolean isComplete(List<int[]> waves, int[] all) {
    return waves.stream().mapToInt(wave -> wave.length).sum() == all.length;
  }

  /** What the most difficult targets need by themselves. */
  private static int boundBySome(SmallWaves small, int[] all, WaveConflicts conflicts) {
    int count = Math.min(WavePlan.EXACT_UP_TO, all.length);
    int[] some = conflicts.hardest(count).stream().mapToInt(place -> all[place]).toArray();
    return small.solve(some) ? small.waves().size() : 1;
  }

  private List<List<Target>> ordered(List<int[]> waves) {
    for (int[] wave : waves) Arrays.sort(wave);
    return waves.stream()
        .sorted(Comparator.comparingInt(wave -> wave[0]))
        .map(wave -> Arrays.stream(wave).mapToObj(targets::get).toList())
        .toList();
  }

  /**
   * Fills wave after wave: next comes what conflicts most with what the wave already shut out.
   * Leaves out targets if the time is up.
   */
  private List<int[]> largestFirst(int[] all, WaveConflicts conflicts) {
    List<int[]> waves = new ArrayList<>();
    List<Integer> open = new ArrayList<>(IntStream.range(0, all.length).boxed().toList());
    while (!open.isEmpty() && !patience.isOver()) {
      rule.clear();
      WaveConflicts.Front front = conflicts.front(open);
      List<Integer> wave = new ArrayList<>();
      for (int place = front.next(); place >= 0; place = front.next()) {
        if (patience.isOver() && !wave.isEmpty()) break;
        if (rule.add(all[place])) {
          wave.add(place);
          front.taken(place);
        } else {
          front.shutOut(place);
        }
      }
      open.removeAll(wave);
      waves.add(wave.stream().mapToInt(place -> all[place]).toArray());
    }
    return waves;
  }

  /** Fills wave after wave in the given order. Leaves out targets if the time is up. */
  private List<int[]> firstFit(int[] order) {
    List<int[]> waves = new ArrayList<>();
    int[] open = order;
    while (open.length > 0) {
      rule.clear();
      int[] wave = new int[open.length];
      int[] left = new int[open.length];
      int taken = 0;
      int leftCount = 0;
      for (int target : open) {
        if (patience.isOver()) return waves;
        if (rule.add(target)) wave[taken++] = target;
        else left[leftCount++] = target;
      }
      waves.add(Arrays.copyOf(wave, taken));
      open = Arrays.copyOf(left, leftCount);
    }
    return waves;
  }

  private List<int[]> improve(List<int[]> first, int[] all, int fewest) {
    List<int[]> best = first;
    Random random = new Random(42);
    List<int[]> at = best;
    for (int round = 0; round < ROUNDS_WITHOUT_GAIN && best.size() > fewest; round++) {
      at = firstFit(round == 0 ? all : order(at, round, random));
      if (!isComplete(at, all)) {
        searchedToTheEnd = false;
        break;
      }
      if (at.size() < best.size()) {
        best = at;
        round = 1;
      } else if (at.size() > best.size()) {
        at = best;
      }
    }
    return best;
  }

  /** The waves one behind the other: largest first, last first, or shuffled. */
  private static int[] order(List<int[]> waves, int round, Random random) {
    List<int[]> order = new ArrayList<>(waves);
    switch (round % 3) {
      case 1 -> order.sort(Comparator.comparingInt(wave -> -wave.length));
      case 2 -> order = order.reversed();
      default -> Collections.shuffle(order, random);
    }
    return order.stream().flatMapToInt(Arrays::stream).toArray();
  }

  private WavePlan.Unplaceable unplaceable(Target target) {
    Impact impact = question.impact(List.of(target));
    Topology topology = question.topology();
    Level level = impact.level(target.item());
    boolean itself =
        question.isProtected().test(target.item())
            && level.compareTo(question.allowed(impact, target.item())) > 0;
    List<Integer> broken =
        impact.affected(item ->
            question.isProtected().test(item)
                && impact.level(item).compareTo(question.allowed(impact, item)) > 0);
    boolean worse = !broken.isEmpty() && impact.level(broken.getFirst()).compareTo(level) > 0;
    int item = itself && !worse ? target.item() : broken.getFirst();
    Why why = item == target.item() ? null : impact.why(item);
    Level allowed = question.allowed(impact, item);
    String finding =
        why == null
            ? new Wording(topology).name(item)
                + " is protected itself, and the change leaves it "
                + level.words()
                + "."
            : Sentences.why(impact, why);
    String sentence = finding + " It may be " + allowed.words() + " at worst.";
    return new WavePlan.Unplaceable(target, item, impact.level(item), allowed, why, sentence);
  }
}
