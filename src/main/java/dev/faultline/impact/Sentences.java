package dev.faultline.impact;

import dev.faultline.model.DependentEnd;
import dev.faultline.model.Level;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says an answer as a person would say it.
 *
 * <p>Items are called by their names, by their keys where they have none. What a sentence leaves
 * out it counts ("and 7 more"). Stateless; safe for use by several threads.
 */
public final class Sentences {
  private static final int TARGETS_NAMED = 3;
  private static final int AFFECTED_NAMED = 5;

  /** Items whose loss of redundancy is looked up for a headline, at some 20 µs each. */
  private static final int PROVED = 20;

  private Sentences() {}

  /**
   * The whole answer in one sentence: {@code Taking down esx-4 stops 3 services (Card payments,
   * E-mail, Reporting) and leaves 2 without redundancy.} A lower bound starts with {@code At
   * least:} and ends with the reason. Cost O(affected).
   *
   * @param serviceTypes names of the item types that are business services
   */
  public static String headline(Impact impact, Set<String> serviceTypes) {
    String change = change(impact);
    String finding = finding(impact, serviceTypes) + pushed(impact);
    if (impact.completeness().isComplete()) {
      return Wording.capitalized(change) + " " + finding + ".";
    }
    return "At least: " + change + " " + finding + ". " + limits(impact);
  }

  /** {@code ; shop itself is then down}: targets that the others make worse than they are meant. */
  private static String pushed(Impact impact) {
    Wording wording = new Wording(impact.topology());
    List<String> parts = new ArrayList<>();
    for (int level = Level.DOWN.ordinal(); level > 0; level--) {
      Level after = Level.of(level);
      List<Integer> items =
          impact.targets().stream()
              .filter(target -> target.effect().compareTo(after) < 0)
              .map(Target::item)
              .filter(
                  item -> impact.level(item) == after && impact.before(item).compareTo(after) < 0)
              .toList();
      if (items.isEmpty()) continue;
      boolean one = items.size() == 1;
      parts.add(
          wording.names(items, TARGETS_NAMED)
              + (one ? " itself is then " : " themselves are then ")
              + after.words());
    }
    return parts.isEmpty() ? "" : "; " + Text.join(parts, "and");
  }

  /** {@code taking down a, b, c and 5 more and degrading d}: what the change does, worst first. */
  private static String change(Impact impact) {
    Wording wording = new Wording(impact.topology());
    List<String> parts = new ArrayList<>();
    for (int level = Level.DOWN.ordinal(); level >= 0; level--) {
      Level effect = Level.of(level);
      List<Integer> items =
          impact.targets().stream()
              .filter(target -> target.effect() == effect)
              .map(Target::item)
              .toList();
      if (items.isEmpty()) continue;
      parts.add(Wording.doing(effect) + " " + wording.names(items, TARGETS_NAMED));
    }
    return parts.isEmpty() ? "changing nothing" : Text.join(parts, "and");
  }

  private static String finding(Impact impact, Set<String> serviceTypes) {
    if (impact.affectedCount() == 0) return nothing(impact);
    Summary summary = impact.summary(serviceTypes);
    List<Integer> services = impact.services(serviceTypes);
    if (!services.isEmpty()) {
      var hit = new MostCritical(impact, AFFECTED_NAMED);
      for (int service : services) hit.add(service);
      return clauses(impact, services.stream(), hit, summary.services(), "service", "services");
    }
    var hit = new MostCritical(impact, AFFECTED_NAMED);
    int[] rows = impact.unsorted();
    for (int item : rows) hit.add(item);
    String found =
        clauses(
            impact,
            Arrays.stream(rows).boxed(),
            hit,
            summary.byLevel(),
            "other item",
            "other items");
    // What was not followed may lead to services.
    return impact.completeness().isComplete() ? "affects no service, but " + found : found;
  }

