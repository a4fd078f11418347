package dev.faultline.impact;

import dev.faultline.model.DependentEnd;
import dev.faultline.model.Level;
import dev.faultline.model.RelationType;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names, lists and verbs as they stand in a sentence. */
final class Wording {
  private static final Set<String> PARTICIPLES = Set.of("built", "fed", "kept", "held", "led");
  private static final Pattern CAMEL_HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private final Topology topology;

  /** Names that several items of the sentence have, and of these the ones that share a type too. */
  private final Map<String, Boolean> shared;

  Wording(Topology topology) {
    this(topology, Set.of());
  }

  /** Words of a sentence in which all these items may be named: they are told apart. */
  Wording(Topology topology, Collection<Integer> together) {
    this.topology = topology;
    this.shared = together.size() < 2 ? Map.of() : shared(together);
  }

  private Map<String, Boolean> shared(Collection<Integer> together) {
    Map<String, Set<Integer>> types = new HashMap<>();
    Map<String, Boolean> found = new HashMap<>();
    for (int item : new LinkedHashSet<>(together)) {
      Set<Integer> known = types.computeIfAbsent(plain(item), _ -> new HashSet<>());
      boolean first = known.isEmpty();
      boolean sameType = !known.add(topology.typeNumber(item));
      if (!first) found.merge(plain(item), sameType, Boolean::logicalOr);
    }
    return found;
  }

  /**
   * The item's name; its key where it has none. Items of the sentence with the same name are told
   * apart by their types, by their keys where these are the same too: {@code container workload
   * cart}, {@code cart (ns2/cart)}.
   */
  String name(int item) {
    String name = plain(item);
    Boolean sameType = shared.get(name);
    if (sameType == null) return name;
    return sameType ? name + " (" + Text.shorten(topology.key(item)) + ")" : type(item) + name;
  }

  private String plain(int item) {
    String name = topology.name(item);
    return Text.shorten(name.isBlank() ? topology.key(item) : name.strip());
  }

  private String type(int item) {
    String words = CAMEL_HUMP.matcher(topology.type(item)).replaceAll(" ").toLowerCase(Locale.ROOT);
    return words.replace("kubernetes", "Kubernetes") + " ";
  }

  /** {@code a, b, c and 5 more}; {@code a, b and c} where all are named. */
  String names(Collection<Integer> items, int most) {
    List<Integer> named = items.stream().limit(most).toList();
    Wording told = shared.isEmpty() ? new Wording(topology, named) : this;
    List<String> parts = new ArrayList<>();
    for (int item : named) parts.add(told.name(item));
    int left = items.size() - parts.size();
    if (left > 0) parts.add(left + " more");
    return Text.join(parts, "and");
  }

  /**
   * The relation as a verb of its dependent: {@code depends on}, {@code are hosted on}.
   *
   * @param plural whether several items depend
   */
  static String verb(RelationType type, boolean plural) {
    String words = type.name().toLowerCase(Locale.ROOT).replace('_', ' ').strip();
    String first = words.split(" ", 2)[0];
    boolean state =
        first.endsWith("ed") && !first.endsWith("eed")
            || first.endsWith("en")
            || PARTICIPLES.contains(first)
            || words.endsWith(" by")
            || words.endsWith(" of");
    if (state) return (plural ? "are " : "is ") + words;
    if (!plural || !first.endsWith("s") || first.endsWith("ss")) return words;
    return first.substring(0, first.length() - 1) + words.substring(first.length());
  }

  /** The relation as its provider is called by the dependent: {@code member}, {@code part}. */
  static String role(RelationType type) {
    String words = type.name().toLowerCase(Locale.ROOT).replace('_', ' ').strip();
    return words.endsWith(" of") ? words.substring(0, words.length() - 3) : "";
  }

  /** {@code providers}, or what the providers are to a dependent that consists of them. */
  static String providers(RelationType type, boolean plural) {
    String role = type.dependentEnd() == DependentEnd.TO ? role(type) : "";
    if (role.isEmpty()) role = "provider";
    return plural ? role + "s" : role;
  }

  /** What a change does to its targets, as a gerund. */
  static String doing(Level effect) {
    return switch (effect) {
      case DOWN -> "taking down";
      case DEGRADED -> "degrading";
      case AT_RISK -> "taking the redundancy from";
      case NONE -> "touching";
    };
  }

  static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
