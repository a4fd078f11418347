package dev.faultline.impact;

import dev.faultline.impact.Completeness.Reason;
import dev.faultline.model.Level;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Says the answers to searches over an estate as a person would say them, each in one sentence.
 *
 * <p>Items are called by their names, by their keys where they have none. What a sentence leaves
 * out it counts. A lower bound says so, and why. Stateless; safe for use by several threads.
 */
public final class Headlines {
  private static final int NAMED = 5;
  private static final int CLASSES = 4;

  /** Sets among which one of its size is looked for. */
  private static final int LISTED = 100;

  private final Topology topology;
  private final Wording wording;

  public Headlines(Topology topology) {
    this.topology = topology;
    this.wording = new Wording(topology);
  }

  /**
   * What was asked about, and what was tried.
   *
   * @param asked how many items could be taken down
   * @param one what one of them is called, such as {@code service}
   * @param many what several are called
   * @param tried how many candidates there are, where a filter limits them; -1: any item
   */
  public record Scope(int asked, String one, String many, int tried) {
    /** One item, which any loss may take down. */
    public static Scope any() {
      return new Scope(1, "item", "items", -1);
    }

    /** {@code any of the 12 services}, {@code the service}. */
    private String anyAsked() {
      return asked == 1 ? "the " + one : "any of the " + asked + " " + many;
    }

    private String oneAsked() {
      return asked == 1 ? "the " + one : "at least one of the " + asked + " " + many;
    }

    private String lead() {
      return tried < 0 ? "" : "among the " + Text.count(tried, "item", "items") + " looked at, ";
    }
  }

  /** {@code db-1 is the only thing that alone stops Card payments.} */
  public String points(
      int item, Level present, List<Integer> points, Completeness completeness, Scope scope) {
    String settled = settled(item, present);
    if (!settled.isEmpty()) return settled;
    Wording told = together(points, item);
    String name = told.name(item);
    int found = points.size();
    String finding;
    if (found == 0) finding = scope.lead() + "nothing alone stops " + name;
    else if (found == 1) {
      String point = told.name(points.getFirst());
      finding =
          !completeness.isComplete()
              ? scope.lead() + point + " alone stops " + name
              : scope.tried() < 0
                  ? point + " is the only thing that alone stops " + name
                  : scope.lead() + "only " + point + " stops " + name + " alone";
    } else {
      finding =
          found <= NAMED
              ? scope.lead() + told.names(points, NAMED) + " each stop " + name + " alone"
              : scope.lead()
                  + found
                  + (scope.tried() < 0 ? " items each stop " : " each stop ")
                  + name
                  + " alone: "
                  + told.names(points, NAMED);
    }
    return sentence(finding, scope.tried() >= 0 || found == 0, completeness, found > 0);
  }

  /**
   * {@code 14 items each stop at least one of the 12 services alone; UPS A North comes first, with
   * 5 (2 of criticality 1).}
   *
   * @param first the ranking's row that comes first
   */
  public String points(PointsRanking ranking, int first, Scope scope) {
    if (scope.asked() == 0) return "Nothing that was asked about is in use.";
    int found = ranking.size();
    if (found == 0) {
      String finding = scope.lead() + "nothing alone stops " + scope.anyAsked();
      return sentence(finding, true, ranking.completeness(), false);
    }
    String point = wording.name(ranking.item(first));
    String how = ranking.count(first) + criticalities(ranking, first);
    String finding;
    if (found == 1) {
      String stops =
          !ranking.completeness().isComplete()
              ? scope.lead() + point + " alone stops " + scope.oneAsked()
              : scope.tried() < 0
                  ? point + " is the only thing that alone stops " + scope.anyAsked()
                  : scope.lead() + "only " + point + " alone stops " + scope.anyAsked();
      finding = stops + (scope.asked() == 1 ? "" : ": it stops " + how);
    } else {
      finding =
          scope.lead()
              + found
              + (scope.tried() < 0 ? " items each stop " : " each stop ")
              + scope.oneAsked()
              + " alone"
              + (scope.asked() == 1 ? "" : "; " + point + " comes first, with " + how);
    }
    return sentence(finding, scope.tried() >= 0, ranking.completeness(), true);
  }

  /** {@code esx-4 alone stops 3 of the 12 services: Card payments, E-mail and Reporting.} */
  public String point(int point, List<Integer> takenDown, Scope scope) {
    Wording told = together(takenDown, point);
    String lost = told.names(takenDown, NAMED);
    String name = told.name(point);
    if (scope.asked() == 1) return name + " alone stops " + lost + ".";
    String who = takenDown.size() + " of the " + scope.asked() + " " + scope.many();
    return name + " alone stops " + who + ": " + lost + ".";
  }

