package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.util.List;

/**
 * Items whose failure would explain what is seen: those whose loss alone takes the symptoms to the
 * levels at which they are seen, and least besides.
 *
 * <p>Present states of other items count; those of the symptoms do not, since they are what is to
 * be explained. A symptom explains itself.
 *
 * @param causes those that explain most symptoms first, then by the items they would affect
 *     besides, fewest first, then by key
 * @param symptoms how many symptoms there are to explain
 * @param explainedByStates symptoms that the present states of other items explain already; they
 *     are not counted among those to explain
 * @param unexamined candidates that the budget left unexamined
 * @param unlooked symptoms that the budget left without a look at what they depend on: candidates
 *     beyond the unexamined ones, nobody knows how many
 */
public record CommonCauses(
    List<Cause> causes,
    int symptoms,
    List<Integer> explainedByStates,
    int unexamined,
    int unlooked) {
  public CommonCauses {
    causes = List.copyOf(causes);
    explainedByStates = List.copyOf(explainedByStates);
  }

  /**
   * An item seen in trouble.
   *
   * @param level the level at which it is seen; a cause has to take it there or further
   */
  public record Symptom(int item, Level level) {
    public Symptom {
      if (level == Level.NONE) throw new IllegalArgumentException("level must not be NONE");
    }

    /** An item that delivers worse than agreed, or not at all. */
    public static Symptom of(int item) {
      return new Symptom(item, Level.DEGRADED);
    }
  }

  /**
   * @param item the item that would be down
   * @param explained symptoms that this explains, by key
   * @param besides how many other items it would affect: none of the symptoms, and not itself
   */
  public record Cause(int item, List<Integer> explained, int besides) {
    public Cause {
      explained = List.copyOf(explained);
    }
  }

  /**
   * Finds the best causes.
   *
   * <p>Cost: what the candidates reach, which are upstream of the symptoms; one that reaches more
   * than the worst of the causes wanted is given up as soon as it does.
   *
   * @param ignoreStates true: do not count present outages
   * @param most how many causes are wanted, at least 1
   * @param budget its time and its cancelling count
   */
  public static CommonCauses of(
      Topology topology, List<Symptom> symptoms, boolean ignoreStates, int most, Budget budget) {
    if (most < 1) throw new IllegalArgumentException("most must be >= 1 but was " + most);
    return new CauseSearch(topology, symptoms, ignoreStates, most, new Patience(budget)).answer();
  }

  /** Whether nothing was left unexamined. */
  public boolean isComplete() {
    return unexamined == 0 && unlooked == 0;
  }

  /** Whether there is a single cause for all symptoms. */
  public boolean explainsAll() {
    return !causes.isEmpty() && causes.getFirst().explained().size() == symptoms;
  }

  /** What was found, in one sentence. */
  public String sentence(Topology topology) {
    if (symptoms == 0) return "There is nothing to explain beyond the present states.";
    if (causes.isEmpty()) return "No single failure explains any of the symptoms.";
    Cause best = causes.getFirst();
    if (explainsAll()) return sentence(topology, best);
    int explained = best.explained().size();
    return "No single failure explains "
        + all()
        + "; the loss of "
        + finding(topology, best, String.valueOf(explained))
        + ".";
  }

  /** What one of the causes explains, in one sentence. */
  public String sentence(Topology topology, Cause cause) {
    int explained = cause.explained().size();
    String what = explained < symptoms ? explained + " of the " + symptoms + " symptoms" : all();
    return "The loss of " + finding(topology, cause, what) + ".";
  }

  private String all() {
    return switch (symptoms) {
      case 1 -> "the symptom";
      case 2 -> "both symptoms";
      default -> "all " + symptoms + " symptoms";
    };
  }

  private static String finding(Topology topology, Cause cause, String what) {
    String besides =
        cause.besides() == 0
            ? "nothing else"
            : Text.count(cause.besides(), "other item", "other items");
    String name = new Wording(topology).name(cause.item());
    return name + " explains " + what + " and affects " + besides;
  }
}
