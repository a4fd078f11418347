package dev.faultline.analysis;

import dev.faultline.impact.Comparison;
import dev.faultline.impact.ComparisonSentences;
import dev.faultline.impact.Impact;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RelationType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How two answers differ, as a request reads it. */
record DiffView(ImpactView base, ImpactView head, Comparison comparison) {
  public String headline() {
    return sentences().headline(head.snapshot().catalogue().serviceTypes());
  }

  public int reasonCount() {
    return comparison.reasons().size();
  }

  private ComparisonSentences sentences() {
    return new ComparisonSentences(comparison, base.impact(), head.impact());
  }

  /** The rows that at least one of the two questions does not leave out. */
  List<Comparison.Row> rows(List<Comparison.Row> all) {
    Level least = base.minimum().compareTo(head.minimum()) < 0 ? base.minimum() : head.minimum();
    return all.stream()
        .filter(row -> row.base().compareTo(least) >= 0 || row.head().compareTo(least) >= 0)
        .toList();
  }

  Row row(Comparison.Row row) {
    return new Row(this, row);
  }

  /** An item that the two answers judge differently. */
  record Row(DiffView diff, Comparison.Row found) {
    public ItemView item() {
      return found.inHead() >= 0
          ? ItemView.of(diff.head.snapshot(), found.inHead())
          : ItemView.of(diff.base.snapshot(), found.inBase());
    }

    public Level base() {
      return found.base();
    }

    public Level head() {
      return found.head();
    }

    public @Nullable WhyView whyBase() {
      return why(diff.base, found.inBase());
    }

    public @Nullable WhyView whyHead() {
      return why(diff.head, found.inHead());
    }

    private static @Nullable WhyView why(ImpactView report, int item) {
      Impact impact = report.impact();
      if (item < 0 || !impact.isAffected(item)) return null;
      return WhyView.of(report.snapshot(), impact, impact.why(item));
    }
  }

  enum Kind {
    TARGET,
    QUESTION,
    RELATION,
    GROUP,
    STATE,
    LIFE_CYCLE
  }

  /** What made a difference. Values that a kind does not have are null. */
  record Reason(
      Kind kind,
      String sentence,
      @Nullable ItemView item,
      @Nullable ItemView provider,
      @Nullable RelationType relationType,
      @Nullable String group,
      @Nullable Level baseLevel,
      @Nullable Level headLevel,
      @Nullable Integer baseRequired,
      @Nullable Integer baseSize,
      @Nullable Integer headRequired,
      @Nullable Integer headSize,
      @Nullable LifeCycle baseLifeCycle,
      @Nullable LifeCycle headLifeCycle) {}

  List<Reason> reasons(int most) {
    return comparison.reasons().stream().limit(most).map(this::reason).toList();
  }

  private Reason reason(Comparison.Reason reason) {
    String said = sentences().reason(reason);
    return switch (reason) {
      case Comparison.QuestionDiffers _ -> levels(Kind.QUESTION, said, null, null, null);
      case Comparison.TargetDiffers(var item, var was, var is) ->
          levels(Kind.TARGET, said, item(item), was, is);
      case Comparison.StateDiffers(var item, var was, var is) ->
          levels(Kind.STATE, said, item(item), was, is);
      case Comparison.RelationDiffers relation ->
          new Reason(
              Kind.RELATION,
              said,
              item(relation.dependent()),
              item(relation.provider()),
              type(relation.type()),
              relation.group(),
              relation.base(),
              relation.head(),
              null,
              null,
              null,
              null,
              null,
              null);
      case Comparison.GroupDiffers group ->
          new Reason(
              Kind.GROUP,
              said,
              item(group.dependent()),
              null,
              null,
              group.group(),
              null,
              null,
              group.baseRequired(),
              group.baseSize(),
              group.headRequired(),
              group.headSize(),
              null,
              null);
      case Comparison.LifeCycleDiffers(var item, var was, var is) ->
          new Reason(
              Kind.LIFE_CYCLE,
              said,
              item(item),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              was,
              is);
    };
  }

  private Reason levels(
      Kind kind, String said, @Nullable ItemView item, @Nullable Level was, @Nullable Level is) {
    return new Reason(
        kind, said, item, null, null, null, was, is, null, null, null, null, null, null);
  }

  private ItemView item(String key) {
    int inHead = head.snapshot().topology().find(key);
    return inHead >= 0
        ? ItemView.of(head.snapshot(), inHead)
        : ItemView.of(base.snapshot(), base.snapshot().topology().find(key));
  }

  private RelationType type(String name) {
    return head.snapshot()
        .catalogue()
        .findRelationType(name)
        .orElseGet(() -> base.snapshot().catalogue().relationType(name));
  }
}