  /** {@code , 2 of them of criticality 1}: of the highest criticality that there is. */
  private static String criticalities(PointsRanking ranking, int row) {
    for (int criticality = 1; criticality <= CLASSES; criticality++) {
      int count = ranking.count(row, criticality);
      if (count == 0) continue;
      if (count < ranking.count(row)) return " (" + count + " of criticality " + criticality + ")";
      return count == 1
          ? " (of criticality " + criticality + ")"
          : " (all of criticality " + criticality + ")";
    }
    return "";
  }

  /**
   * {@code Card payments is stopped by esx-4 alone, by any of 22 pairs, or by any of 140 sets of
   * 3.}
   */
  public String cutSets(int item, Level present, CutSetsAnswer answer, int maxSize, int tried) {
    String settled = settled(item, present);
    if (!settled.isEmpty()) return settled;
    String name = wording.name(item);
    boolean complete = answer.completeness().isComplete();
    int upTo = answer.completeUpTo();
    String lead = new Scope(1, "item", "items", tried).lead();
    String finding;
    if (answer.count().signum() == 0) {
      finding =
          lead
              + "nothing alone"
              + switch (complete ? maxSize : upTo) {
                case 0, 1 -> " stops " + name;
                case 2 -> " and no two items together stop " + name;
                default -> " and no set of up to " + (complete ? maxSize : upTo) + " stops " + name;
              };
    } else if (answer.count().equals(BigInteger.ONE)) {
      List<Integer> only = answer.first(1).getFirst();
      String verb = only.size() == 1 ? " alone stops " : " together stop ";
      Wording told = together(only, item);
      finding = lead + (complete ? "only " : "") + told.names(only, NAMED) + verb + told.name(item);
    } else {
      finding = lead + name + " is stopped by " + listed(ways(answer));
    }
    boolean words = tried >= 0 || answer.count().compareTo(BigInteger.ONE) <= 0;
    if (complete) return (words ? Wording.capitalized(finding) : finding) + ".";
    String reason = reason(answer.completeness());
    String known =
        upTo == 0
            ? "even single items were not all tried: "
            : "sets of more than " + Text.count(upTo, "item", "items") + " were not all found: ";
    String found =
        answer.count().signum() > 0
            ? "At least: " + finding
            // That no smaller set does it is known.
            : upTo > 0 ? Wording.capitalized(finding) : "As far as the search went, " + finding;
    return found + ". " + Wording.capitalized(known) + reason + ".";
  }

  /** {@code esx-4 alone, by any of 22 pairs, or by any of 140 sets of 3}. */
  private static String listed(List<String> ways) {
    int last = ways.size() - 1;
    if (last == 0) return ways.getFirst();
    return String.join(", by ", ways.subList(0, last)) + ", or by " + ways.get(last);
  }

  /** {@code esx-4 alone}, {@code any of 22 pairs}: what is one of its size is named. */
  private List<String> ways(CutSetsAnswer answer) {
    List<String> ways = new ArrayList<>();
    List<List<Integer>> first = answer.first(LISTED);
    for (int size = 1; size <= answer.largest(); size++) {
      BigInteger count = answer.count(size);
      if (count.signum() == 0) continue;
      int of = size;
      List<Integer> only =
          count.equals(BigInteger.ONE)
              ? first.stream().filter(set -> set.size() == of).findFirst().orElse(List.of())
              : List.of();
      String together = size == 1 ? " alone" : " together";
      ways.add(only.isEmpty() ? sets(count, size) : wording.names(only, NAMED) + together);
    }
    return ways;
  }

  private static String sets(BigInteger count, int size) {
    boolean one = count.equals(BigInteger.ONE);
    String any = one ? "" : "any of ";
    return switch (size) {
      case 1 -> any + count + (one ? " item alone" : " items alone");
      case 2 -> any + count + (one ? " pair" : " pairs");
      default -> any + count + (one ? " set of " : " sets of ") + size;
    };
  }

  /**
   * {@code db-1 and db-2 together stop Card payments: Card payments is down because …}
   *
   * @param impact of the whole set
   */
  public String cutSet(int item, List<Integer> set, Impact impact) {
    Wording told = together(set, item);
    String who = told.names(set, NAMED);
    String name = told.name(item);
    String finding = who + (set.size() == 1 ? " alone stops " : " together stop ") + name;
    if (!impact.isAffected(item)) return finding + ".";
    return finding + ": " + Sentences.why(impact, impact.why(item));
  }

