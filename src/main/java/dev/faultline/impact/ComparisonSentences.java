package dev.faultline.impact;

import dev.faultline.model.DependentEnd;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RelationType;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says how two answers differ as a person would say it. The two are called base and head. Safe for
 * use by several threads.
 */
public final class ComparisonSentences {
  private static final int NAMED = 5;

  private final Comparison comparison;
  private final Impact base;
  private final Impact head;

  public ComparisonSentences(Comparison comparison, Impact base, Impact head) {
    this.comparison = comparison;
    this.base = base;
    this.head = head;
  }

  /**
   * The whole difference in one sentence: {@code Compared with base, head spares 1 service (Card
   * payments) and hits 1 less hard (E-mail: at risk instead of down): pool has the member db-3 in
   * head only.}
   *
   * @param serviceTypes names of the item types that are business services; where no service
   *     differs it speaks of all items
   */
  public String headline(Set<String> serviceTypes) {
    boolean complete = base.completeness().isComplete() && head.completeness().isComplete();
    String start = complete ? "Compared" : "As far as the analyses went, compared";
    if (comparison.isEmpty()) {
      return start + " with base, head makes no difference: the same items are hit as badly.";
    }
    Predicate<Comparison.Row> isService = row -> serviceTypes.contains(type(row));
    String services = clauses(isService, "service", "services");
    String finding =
        services.isEmpty()
            ? "makes no difference to services, but " + clauses(_ -> true, "item", "items")
            : services;
    return start + " with base, head " + finding + because() + ".";
  }

  private String because() {
    List<Comparison.Reason> reasons = comparison.reasons();
    if (reasons.isEmpty()) return "";
    String first = said(reasons.getFirst());
    if (reasons.getFirst() instanceof Comparison.QuestionDiffers) {
      first = first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
    }
    int left = reasons.size() - 1;
    String more = left == 0 ? "" : ", and " + Text.count(left, "more reason", "more reasons");
    return ": " + first.substring(0, first.length() - 1) + more;
  }

  private String type(Comparison.Row row) {
    return row.inHead() >= 0
        ? head.topology().type(row.inHead())
        : base.topology().type(row.inBase());
  }

  private String clauses(Predicate<Comparison.Row> wanted, String one, String many) {
    List<String> clauses = new ArrayList<>();
    add(clauses, "affects", " more", comparison.newlyAffected(), wanted, one, many);
    add(clauses, "spares", "", comparison.noLongerAffected(), wanted, one, many);
    Predicate<Comparison.Row> harder = row -> row.head().compareTo(row.base()) > 0;
    add(clauses, "hits", " harder", comparison.changed(), wanted.and(harder), one, many);
    add(
        clauses,
        "hits",
        " less hard",
        comparison.changed(),
        wanted.and(harder.negate()),
        one,
        many);
    return Text.join(clauses, "and");
  }

  private void add(
      List<String> clauses,
      String verb,
      String how,
      List<Comparison.Row> all,
      Predicate<Comparison.Row> wanted,
      String one,
      String many) {
    List<Comparison.Row> rows = all.stream().filter(wanted).toList();
    if (rows.isEmpty()) return;
    boolean more = verb.equals("affects");
    String what = clauses.isEmpty() ? " " + (rows.size() == 1 ? one : many) : "";
    List<String> names = new ArrayList<>();
    List<Comparison.Row> first = rows.subList(0, Math.min(NAMED, rows.size()));
    List<Integer> together =
        first.stream().map(Comparison.Row::inHead).filter(n -> n >= 0).toList();
    Wording wording = new Wording(head.topology(), together);
    for (Comparison.Row row : first) names.add(named(row, wording));
    int left = rows.size() - names.size();
    if (left > 0) names.add(left + " more");
    clauses.add(
        verb
            + " "
            + rows.size()
            + (more ? how + what : what + how)
            + " ("
            + (left > 0 ? Text.join(names, "and") : String.join(", ", names))
            + ")");
  }

  private String named(Comparison.Row row, Wording wording) {
    boolean inBoth = row.base() != Level.NONE && row.head() != Level.NONE;
    String name = row.inHead() < 0 ? name(row.key()) : wording.name(row.inHead());
    if (!inBoth || row.base() == row.head()) return name;
    return name + ": " + row.head().words() + " instead of " + row.base().words();
  }

