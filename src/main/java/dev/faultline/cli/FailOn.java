package dev.faultline.cli;

import dev.faultline.impact.Impact;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.Text;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What makes an answer a no: an affected item at a level or worse.
 *
 * @param type of this item type or one of its subtypes; null: of any
 */
record FailOn(Level level, @Nullable String type) {

  /** Reads {@code LEVEL} or {@code LEVEL:TYPE}. */
  static FailOn parse(String text) {
    String[] parts = text.split(":", 2);
    Level level =
        Level.find(parts[0])
            .filter(found -> found != Level.NONE)
            .orElseThrow(() ->
                new InvalidInput(
                    "--fail-on \""
                        + Text.shorten(text)
                        + "\": it starts with DOWN, DEGRADED or AT_RISK, such as"
                        + " DOWN:BusinessService."));
    return new FailOn(level, parts.length == 2 ? parts[1] : null);
  }

  /** Refuses a type that is neither defined nor in use: a misspelt gate would never close. */
  void check(ItemTypes types, Collection<String> inUse) {
    if (type == null || types.names().contains(type) || inUse.contains(type)) return;
    Set<String> known = new TreeSet<>(types.names());
    known.addAll(inUse);
    throw new InvalidInput(
        "--fail-on: there is no item type \""
            + Text.shorten(type)
            + "\"."
            + Text.didYouMean(Text.nearest(type, known)));
  }

  /** The affected items that meet it, in the order of rows. */
  List<Integer> met(Impact impact, ItemTypes types) {
    return impact.affected(item ->
        impact.level(item).compareTo(level) >= 0
            && (type == null || types.isA(impact.topology().type(item), type)));
  }

  @Override
  public String toString() {
    return level + (type == null ? "" : ":" + type);
  }
}
