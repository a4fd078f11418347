package dev.faultline.model;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One record of an estate as a file or another system states it, before anything is looked up: the
 * common form that every reader produces and every importer takes. A null field says nothing about
 * that property; it does not mean "remove it".
 */
public sealed interface EstateRecord {
  /**
   * A configuration item.
   *
   * @param key unique in the estate, given by the source
   * @param type name of the item type
   * @param name for people, without blanks around it; environment and owner alike
   * @param state present operational state
   * @param criticality 1 (most) to 4
   * @param owner who answers for it
   * @param attributes free attributes: text, number, boolean, or a list of texts
   * @param groups redundancy rules by the group's name
   */
  record Item(
      String key,
      String type,
      @Nullable String name,
      @Nullable Level state,
      @Nullable Integer criticality,
      @Nullable String environment,
      @Nullable LifeCycle lifeCycle,
      @Nullable String owner,
      Map<String, Object> attributes,
      Map<String, RedundancyRule> groups)
      implements EstateRecord {
    public Item {
      checked("key", () -> Keys.check(key));
      if (type.isBlank()) {
        throw new InvalidInput(
            "Item \"" + Text.shorten(key) + "\": it has a type, but that was empty.", "type");
      }
      if (criticality != null && (criticality < 1 || criticality > 4)) {
        throw new InvalidInput(
            "Item \""
                + Text.shorten(key)
                + "\": criticality is 1 (most) to 4 but was "
                + criticality
                + ".",
            "criticality");
      }
      name = line("name", name);
      environment = line("environment", environment);
      owner = line("owner", owner);
      attributes = Map.copyOf(attributes);
      attributes.forEach(Item::checkAttribute);
      groups = Map.copyOf(groups);
      groups.keySet().forEach(Keys::checkGroup);
    }

    private static @Nullable String line(String field, @Nullable String text) {
      if (text == null || text.isBlank()) return null;
      String shown = text.strip();
      if (StoredText.isAscii(shown, ' ', StoredText.LONGEST_NAME)) return shown;
      return checked(field, () -> StoredText.line("The " + field, shown, StoredText.LONGEST_NAME));
    }

    private static void checkAttribute(String name, Object value) {
      if (name.isBlank()) throw new InvalidInput("An attribute has no name.", "attributes");
      boolean nothingToSee = value instanceof Number || value instanceof Boolean;
      if (nothingToSee && StoredText.isAscii(name, ' ', Keys.LONGEST)) return;
      checked(
          "attributes",
          () -> {
            String what = "Attribute \"" + Text.shorten(name) + "\"";
            StoredText.line(what, name, Keys.LONGEST);
            StoredText.freeAll(what, value);
            return value;
          });
    }

    /** An item of which only key and type are known. */
    public static Item of(String key, String type) {
      return new Item(key, type, null, null, null, null, null, null, Map.of(), Map.of());
    }
  }

  /**
   * A relation between two items.
   *
   * @param type name of the relation type
   * @param group redundancy group at the dependent end; null: the type's default, or a group of its
   *     own
   * @param effect worst level passed on; null: the type's
   * @param confidence 0 to 1, how sure the source is; null: 1 for what was declared, 0.8 for what
   *     was derived
   * @param derived true where a reader concluded the relation from other data instead of reading it
   *     as such
   * @param lastSeen when the source last confirmed it; null: at the import
   */
  record Relation(
      String type,
      String from,
      String to,
      @Nullable String group,
      @Nullable Level effect,
      @Nullable Double confidence,
      boolean derived,
      @Nullable Instant lastSeen)
      implements EstateRecord {
    public Relation {
      Keys.check(from);
      Keys.check(to);
      if (from.equals(to)) {
        throw new InvalidInput(
            "Relation "
                + type
                + " from \""
                + Text.shorten(from)
                + "\" to itself: an item cannot depend on itself.",
            "to");
      }
      if (group != null) checked("group", () -> Keys.checkGroup(group));
      if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
        throw new InvalidInput(
            named(type, from, to) + "confidence is 0 to 1 but was " + confidence + ".",
            "confidence");
      }
    }

    private static String named(String type, String from, String to) {
      return "Relation "
          + type
          + " from \""
          + Text.shorten(from)
          + "\" to \""
          + Text.shorten(to)
          + "\": ";
    }

    public static Relation of(String type, String from, String to) {
      return new Relation(type, from, to, null, null, null, false, null);
    }
  }

  /** An item type that the file brings along. */
  record NewItemType(ItemType type) implements EstateRecord {}

  /** A relation type that the file brings along. */
  record NewRelationType(RelationType type) implements EstateRecord {}

  /** What the check returns; its refusal names the field. */
  private static <T> T checked(String field, Supplier<T> check) {
    try {
      return check.get();
    } catch (InvalidInput refused) {
      throw new InvalidInput(String.valueOf(refused.getMessage()), field);
    }
  }
}
