package dev.faultline.cli;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Items that options choose by key or by type. */
final class ItemChoice {
  private ItemChoice() {}

  /** The item with the key; throws a refusal with the nearest keys. */
  static int item(Topology topology, String key) {
    int item = topology.find(key);
    if (item < 0) throw topology.unknown(key);
    return item;
  }

  /**
   * The items of a type or one of its subtypes. Refuses a type that is neither defined nor in use.
   *
   * @param type null: any
   */
  static IntPredicate ofType(EstateFile estate, String option, @Nullable String type) {
    if (type == null) return _ -> true;
    Topology topology = estate.topology();
    Set<String> known = new TreeSet<>(estate.types().names());
    known.addAll(topology.typeNames());
    if (!known.contains(type)) {
      throw new InvalidInput(
          option
              + ": there is no item type \""
              + Text.shorten(type)
              + "\"."
              + Text.didYouMean(Text.nearest(type, known)));
    }
    boolean[] chosen = new boolean[topology.typeNames().size()];
    for (int number = 0; number < chosen.length; number++) {
      chosen[number] = estate.types().isA(topology.typeNames().get(number), type);
    }
    return item -> chosen[topology.typeNumber(item)];
  }

  /** Says of items that nothing is known to hit, because they are not in use. */
  static void noteUnused(Topology topology, List<Integer> items, Console console) {
    for (int item : items) {
      if (topology.countsOn(item)) continue;
      console
          .err()
          .println(
              "note: " + title(topology, item) + " is not in use, and only items in use are hit.");
    }
  }

  /** The key, and the name where it says more. */
  static String title(Topology topology, int item) {
    String key = Console.clean(topology.key(item));
    String name = Console.clean(topology.name(item));
    return name.equals(key) ? key : key + " (" + name + ")";
  }
}