  /**
   * What a further failure does while the change is under way: {@code While db-1 is down, db-2
   * becomes a single point of failure for Payments.}
   */
  public static String standingRisk(Impact impact, StandingRisk.Row row) {
    List<Integer> together = new ArrayList<>(row.newlyDown());
    together.add(row.item());
    for (Target target : impact.targets()) together.add(target.item());
    Wording wording = new Wording(impact.topology(), together);
    List<String> parts = new ArrayList<>();
    for (int level = Level.DOWN.ordinal(); level > 0; level--) {
      Level effect = Level.of(level);
      List<Integer> items =
          impact.targets().stream()
              .filter(target -> target.effect() == effect)
              .map(Target::item)
              .toList();
      if (items.isEmpty()) continue;
      String are = items.size() == 1 ? " is " : " are ";
      parts.add(wording.names(items, TARGETS_NAMED) + are + effect.words());
    }
    return "While "
        + Text.join(parts, "and")
        + ", "
        + wording.name(row.item())
        + " becomes a single point of failure for "
        + wording.names(row.newlyDown(), AFFECTED_NAMED)
        + ".";
  }

  /** {@code stops 3 services (A, B, C), degrades 1 (D) and leaves 2 without redundancy}. */
  private static String clauses(
      Impact impact,
      Stream<Integer> rows,
      MostCritical named,
      Map<Level, Integer> counts,
      String one,
      String many) {
    List<String> clauses = new ArrayList<>();
    for (Level level : List.of(Level.DOWN, Level.DEGRADED, Level.AT_RISK)) {
      int count = counts.getOrDefault(level, 0);
      if (count == 0) continue;
      boolean first = clauses.isEmpty();
      String who = first ? Text.count(count, one, many) : String.valueOf(count);
      if (first || level != Level.AT_RISK) who += " (" + named.listed(level, count) + ")";
      clauses.add(
          switch (level) {
            case DOWN -> "stops " + who;
            case DEGRADED -> "degrades " + who;
            case AT_RISK, NONE ->
                lostRedundancy(impact, rows, count)
                    ? "leaves " + who + " without redundancy"
                    : "puts " + who + " at risk";
          });
    }
    return Text.join(clauses, "and");
  }

  /**
   * Whether all that is at risk is so because a group has no spare left. Of many it is not looked
   * up, and not claimed.
   */
  private static boolean lostRedundancy(Impact impact, Stream<Integer> rows, int count) {
    return count <= PROVED
        && rows.filter(item -> impact.level(item) == Level.AT_RISK)
            .allMatch(item ->
                impact.why(item).chain().stream()
                    .anyMatch(step ->
                        step.levelIn() != Level.AT_RISK
                            && step.levelOut() == Level.AT_RISK
                            && step.group() != null));
  }

  private static String nothing(Impact impact) {
    if (impact.completeness().unexplored() > 0) return "affects nothing that was looked at";
    Topology topology = impact.topology();
    if (!impact.targets().isEmpty()
        && impact.targets().stream().noneMatch(target -> topology.countsOn(target.item()))) {
      boolean one = impact.targets().size() == 1;
      return "affects nothing, as " + (one ? "it is" : "they are") + " not in use";
    }
    // Of a lower bound it is not known what is lost in the end.
    List<GroupState> absorbed = impact.completeness().isComplete() ? impact.absorbed() : List.of();
    List<Integer> saved =
        absorbed.stream()
            .filter(group -> group.spareAfter() > 0)
            .map(GroupState::dependent)
            .distinct()
            .toList();
    if (saved.isEmpty()) return "affects nothing else";
    Wording wording = new Wording(topology);
    return "affects nothing else: "
        + wording.names(saved, TARGETS_NAMED)
        + (saved.size() == 1 ? " has" : " have")
        + " a spare left";
  }

  /**
   * Why the answer is a lower bound: {@code The analysis stopped after 3 hops; 12 more items were
   * not followed.} Empty if it is complete.
   */
  public static String limits(Impact impact) {
    Completeness completeness = impact.completeness();
    List<String> sentences = new ArrayList<>();
    String hops = Text.count(completeness.hopsCompleted(), "hop", "hops");
    String left =
        Text.count(completeness.unexplored(), "more item was", "more items were")
            + " not followed.";
    for (Completeness.Reason reason : completeness.reasons()) {
      sentences.add(
          switch (reason) {
            case MAX_HOPS -> "The analysis stopped after " + hops + "; " + left;
            case MAX_ITEMS ->
                "The analysis stopped after "
                    + hops
                    + ", at its limit of "
                    + Text.count(impact.query().budget().maxItems(), "item", "items")
                    + "; "
                    + left;
            case MEMORY -> "The analysis did not fit the memory allowed; at least " + left;
            case TIME -> "The analysis ran out of time after " + hops + "; at least " + left;
            case RELATION_FILTER ->
                "Only relations of "
                    + (impact.query().relationTypes().size() == 1 ? "type " : "types ")
                    + Text.join(impact.query().relationTypes().stream().sorted().toList(), "and")
                    + " were followed.";
          });
    }
    return String.join(" ", sentences);
  }

