package dev.faultline.analysis;

import dev.faultline.analysis.ImpactInput.BudgetInput;
import dev.faultline.analysis.ImpactInput.TargetInput;
import dev.faultline.graphql.Deadline;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.ItemRef;
import dev.faultline.impact.Budget;
import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.InvalidInput;
import dev.faultline.topology.Topology;
import graphql.GraphQLContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Prepares searches over the estate, and lets only a few of them run at once: each takes memory
 * that grows with the estate.
 */
final class Searches {
  private final Questions questions;
  private final AnswerSettings settings;
  private final Duration longest;
  private final Duration longestSearch;
  private final Semaphore free;

  Searches(Questions questions, AnswerSettings settings, GraphQlLimits limits) {
    this.questions = questions;
    this.settings = settings;
    longest = longest(settings, limits);
    longestSearch = longestSearch(settings, limits);
    free = new Semaphore(settings.maxSearches(), true);
  }

  /** The longest time of a search: what is left of a request's is for the answer. */
  static Duration longestSearch(AnswerSettings settings, GraphQlLimits limits) {
    return longest(settings, limits).multipliedBy(3).dividedBy(4);
  }

  private static Duration longest(AnswerSettings settings, GraphQlLimits limits) {
    boolean requestIsShorter = limits.maxTime().compareTo(settings.maxTime()) < 0;
    return requestIsShorter ? limits.maxTime() : settings.maxTime();
  }

  /** A search over the request's snapshot. */
  Search prepare(Conditions conditions, GraphQLContext request) {
    Deadline deadline = Deadline.of(request);
    Questions.Stage stage =
        questions.stage(
            conditions.atLeastRevision(),
            conditions.at(),
            conditions.overlay(),
            conditions.includeLifeCycles(),
            deadline,
            request);
    Snapshot snapshot = stage.snapshot();
    List<TargetInput> given =
        conditions.alsoChanging() == null ? List.of() : conditions.alsoChanging();
    questions.atMost("alsoChanging", given.size());
    return new Search(
        snapshot,
        stage.engine(),
        stage.circumstances(),
        Questions.targets(snapshot, given),
        Boolean.TRUE.equals(conditions.ignoreStates()),
        withReserve(questions.budget(conditions.budget(), deadline), deadline),
        questions.budget(null, deadline),
        deadline,
        settings,
        remedies(conditions.budget(), deadline));
  }

  private Remedy remedies(@Nullable BudgetInput wanted, Deadline deadline) {
    return Remedy.ofSearch(questions.budget(wanted, deadline), longestSearch, settings);
  }

  /**
   * Ends the search while there is time to answer with what was found: after three quarters of what
   * a request may take, and an eighth before the request's own end.
   */
  Budget withReserve(Budget wanted, Deadline deadline) {
    Duration left = deadline.left().minus(longest.dividedBy(8));
    Duration most = left.compareTo(longestSearch) < 0 ? left : longestSearch;
    if (most.isNegative()) most = Duration.ZERO;
    if (wanted.maxTime().compareTo(most) <= 0) return wanted;
    return new Budget(wanted.maxHops(), wanted.maxItems(), most, wanted.cancelled());
  }

  /**
   * Runs the search as soon as it is its turn.
   *
   * @param work gets the budget that is left by then
   * @throws DeadlineExceeded if it is not before the request's time is up
   */
  <T> T run(Search search, Function<Budget, T> work) {
    boolean admitted = false;
    try {
      admitted = free.tryAcquire(search.deadline().left().toNanos(), TimeUnit.NANOSECONDS);
      if (!admitted) {
        throw new DeadlineExceeded(
            "Other searches over the estate kept the server busy until the request's time was up."
                + " Ask again later.");
      }
      return work.apply(withReserve(search.budget(), search.deadline()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeadlineExceeded("The request was cancelled.");
    } finally {
      if (admitted) free.release();
    }
  }

  /** The items that references name, each once, in that order. */
  List<Integer> items(String argument, List<ItemRef> references, Snapshot snapshot) {
    if (references.isEmpty()) {
      throw new InvalidInput(argument + " must name at least one item.");
    }
    questions.atMost(argument, references.size());
    return references.stream().map(item -> Snapshots.find(snapshot, item)).distinct().toList();
  }

  /** The targets that a request names. */
  List<dev.faultline.impact.Target> targets(List<TargetInput> inputs, Snapshot snapshot) {
    if (inputs.isEmpty()) throw new InvalidInput("targets must name at least one item.");
    questions.atMost("targets", inputs.size());
    return Questions.targets(snapshot, inputs);
  }

  /** Items that a filter lets through, of those in use. */
  record Chosen(IntPredicate test, int count, boolean filtered) {}

  /** What the filter lets through; everything where there is none. */
  Chosen chosen(@Nullable ItemFilter filter, Snapshot snapshot) {
    IntPredicate fits = ItemMatcher.of(filter, snapshot, settings);
    Topology topology = snapshot.topology();
    int count = 0;
    for (int item = 0; item < topology.itemCount(); item++) {
      if (topology.countsOn(item) && fits.test(item)) count++;
    }
    return new Chosen(fits, count, filter != null);
  }

  /**
   * What the filter lets through, which must not be nothing: an answer about nothing would read
   * like an all-clear.
   *
   * @param except an item that is not counted, or -1
   */
  Chosen someChosen(String argument, @Nullable ItemFilter filter, Snapshot snapshot, int except) {
    Chosen chosen = chosen(filter, snapshot);
    boolean counted =
        except >= 0 && snapshot.topology().countsOn(except) && chosen.test().test(except);
    int others = chosen.count() - (counted ? 1 : 0);
    if (chosen.filtered() && others == 0) {
      throw new InvalidInput(
          argument
              + " fits no "
              + (counted ? "other " : "")
              + "item in use, so that there is nothing to examine. Widen the filter.");
    }
    return new Chosen(chosen.test(), others, chosen.filtered());
  }
}
