package dev.faultline.analysis;

import dev.faultline.analysis.ImpactInput.BudgetInput;
import dev.faultline.analysis.ImpactInput.TargetInput;
import dev.faultline.graphql.Deadline;
import dev.faultline.impact.Budget;
import dev.faultline.impact.Impact;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.topology.HypotheticalEdit;
import dev.faultline.topology.Overlay;
import dev.faultline.topology.Topology;
import graphql.GraphQLContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks impact questions, keeps them within limits, and puts them to the engine. */
final class Questions {
  private final Snapshots snapshots;
  private final AnswerSettings settings;
  private final History history;
  private final ImpactEngine engine = new ImpactEngine();

  /** For other estates than today's, so that what today's present states do stays computed. */
  private final ImpactEngine elsewhere = new ImpactEngine();

  Questions(Snapshots snapshots, History history, AnswerSettings settings) {
    this.snapshots = snapshots;
    this.history = history;
    this.settings = settings;
  }

  /** Answers the question over the request's snapshot. */
  ImpactView answer(ImpactInput input, GraphQLContext request) {
    Deadline deadline = Deadline.of(request);
    Stage stage =
        stage(
            input.atLeastRevision(),
            input.at(),
            input.overlay(),
            input.includeLifeCycles(),
            deadline,
            request);
    Snapshot snapshot = stage.snapshot();
    List<TargetInput> given = input.alsoChanging() == null ? List.of() : input.alsoChanging();
    if (input.targets().isEmpty()) throw new InvalidInput("targets must name at least one item.");
    atMost("targets", "items", input.targets().size());
    atMost("alsoChanging", "items", given.size());
    ImpactQuery query =
        new ImpactQuery(
            targets(snapshot, input.targets()),
            targets(snapshot, given),
            Boolean.TRUE.equals(input.ignoreStates()),
            relationTypes(snapshot, input.relationTypes()),
            budget(input.budget(), deadline));
    Impact impact = stage.engine().analyse(snapshot.topology(), query);
    Level minimum = input.minimumLevel() == null ? Level.AT_RISK : input.minimumLevel();
    return new ImpactView(snapshot, impact, minimum, settings, stage.circumstances());
  }

  /**
   * The estate that a question is about: today's, or that of a revision or time, with hypothetical
   * edits, counting on items of the given life cycles.
   *
   * @param circumstances what makes it another than today's, for cursors
   */
  record Stage(Snapshot snapshot, ImpactEngine engine, List<Object> circumstances) {}

  /** Sets the stage for a question over the request's snapshot. */
  Stage stage(
      @Nullable Long atLeastRevision,
      History.@Nullable AtInput at,
      @Nullable List<EditInput> overlay,
      @Nullable List<LifeCycle> includeLifeCycles,
      Deadline deadline,
      GraphQLContext request) {
    Snapshot snapshot = snapshots.of(request);
    if (atLeastRevision != null && atLeastRevision > snapshot.revision().number()) {
      snapshot = snapshots.atLeast(atLeastRevision);
    }
    Topology today = snapshot.topology();
    List<Object> circumstances = new ArrayList<>();
    if (at != null) {
      snapshot = at(snapshot, at, deadline);
      circumstances.add(snapshot.revision().number());
    }
    if (overlay != null && !overlay.isEmpty()) {
      atMost("overlay", "edits", overlay.size());
      List<HypotheticalEdit> edits = EditInput.all(snapshot, overlay);
      snapshot = snapshot.with(Overlay.apply(snapshot.topology(), edits));
      circumstances.addAll(edits);
    }
    snapshot = including(snapshot, includeLifeCycles);
    return new Stage(
        snapshot, snapshot.topology() == today ? engine : elsewhere, List.copyOf(circumstances));
  }

  private Snapshot at(Snapshot snapshot, History.AtInput at, Deadline deadline) {
    Long number = at.revision();
    boolean unseen = number != null && number > snapshot.revision().number();
    return history.at(unseen ? snapshots.newest() : snapshot, at, deadline::check);
  }

  /** What the targets do together on top of the present states. */
  Impact analyse(Snapshot snapshot, List<Target> targets, Deadline deadline) {
    ImpactQuery query =
        new ImpactQuery(targets, List.of(), false, Set.of(), budget(null, deadline));
    return engine.analyse(snapshot.topology(), query);
  }

  private static Snapshot including(Snapshot snapshot, @Nullable List<LifeCycle> lifeCycles) {
    if (lifeCycles == null || lifeCycles.isEmpty()) return snapshot;
    return snapshot.with(snapshot.topology().countingOn(EnumSet.copyOf(lifeCycles)));
  }

  void atMost(String field, int given) {
    atMost(field, "items", given);
  }

  private void atMost(String field, String what, int given) {
    if (given > settings.maxTargets()) {
      throw new InvalidInput(
          field
              + " takes at most "
              + settings.maxTargets()
              + " "
              + what
              + " but was given "
              + given
              + ".");
    }
  }

  static List<Target> targets(Snapshot snapshot, List<TargetInput> inputs) {
    return inputs.stream()
        .map(input -> new Target(Snapshots.find(snapshot, input.item()), input.effectOrDown()))
        .toList();
  }

  private static Set<String> relationTypes(Snapshot snapshot, @Nullable List<String> names) {
    Set<String> known = new TreeSet<>();
    for (String name : names == null ? List.<String>of() : names) {
      known.add(snapshot.catalogue().relationType(name).name());
    }
    return known;
  }

  Budget budget(@Nullable BudgetInput input, Deadline deadline) {
    int longest = (int) settings.maxTime().toMillis();
    if (input == null) input = new BudgetInput(null, null, null);
    return new Budget(
        limit("budget.maxHops", input.maxHops(), Integer.MAX_VALUE),
        limit("budget.maxItems", input.maxItems(), settings.maxItems()),
        Duration.ofMillis(limit("budget.maxMillis", input.maxMillis(), longest)),
        deadline::isOver);
  }

  private static int limit(String field, @Nullable Integer wanted, int most) {
    if (wanted == null) return most;
    if (wanted < 0) throw new InvalidInput(field + " must be >= 0 but was " + wanted + ".");
    return Math.min(wanted, most);
  }
}
