package dev.faultline.cli;

import dev.faultline.impact.Budget;
import dev.faultline.impact.Impact;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An impact question as it is given on the command line.
 *
 * @param estate the estate's file
 * @param changes {@code KEY[=LEVEL]}
 */
record Question(String estate, List<String> changes, boolean ignoreStates) {

  /** Adds the options that state a question. */
  static Description describe(Description command) {
    return command
        .required(
            String.class,
            "FILE",
            "The estate: .json or .ndjson, also as .gz; - for standard input.",
            "--estate")
        .required(
            String[].class,
            "KEY[=LEVEL]",
            "An item that the change touches and what it does to it: DOWN (default), DEGRADED or"
                + " AT_RISK. Several are judged together.",
            "--change")
        .flag("Do not take the present outages of the estate into account.", "--ignore-states");
  }

  static Question of(Arguments arguments) {
    return new Question(
        arguments.text("--estate"), arguments.texts("--change"), arguments.has("--ignore-states"));
  }

  Impact ask(Topology topology, Budget budget) {
    List<Target> targets = new ArrayList<>();
    for (String change : changes) targets.add(target(topology, change));
    return new ImpactEngine()
        .analyse(topology, new ImpactQuery(targets, List.of(), ignoreStates, Set.of(), budget));
  }

  /** Keys may hold {@code =}: what follows the last one counts only if it is a level's name. */
  static Target target(Topology topology, String change) {
    int at = change.lastIndexOf('=');
    Level level = at < 0 ? null : Level.find(change.substring(at + 1)).orElse(null);
    int whole = topology.find(change);
    if (level == null) {
      if (whole < 0 && at > 0 && topology.find(change.substring(0, at)) >= 0) {
        throw noLevel(change, at);
      }
      return Target.down(ItemChoice.item(topology, change));
    }
    String key = change.substring(0, at);
    int item = topology.find(key);
    if (item >= 0) return new Target(item, level);
    if (whole >= 0) return Target.down(whole);
    throw topology.unknown(key);
  }

  private static InvalidInput noLevel(String change, int at) {
    String given = change.substring(at + 1);
    List<String> levels = List.of("DOWN", "DEGRADED", "AT_RISK");
    return new InvalidInput(
        "There is no item \""
            + Text.shorten(change)
            + "\", and \""
            + Text.shorten(given)
            + "\" is no level for \""
            + Text.shorten(change.substring(0, at))
            + "\": levels are "
            + Text.join(levels, "and")
            + "."
            + Text.didYouMean(Text.nearest(given.toUpperCase(Locale.ROOT), levels)));
  }
}
