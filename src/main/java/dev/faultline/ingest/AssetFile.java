package dev.faultline.ingest;

import dev.faultline.asset.AssetConditions;
import dev.faultline.asset.AssetDraft;
import dev.faultline.asset.AssetField;
import dev.faultline.asset.Assets;
import dev.faultline.ingest.RecordColumn.Form;
import dev.faultline.model.InvalidInput;
import dev.faultline.store.Author;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Assets in files. An export can be kept to some kinds, with those below them, to states, and by
 * every condition of the schema's AssetFilter.
 */
@Component
final class AssetFile implements RecordFile<AssetDraft> {
  private static final List<String> BESIDE_FIELDS =
      List.of("tag", "kind", "state", "items", "attributes");

  private final Assets assets;
  private final AssetConditions conditions;
  private final List<RecordColumn> columns = new ArrayList<>();

  AssetFile(Assets assets, AssetConditions conditions) {
    this.assets = assets;
    this.conditions = conditions;
    for (String word : List.of("tag", "kind", "state")) columns.add(RecordColumn.of(word));
    for (AssetField field : AssetField.values()) columns.add(RecordColumn.of(field));
    columns.add(RecordColumn.of("items", Form.WORDS));
    columns.add(RecordColumn.of("attributes", Form.ATTRIBUTES));
  }

  @Override
  public String plural() {
    return "assets";
  }

  @Override
  public String singular() {
    return "asset";
  }

  @Override
  public List<RecordColumn> columns() {
    return List.copyOf(columns);
  }

  @Override
  public List<String> keys() {
    return List.of("tag");
  }

  @Override
  public AssetDraft draft(Map<String, @Nullable Object> given) {
    List<String> problems = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    given.forEach((name, value) -> {
      if (value != null && !BESIDE_FIELDS.contains(name)) values.put(name, value);
    });
    String kind = text(given, "kind", problems);
    String state = text(given, "state", problems);
    List<String> items = new ArrayList<>();
    if (given.get("items") instanceof List<?> keys)
      keys.forEach(key -> items.add(String.valueOf(key)));
    else if (given.get("items") != null) problems.add("items is a list of keys.");
    Map<String, @Nullable Object> attributes = new HashMap<>();
    if (given.get("attributes") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> attributes.put(String.valueOf(name), value));
    } else if (given.get("attributes") != null) {
      problems.add("attributes is a JSON object.");
    }
    if (!problems.isEmpty()) throw new InvalidInput(String.join(" ", problems));
    return new AssetDraft(
        String.valueOf(given.get("tag")), kind, state, values, attributes, items, List.of());
  }

  private static @Nullable String text(
      Map<String, @Nullable Object> given, String name, List<String> problems) {
    Object value = given.get(name);
    if (value == null || value instanceof String) return (String) value;
    problems.add(name + " is a text.");
    return null;
  }

  @Override
  public Writing<AssetDraft> writing(Author author, boolean dryRun) {
    return drafts -> assets.write(author, drafts, dryRun);
  }

  @Override
  public Set<String> filters() {
    return Set.of("kind", "state", "filter");
  }

  @Override
  public void forEach(Map<String, List<String>> filters, Consumer<Map<String, Object>> each) {
    assets.forEach(conditions.selection(given(filters)), asset -> each.accept(asset.facts()));
  }

  /**
   * The conditions of an AssetFilter in JSON, with those kinds and states that are named beside.
   */
  private static Map<String, @Nullable Object> given(Map<String, List<String>> filters) {
    Map<String, @Nullable Object> given = new HashMap<>();
    List<String> json = filters.getOrDefault("filter", List.of());
    if (json.size() > 1) throw new InvalidInput("filter is given once.");
    if (!json.isEmpty()) {
      try {
        Map<String, @Nullable Object> read =
            RecordCells.JSON.readValue(json.getFirst(), RecordCells.OBJECT);
        if (read != null) given.putAll(read);
      } catch (JacksonException e) {
        throw new InvalidInput(
            "filter is a JSON object of conditions, such as {\"vendor\": {\"eq\": \"Halden\"}}.");
      }
    }
    put(given, "kinds", filters.get("kind"));
    put(given, "states", filters.get("state"));
    return given;
  }

  private static void put(
      Map<String, @Nullable Object> given, String name, @Nullable List<String> values) {
    if (values == null) return;
    if (given.put(name, values) != null)
      throw new InvalidInput(name + " are given both in filter and beside it; give them once.");
  }
}