  /**
   * {@code 13 targets go in 4 waves, none of which leaves a protected item worse than at risk;
   * fewer are not possible.}
   */
  public String waves(WavePlan plan) {
    int placed = plan.waves().stream().mapToInt(List::size).sum();
    int left = plan.unplaceable().size();
    int waves = plan.waves().size();
    Level worst = plan.question().worstAllowed();
    String worse = "a protected item worse than " + worst.words();
    List<Integer> unplaceable =
        plan.unplaceable().stream().map(target -> target.target().item()).toList();
    int open = plan.undecided().size();
    String undecided =
        open == 0
            ? ""
            : "; the time was up before "
                + Text.count(open, "target was decided on", "targets were decided on");
    if (placed == 0 && open > 0) {
      String none = "No target is in a wave" + undecided;
      return none + fitsInNone(unplaceable) + ".";
    }
    if (placed == 0) {
      return left == 1
          ? wording.name(unplaceable.getFirst())
              + " fits in no wave: it alone leaves "
              + worse
              + "."
          : "None of the " + left + " targets fits in a wave: each alone leaves " + worse + ".";
    }
    String who =
        left + open > 0
            ? placed + " of " + (placed + left + open) + " targets"
            : placed == 1
                ? wording.name(plan.waves().getFirst().getFirst().item())
                : (waves > 1 ? "" + placed : placed == 2 ? "Both" : "All " + placed) + " targets";
    String finding =
        waves == 1
            ? who
                + " can go"
                + (placed == 1 ? "" : " at once")
                + (worst == Level.DOWN
                    ? ", as protected items may go down"
                    : " without leaving " + worse)
            : who + " go in " + waves + " waves, none of which leaves " + worse;
    if (waves > 1 && open == 0) {
      finding +=
          plan.isOptimal()
              ? "; fewer are not possible"
              : "; that is the fewest found, and "
                  + plan.fewestPossible()
                  + " or more are needed"
                  + (plan.searchedToTheEnd() ? "" : ", but the search was ended early");
    }
    return finding + undecided + fitsInNone(unplaceable) + ".";
  }

  private String fitsInNone(List<Integer> unplaceable) {
    if (unplaceable.isEmpty()) return "";
    String fit = unplaceable.size() == 1 ? " fits" : " fit";
    return "; " + wording.names(unplaceable, NAMED) + fit + " in no wave";
  }

  /** {@code old is not in use, so that no loss is known to hit it.} Empty where all are. */
  public String notInUse(List<Integer> items) {
    List<Integer> unused = items.stream().filter(item -> !topology.countsOn(item)).toList();
    if (unused.isEmpty()) return "";
    boolean one = unused.size() == 1;
    return wording.names(unused, NAMED)
        + (one ? " is" : " are")
        + " not in use, so that no loss is known to hit "
        + (one ? "it." : "them.");
  }

  /** Words of a sentence that names the first of some items, and one more. */
  private Wording together(List<Integer> items, int item) {
    List<Integer> named = new ArrayList<>(items.subList(0, Math.min(items.size(), NAMED)));
    named.add(item);
    return new Wording(topology, named);
  }

  /** What there is to say of an item that nothing can take down; empty if something might. */
  private String settled(int item, Level present) {
    String name = wording.name(item);
    if (!topology.countsOn(item)) return name + " is not in use, so that nothing can stop it.";
    if (present == Level.DOWN)
      return name + " is down already; no further loss is needed for that.";
    return "";
  }

  /**
   * @param words whether it starts with a word, not with a name, which stays as it is written
   */
  private static String sentence(
      String finding, boolean words, Completeness completeness, boolean found) {
    if (completeness.isComplete()) return (words ? Wording.capitalized(finding) : finding) + ".";
    String left =
        Text.count(completeness.unexplored(), "candidate was", "candidates were")
            + " not examined: "
            + reason(completeness);
    return found
        ? "At least: " + finding + ". " + left + "."
        : "As far as the search went, " + finding + ". " + left + ".";
  }

  private static String reason(Completeness completeness) {
    if (completeness.reasons().contains(Reason.TIME)) return "the time was up";
    if (completeness.reasons().contains(Reason.MEMORY)) return "the memory did not suffice";
    return "the limit on items was reached";
  }
}
