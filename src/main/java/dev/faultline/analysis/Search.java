package dev.faultline.analysis;

import dev.faultline.graphql.Deadline;
import dev.faultline.impact.Budget;
import dev.faultline.impact.Completeness;
import dev.faultline.impact.Impact;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.model.Level;
import dev.faultline.model.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One search under way: the estate that it is about, and its checked conditions.
 *
 * @param circumstances what makes the estate another than today's, for cursors
 * @param budget of the search itself
 * @param each of one impact analysis within it, such as a proof
 * @param remedy what brings about the whole answer
 */
record Search(
    Snapshot snapshot,
    ImpactEngine engine,
    List<Object> circumstances,
    List<Target> alsoChanging,
    boolean ignoreStates,
    Budget budget,
    Budget each,
    Deadline deadline,
    AnswerSettings settings,
    Remedy remedy) {

  Revision revision() {
    return snapshot.revision();
  }

  /** What targets would do under the same conditions. */
  Impact impact(List<Target> targets) {
    return engine.analyse(
        snapshot.topology(), new ImpactQuery(targets, alsoChanging, ignoreStates, Set.of(), each));
  }

  /** What the loss of some items would do under the same conditions. */
  Impact loss(List<Integer> items) {
    return impact(items.stream().map(Target::down).toList());
  }

  /** The same search, with the present states of some items left out. */
  Search withoutStatesOf(Set<Integer> items) {
    if (ignoreStates) return this;
    var topology = snapshot.topology();
    List<Target> given = new ArrayList<>(alsoChanging);
    for (int i = 0; i < topology.impairedCount(); i++) {
      int item = topology.impaired(i);
      if (!items.contains(item)) given.add(new Target(item, topology.state(item)));
    }
    return new Search(
        snapshot, engine, circumstances, given, true, budget, each, deadline, settings, remedy);
  }

  /** The same search with some items lost beforehand. */
  Search afterLossOf(List<Integer> items) {
    List<Target> given = new ArrayList<>(alsoChanging);
    for (int item : items) given.add(Target.down(item));
    return new Search(
        snapshot,
        engine,
        circumstances,
        given,
        ignoreStates,
        budget,
        each,
        deadline,
        settings,
        remedy);
  }

  ImpactView report(Impact impact) {
    return new ImpactView(snapshot, impact, Level.AT_RISK, settings, circumstances);
  }

  /** The conditions, for cursors. */
  List<Object> conditions() {
    var topology = snapshot.topology();
    return List.of(
        alsoChanging.stream()
            .map(target -> topology.key(target.item()) + "=" + target.effect())
            .sorted()
            .toList(),
        ignoreStates,
        circumstances,
        topology.countedOn().stream().sorted().toList());
  }

  Extent extent(Completeness found) {
    return new Extent(found, budget, remedy.of(found));
  }

  /** How much of a search was carried out, as a request reads it. */
  record Extent(Completeness found, Budget inForce, @Nullable String remedy) {
    public ImpactController.Status status() {
      return found.isComplete()
          ? ImpactController.Status.COMPLETE
          : ImpactController.Status.LOWER_BOUND;
    }

    public List<Completeness.Reason> reasons() {
      return List.copyOf(found.reasons());
    }

    public int unexplored() {
      return found.unexplored();
    }

    public ImpactController.BudgetView budget() {
      return ImpactController.BudgetView.of(inForce);
    }
  }
}
