package dev.faultline.asset;

import dev.faultline.model.LifeCycle;
import dev.faultline.money.Money;
import dev.faultline.record.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that is owned, paid for and disposed of, as it is stored.
 *
 * @param id assigned, a UUIDv7
 * @param tag unique among assets, as it stands on the label
 * @param kind name of its kind
 * @param values by field, in the type of the field's form; absent ones are left out
 * @param attributes free attributes: text, number, boolean, or a list of texts
 * @param items the configuration items that it embodies, by key
 */
public record Asset(
    String id,
    String tag,
    String kind,
    AssetState state,
    Map<AssetField, Object> values,
    Map<String, Object> attributes,
    List<Embodied> items,
    Instant createdAt,
    Instant changedAt)
    implements Stored {
  /** The word for assets in the revision log. */
  public static final String RECORD = "asset";

  /** A configuration item that the asset embodies. */
  public record Embodied(String key, LifeCycle lifeCycle) {}

  public Asset {
    Map<AssetField, Object> copy = new EnumMap<>(AssetField.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
    attributes = Map.copyOf(attributes);
    items = List.copyOf(items);
  }

  public @Nullable Object value(AssetField field) {
    return values.get(field);
  }

  public @Nullable String text(AssetField field) {
    return (String) values.get(field);
  }

  public @Nullable LocalDate date(AssetField field) {
    return (LocalDate) values.get(field);
  }

  public @Nullable Money price() {
    return (Money) values.get(AssetField.PRICE);
  }

  /**
   * The last day that the warranty covers: the day before the one of the start's number, or the
   * last day of a month that has none of that number. Null unless start and length are given.
   */
  public @Nullable LocalDate warrantyEnd() {
    LocalDate start = date(AssetField.WARRANTY_START);
    if (start == null || !(values.get(AssetField.WARRANTY_MONTHS) instanceof Long months))
      return null;
    LocalDate end = start.plusMonths(months);
    return end.getDayOfMonth() == start.getDayOfMonth() ? end.minusDays(1) : end;
  }

  /** {@code Asset "LT-1042"}, for messages. */
  public String title() {
    return "Asset \"" + tag + "\"";
  }

  /** Why nothing more is done to the asset, for messages. @param deed what was to be done */
  String isOver(String deed) {
    return title() + " is " + state + " and cannot be " + deed + " any more.";
  }

  Asset in(AssetState next) {
    return new Asset(id, tag, kind, next, values, attributes, items, createdAt, changedAt);
  }

  /** The asset with this value; null takes the value away. */
  Asset with(AssetField field, @Nullable Object value) {
    Map<AssetField, Object> changed = new EnumMap<>(AssetField.class);
    changed.putAll(values);
    if (value == null) changed.remove(field);
    else changed.put(field, value);
    return new Asset(id, tag, kind, state, changed, attributes, items, createdAt, changedAt);
  }

  Asset embodying(List<Embodied> others) {
    return new Asset(id, tag, kind, state, values, attributes, others, createdAt, changedAt);
  }

  Asset changedAt(Instant at) {
    return new Asset(id, tag, kind, state, values, attributes, items, createdAt, at);
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("tag", tag);
    facts.put("kind", kind);
    facts.put("state", state.name());
    values.forEach((field, value) -> facts.put(field.word(), plain(value)));
    if (!attributes.isEmpty()) facts.put("attributes", new TreeMap<>(attributes));
    if (!items.isEmpty()) facts.put("items", items.stream().map(Embodied::key).sorted().toList());
    return facts;
  }

  private static Object plain(Object value) {
    return value instanceof Long || value instanceof List<?> ? value : Objects.toString(value);
  }
}