  /**
   * The chain in one sentence, read from the item back to the target: {@code Card payments is down
   * because it depends on pay-db, which lost both of its members db-1 and db-2 (it needs 1 of 2),
   * which run on esx-4.} Of a chain of more than six steps the middle is left out and counted.
   */
  public static String why(Impact impact, Why why) {
    return new ChainSentence(impact, why).toString();
  }

  /**
   * Why the item is not affected: what absorbed the loss, or that nothing leads to it. Of an item
   * that is affected or a target it says that.
   */
  public static String whyNot(Impact impact, Verdict verdict) {
    Topology topology = impact.topology();
    Wording wording = new Wording(topology);
    String name = wording.name(verdict.item());
    if (verdict.why() != null) return why(impact, verdict.why());
    if (verdict.isTarget()) {
      return name + " is what the change touches: it is " + verdict.level().words() + ".";
    }
    if (!topology.countsOn(verdict.item())) {
      return name + " is not affected: it is not in use, and only items in use are.";
    }
    String finding = name + " is not affected" + reason(impact, verdict);
    return impact.completeness().isComplete()
        ? finding
        : "As far as the analysis went, " + finding + " " + limits(impact);
  }

  private static String reason(Impact impact, Verdict verdict) {
    Wording wording = new Wording(impact.topology());
    if (!verdict.reachable()) {
      List<Integer> targets = impact.targets().stream().map(Target::item).toList();
      return ": no chain of relations leads to it from "
          + (targets.isEmpty() ? "the change" : names(wording, targets))
          + ".";
    }
    if (verdict.whyNot().isEmpty()) {
      return verdict.before() == Level.NONE
          ? ": relations lead to it from the change, but none passes on enough to be felt."
          : " by the change: it was " + verdict.before().words() + " before.";
    }
    GroupState group = verdict.whyNot().getFirst();
    String owner =
        group.dependent() == verdict.item()
            ? "its group \"" + Text.shorten(group.name()) + "\""
            : "the group \""
                + Text.shorten(group.name())
                + "\" of "
                + wording.name(group.dependent());
    int others = verdict.whyNot().size() - 1;
    return ": "
        + owner
        + " "
        + absorbed(impact, group)
        + (others == 0
            ? ""
            : ", and "
                + Text.count(others, "other group absorbs", "other groups absorb")
                + " it too")
        + ".";
  }

  private static String names(Wording wording, List<Integer> targets) {
    List<String> names = targets.stream().limit(TARGETS_NAMED).map(wording::name).toList();
    int left = targets.size() - names.size();
    return left == 0 ? Text.join(names, "or") : String.join(", ", names) + " or " + left + " more";
  }

  /**
   * What a group that still delivers lost and kept: {@code lost report-db-2 and still has 1 spare
   * (3 providers, 1 needed)}.
   */
  public static String absorbed(Impact impact, GroupState group) {
    Wording wording = new Wording(impact.topology());
    return "lost "
        + wording.names(group.lost(), TARGETS_NAMED)
        + (group.spareAfter() == 0
            ? " and has no spare left"
            : " and still has " + Text.count(group.spareAfter(), "spare", "spares"))
        + " ("
        + Text.count(group.size(), "provider", "providers")
        + ", "
        + group.required()
        + " needed)";
  }

  /** One step as its dependent sees it: {@code runs on esx-4}, {@code needs its member db-1}. */
  public static String relation(Impact impact, Step step) {
    return relation(new Wording(impact.topology()), impact.topology(), step, false);
  }

  static String relation(Wording wording, Topology topology, Step step, boolean plural) {
    var type = topology.relationType(step.relationType());
    String provider = wording.name(step.provider());
    if (type.dependentEnd() != DependentEnd.TO) {
      return Wording.verb(type, plural) + " " + provider;
    }
    String role = Wording.role(type);
    String need = plural ? "need " : "needs ";
    if (!role.isEmpty()) return need + (plural ? "their " : "its ") + role + " " + provider;
    return need
        + provider
        + " (\""
        + type.name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + "\")";
  }
}
