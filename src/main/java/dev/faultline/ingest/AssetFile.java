package dev.faultline.ingest;

import dev.faultline.asset.Asset;
import dev.faultline.asset.AssetDraft;
import dev.faultline.asset.AssetField;
import dev.faultline.asset.AssetKindStore;
import dev.faultline.asset.AssetKinds;
import dev.faultline.asset.AssetSelection;
import dev.faultline.asset.AssetSelection.Operator;
import dev.faultline.asset.AssetState;
import dev.faultline.asset.Assets;
import dev.faultline.ingest.RecordColumn.Form;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.record.Written;
import dev.faultline.store.Author;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Assets in files. An export can be kept to some kinds, with those below them, and to states. */
@Component
final class AssetFile implements RecordFile<AssetDraft> {
  private static final List<String> BESIDE_FIELDS =
      List.of("tag", "kind", "state", "items", "attributes");

  private final Assets assets;
  private final AssetKindStore kinds;
  private final List<RecordColumn> columns = new ArrayList<>();

  AssetFile(Assets assets, AssetKindStore kinds) {
    this.assets = assets;
    this.kinds = kinds;
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
  public List<Written<Asset>> write(Author author, List<AssetDraft> drafts, boolean dryRun) {
    return assets.write(author, drafts, dryRun);
  }

  @Override
  public Set<String> filters() {
    return Set.of("kind", "state");
  }

  @Override
  public void forEach(Map<String, List<String>> filters, Consumer<Map<String, Object>> each) {
    AssetSelection selection = AssetSelection.ALL;
    List<String> ofKinds = filters.get("kind");
    if (ofKinds != null) {
      AssetKinds known = kinds.current();
      List<String> all = ofKinds.stream().flatMap(kind -> known.with(kind).stream()).toList();
      selection = selection.and("kind", Operator.IN, all);
    }
    List<String> inStates = filters.get("state");
    if (inStates != null) {
      List<String> all = inStates.stream().map(AssetFile::state).toList();
      selection = selection.and("state", Operator.IN, all);
    }
    assets.forEach(selection, asset -> each.accept(asset.facts()));
  }

  private static String state(String word) {
    String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    List<String> names = Arrays.stream(AssetState.values()).map(Enum::name).toList();
    if (names.contains(name)) return name;
    throw new InvalidInput(
        "State \""
            + Text.shorten(word)
            + "\" is not known; states are "
            + Text.join(names, "and")
            + ".");
  }
}
