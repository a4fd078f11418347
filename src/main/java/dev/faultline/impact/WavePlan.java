package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A change of many targets split into waves, so that no wave on its own takes a protected item
 * above the worst level allowed. A protected item that is above it without the change may stay
 * there, but not get worse.
 *
 * <p>Between two waves all targets of the first are taken to be back.
 *
 * @param waves targets in the order they were given in; waves by their first target
 * @param unplaceable targets that break a protected item alone, in the order they were given in
 * @param undecided targets that are in no wave because the time was up before; in the order they
 *     were given in
 * @param fewestPossible no plan for the placed targets has fewer waves than this
 * @param searchedToTheEnd false if the budget ended the search for a plan with fewer waves; the
 *     plan is valid all the same
 */
public record WavePlan(
    Question question,
    List<List<Target>> waves,
    List<Unplaceable> unplaceable,
    List<Target> undecided,
    int fewestPossible,
    boolean searchedToTheEnd) {
  /** Up to so many targets that can be placed, the plan has the fewest waves there can be. */
  public static final int EXACT_UP_TO = 12;

  public WavePlan {
    waves = waves.stream().map(List::copyOf).toList();
    unplaceable = List.copyOf(unplaceable);
    undecided = List.copyOf(undecided);
  }

  /**
   * What is to be planned.
   *
   * @param query the targets, of an item that is named twice the worse effect counts; what else is
   *     down; whether present states count. Of its budget the time limits the search and the
   *     cancelling ends the analysis; hops and items do not count
   * @param isProtected the items to protect
   * @param worstAllowed the worst level that a wave may take them to
   */
  public record Question(
      ImpactEngine engine,
      Topology topology,
      ImpactQuery query,
      IntPredicate isProtected,
      Level worstAllowed) {
    /** The impact of some of the targets, without limits. */
    Impact impact(List<Target> targets) {
      Budget unlimited = Budget.unlimited();
      return engine.analyse(
          topology,
          new ImpactQuery(
              targets,
              query.alsoChanging(),
              query.ignoreStates(),
              query.relationTypes(),
              new Budget(
                  unlimited.maxHops(),
                  unlimited.maxItems(),
                  unlimited.maxTime(),
                  query.budget().cancelled())));
    }

    /** The worst level that the item may be at. */
    Level allowed(Impact impact, int item) {
      Level before = impact.before(item);
      return before.compareTo(worstAllowed) > 0 ? before : worstAllowed;
    }
  }

  /**
   * A target that fits in no wave.
   *
   * @param item the protected item that it breaks worst; of several the nearest, then by key
   * @param level the level that it takes the item to
   * @param allowed the level that would have been allowed
   * @param why the chain; null if the target is the protected item itself
   * @param sentence all this for a person
   */
  public record Unplaceable(
      Target target, int item, Level level, Level allowed, @Nullable Why why, String sentence) {}

  /**
   * Makes a plan. Up to {@link #EXACT_UP_TO} targets it has the fewest waves there can be, beyond
   * that the fewest found; it is the same each time unless the time runs out.
   *
   * <p>Cost: the pairs of targets that meet in a redundancy group, and waves × targets, each times
   * what one target reaches on the way to the protected items.
   */
  public static WavePlan of(Question question) {
    return new WaveSearch(question).plan();
  }

  /** Whether no plan can have fewer waves; false if the time was up before all was decided. */
  public boolean isOptimal() {
    return undecided.isEmpty() && waves.size() == fewestPossible;
  }

  /** Whether it was decided of every target whether and where it fits. */
  public Completeness completeness() {
    return new Completeness(
        undecided.isEmpty() ? Set.of() : Set.of(Completeness.Reason.TIME), undecided.size(), 0);
  }

  /** What a wave does on its own. */
  public Impact impact(int wave) {
    return question.impact(waves.get(wave));
  }
}
