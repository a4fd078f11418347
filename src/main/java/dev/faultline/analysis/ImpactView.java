package dev.faultline.analysis;

import dev.faultline.impact.Budget;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Sentences;
import dev.faultline.impact.Summary;
import dev.faultline.model.Level;
import dev.faultline.model.Revision;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an impact question as a request reads it.
 *
 * @param minimum rows below this level are left out
 * @param circumstances what makes the estate another one than today's: a revision, edits
 */
public record ImpactView(
    Snapshot snapshot,
    Impact impact,
    Level minimum,
    AnswerSettings settings,
    List<Object> circumstances) {
  /** An answer about the estate as it is. */
  ImpactView(Snapshot snapshot, Impact impact, Level minimum, AnswerSettings settings) {
    this(snapshot, impact, minimum, settings, List.of());
  }

  /** An item that the change touches. */
  record TargetView(ItemView item, Level effect, boolean countsOn) {}

  public Revision revision() {
    return snapshot.revision();
  }

  public List<TargetView> targets() {
    return impact.targets().stream()
        .map(target ->
            new TargetView(
                ItemView.of(snapshot, target.item()),
                target.effect(),
                snapshot.topology().countsOn(target.item())))
        .toList();
  }

  public String headline() {
    return Sentences.headline(impact, snapshot.catalogue().serviceTypes());
  }

  /** What the answer is an answer to, for cursors. */
  List<Object> question() {
    var topology = snapshot.topology();
    var query = impact.query();
    return List.of(
        named(query.targets()),
        named(query.alsoChanging()),
        query.ignoreStates(),
        query.relationTypes().stream().sorted().toList(),
        minimum,
        query.budget().maxHops(),
        query.budget().maxItems(),
        topology.countedOn().stream().sorted().toList(),
        circumstances);
  }

  private List<String> named(List<dev.faultline.impact.Target> targets) {
    return targets.stream()
        .map(target -> snapshot.topology().key(target.item()) + "=" + target.effect())
        .sorted()
        .toList();
  }

  /** How many rows have at least the minimum level; they come first. */
  int rowCount() {
    return impact.affectedCount(minimum);
  }

  boolean isRow(int item) {
    return impact.level(item).compareTo(minimum) >= 0;
  }

  AffectedView row(int item) {
    return new Row(snapshot, impact, item);
  }

  private record Row(Snapshot snapshot, Impact impact, int number) implements AffectedView {
    @Override
    public ItemView item() {
      return ItemView.of(snapshot, number);
    }

    @Override
    public Level level() {
      return impact.level(number);
    }

    @Override
    public Level before() {
      return impact.before(number);
    }

    @Override
    public int hops() {
      return impact.hops(number);
    }

    @Override
    public WhyView why() {
      return WhyView.of(snapshot, impact, impact.why(number));
    }

    @Override
    public @Nullable ResponsibilityView responsible(UnaryOperator<Budget> within) {
      return ResponsibilityView.of(snapshot, impact, number, within.apply(impact.query().budget()));
    }
  }

  /** Counts of the rows. */
  public SummaryView summary() {
    return new SummaryView(snapshot, impact.summary(snapshot.catalogue().serviceTypes(), minimum));
  }

  /** Counts as a request reads them. */
  record SummaryView(Snapshot snapshot, Summary counts) {
    record LevelCount(Level level, int count) {}

    record TypeCount(dev.faultline.model.ItemType type, int count) {}

    record CriticalityCount(@Nullable Integer criticality, int count) {}

    public int affectedCount() {
      return counts.affected();
    }

    public List<LevelCount> byLevel() {
      return counts.byLevel().entrySet().stream()
          .filter(entry -> entry.getValue() > 0)
          .sorted(Map.Entry.<Level, Integer>comparingByKey().reversed())
          .map(entry -> new LevelCount(entry.getKey(), entry.getValue()))
          .toList();
    }

    public List<TypeCount> byType() {
      return counts.byType().entrySet().stream()
          .sorted(
              Map.Entry.<String, Integer>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .map(entry -> new TypeCount(ItemView.type(snapshot, entry.getKey()), entry.getValue()))
          .toList();
    }

    public List<CriticalityCount> byCriticality() {
      return counts.byCriticality().entrySet().stream()
          .sorted(Comparator.comparingInt(entry -> entry.getKey() + 7 & 7))
          .map(entry ->
              new CriticalityCount(entry.getKey() == 0 ? null : entry.getKey(), entry.getValue()))
          .toList();
    }

    public int servicesDown() {
      return counts.services().getOrDefault(Level.DOWN, 0);
    }

    public int servicesDegraded() {
      return counts.services().getOrDefault(Level.DEGRADED, 0);
    }

    public int servicesAtRisk() {
      return counts.services().getOrDefault(Level.AT_RISK, 0);
    }
  }
}
