package dev.faultline.inventory;

import dev.faultline.graphql.ItemRef;
import dev.faultline.inventory.InventoryController.FieldRefused;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The inputs of mutations, as requests give them. */
final class WriteInputs {
  private WriteInputs() {}

  record RelationInput(
      ItemRef from,
      ItemRef to,
      String type,
      @Nullable String group,
      @Nullable Level effect,
      @Nullable Double confidence,
      @Nullable String reason) {
    EstateRecord.Relation between(String fromKey, String toKey) {
      return new EstateRecord.Relation(
          type, fromKey, toKey, group, effect, confidence, false, null);
    }
  }

  record Redundancy(
      ItemRef dependent,
      String group,
      @Nullable Integer minimumUp,
      @Nullable Double minimumUpPercent,
      @Nullable String reason) {
    /** The rule; null: take it back. */
    @Nullable RedundancyRule rule() {
      if (minimumUp != null && minimumUpPercent != null) {
        throw new FieldRefused(
            "minimumUpPercent", new InvalidInput("Give minimumUp or minimumUpPercent, not both."));
      }
      if (minimumUp != null) return new RedundancyRule.MinimumUp(minimumUp);
      return minimumUpPercent == null
          ? null
          : new RedundancyRule.MinimumUpPercent(minimumUpPercent);
    }
  }

  record StateInput(ItemRef item, Level state, @Nullable String reason) {}

  record Retirement(ItemRef item, @Nullable String reason) {}

  record RelationRemoval(
      @Nullable String id,
      @Nullable ItemRef from,
      @Nullable ItemRef to,
      @Nullable String type,
      @Nullable String group,
      @Nullable String reason) {}

  /** The item that an {@code UpsertItemInput} describes; a value that is null says nothing. */
  static EstateRecord.Item item(Map<String, @Nullable Object> input) {
    return new EstateRecord.Item(
        String.valueOf(input.get("key")),
        String.valueOf(input.get("type")),
        text(input.get("name")),
        null,
        input.get("criticality") instanceof Integer criticality ? criticality : null,
        text(input.get("environment")),
        input.get("lifeCycle") instanceof Object lifeCycle
            ? LifeCycle.valueOf(lifeCycle.toString())
            : null,
        text(input.get("owner")),
        attributes(input.get("attributes")),
        Map.of());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static Map<String, Object> attributes(@Nullable Object given) {
    if (given == null) return Map.of();
    if (!(given instanceof Map<?, ?> map)) {
      throw refused("attributes must be a JSON object, such as {\"version\": \"8.4\"}.");
    }
    Map<String, Object> attributes = new HashMap<>();
    map.forEach((name, value) -> {
      if (value != null) attributes.put(String.valueOf(name), value(name, value));
    });
    return attributes;
  }

  /** What an {@code UpsertItemInput} takes away. */
  static Cleared cleared(Map<String, @Nullable Object> input) {
    Set<String> fields = new TreeSet<>();
    if (input.get("clear") instanceof List<?> names) {
      for (Object name : names) fields.add(clearable(input, String.valueOf(name)));
    }
    Set<String> attributes = new TreeSet<>();
    if (input.get("attributes") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> {
        if (value == null) attributes.add(String.valueOf(name));
      });
    }
    return new Cleared(fields, attributes);
  }

  private static String clearable(Map<String, @Nullable Object> input, String name) {
    if (!Cleared.FIELDS.contains(name)) {
      throw new FieldRefused(
          "clear",
          new InvalidInput(
              "\""
                  + Text.shorten(name)
                  + "\" cannot be cleared; fields are "
                  + Text.join(Cleared.FIELDS.stream().sorted().toList(), "and")
                  + ", and an attribute is taken away by the value null."));
    }
    if (input.get(name) != null) {
      throw new FieldRefused(
          "clear", new InvalidInput(name + " is given and cleared; it can only be one of both."));
    }
    return name;
  }

  private static Object value(Object name, @Nullable Object value) {
    if (isPlain(value)
        || value instanceof List<?> list && list.stream().allMatch(WriteInputs::isPlain)) {
      return Objects.requireNonNull(value);
    }
    throw refused(
        "attributes."
            + Text.shorten(String.valueOf(name))
            + " must be a text, a number that is not beyond 1.8e308, a boolean or a list of"
            + " these.");
  }

  private static boolean isPlain(@Nullable Object value) {
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Number number && Double.isFinite(number.doubleValue());
  }

  private static FieldRefused refused(String message) {
    return new FieldRefused("attributes", new InvalidInput(message));
  }
}