  /** One reason: {@code The group "members" of pool needs 1 of 2 in base and 1 of 3 in head.} */
  public String reason(Comparison.Reason reason) {
    String said = said(reason);
    return reason instanceof Comparison.GroupDiffers ? Wording.capitalized(said) : said;
  }

  private String said(Comparison.Reason reason) {
    return switch (reason) {
      case Comparison.QuestionDiffers(var aspect, var was, var is) ->
          both(
              switch (aspect) {
                case RELATION_TYPES -> "The relations followed are ";
                case LIFE_CYCLES -> "The items counted on are ";
                case LIMITS -> "The analysis ";
              },
              was,
              is,
              "");
      case Comparison.TargetDiffers(var item, var was, var is) ->
          both(name(item) + " is ", doing(was), doing(is), "");
      case Comparison.RelationDiffers relation -> relation(relation);
      case Comparison.GroupDiffers group -> group(group);
      case Comparison.StateDiffers(var item, var was, var is) ->
          both(name(item) + " is ", standing(was), standing(is), " before the change");
      case Comparison.LifeCycleDiffers(var item, var was, var is) ->
          both(name(item) + " is ", words(was), words(is), "");
    };
  }

  private static String both(
      String start, @Nullable String inBase, @Nullable String inHead, String end) {
    if (inBase == null) return start + inHead + " in head only" + end + ".";
    if (inHead == null) return start + inBase + " in base only" + end + ".";
    return start + inBase + " in base and " + inHead + " in head" + end + ".";
  }

  private static @Nullable String doing(@Nullable Level effect) {
    return switch (effect) {
      case null -> null;
      case DOWN -> "taken down";
      case DEGRADED -> "degraded by the change";
      case AT_RISK -> "put at risk by the change";
      case NONE -> "touched without effect";
    };
  }

  private static String standing(Level level) {
    return level == Level.NONE ? "in order" : level.words();
  }

  private static @Nullable String words(@Nullable LifeCycle lifeCycle) {
    return lifeCycle == null ? null : lifeCycle.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String relation(Comparison.RelationDiffers relation) {
    RelationType type = type(relation.type());
    String role = type.dependentEnd() == DependentEnd.TO ? Wording.role(type) : "";
    String said = name(relation.dependent()) + " ";
    if (type.dependentEnd() != DependentEnd.TO) {
      said += Wording.verb(type, false) + " " + name(relation.provider());
    } else if (role.isEmpty()) {
      said += "needs " + name(relation.provider());
    } else {
      said += "has the " + role + " " + name(relation.provider());
    }
    Level was = relation.base();
    Level is = relation.head();
    String group = relation.group();
    boolean named = false;
    if (group != null && !group.equals(type.defaultGroup())) {
      named = true;
      said += ", in the group \"" + Text.shorten(group) + "\",";
    }
    if (was == null) return said + " in head only.";
    if (is == null) return said + " in base only.";
    return said
        + (named ? "" : ",")
        + " which makes it "
        + was.words()
        + " at worst in base and "
        + is.words()
        + " at worst in head.";
  }

  private String group(Comparison.GroupDiffers group) {
    String start =
        "the group \"" + Text.shorten(group.group()) + "\" of " + name(group.dependent()) + " ";
    if (group.baseSize() == 0) {
      return start
          + "needs "
          + needs(group.headRequired(), group.headSize())
          + " in head, and "
          + "is empty in base.";
    }
    if (group.headSize() == 0) {
      return start
          + "needs "
          + needs(group.baseRequired(), group.baseSize())
          + " in base, and "
          + "is empty in head.";
    }
    return start
        + "needs "
        + needs(group.baseRequired(), group.baseSize())
        + " in base and "
        + needs(group.headRequired(), group.headSize())
        + " in head.";
  }

  private static String needs(int required, int size) {
    return required + " of " + size;
  }

  private String name(String key) {
    Topology topology = head.topology();
    int item = topology.find(key);
    if (item < 0) {
      topology = base.topology();
      item = topology.find(key);
    }
    return item < 0 ? Text.shorten(key) : new Wording(topology).name(item);
  }

  private RelationType type(String name) {
    for (Topology topology : List.of(head.topology(), base.topology())) {
      for (int number = topology.relationTypeCount() - 1; number >= 0; number--) {
        if (topology.relationType(number).name().equals(name)) return topology.relationType(number);
      }
    }
    throw new IllegalStateException("no relation type " + name);
  }
}
