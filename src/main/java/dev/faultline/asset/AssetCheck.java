package dev.faultline.asset;

import dev.faultline.catalog.AttributeCheck;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.Text;
import dev.faultline.record.Problem;
import dev.faultline.record.Values;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a draft into an asset, or into all that is wrong with it at once. */
final class AssetCheck {
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+#-]{0,63}");

  private final AssetKinds kinds;
  private final Map<String, Asset.Embodied> items;
  private final Consumer<Problem> problems;

  /**
   * @param items those of {@link #itemsOf} that there are, by key
   */
  AssetCheck(AssetKinds kinds, Map<String, Asset.Embodied> items, Consumer<Problem> problems) {
    this.kinds = kinds;
    this.items = items;
    this.problems = problems;
  }

  /** The keys of the items that the draft speaks of. */
  static Set<String> itemsOf(AssetDraft draft) {
    Set<String> keys = new LinkedHashSet<>(draft.items());
    Object holder = draft.values().get(AssetField.ASSIGNEE.word());
    if (holder != null && draft.values().containsKey(AssetField.ASSIGNEE_KIND.word()))
      keys.add(holder.toString().strip());
    return keys;
  }

  /**
   * The asset that the draft makes of the present one; of use only if there were no problems.
   *
   * @param present null: the asset is new
   * @param id of a new asset
   */
  @Nullable Asset apply(
      AssetDraft draft, @Nullable Asset present, Supplier<String> id, Instant at) {
    if (!TAG.matcher(draft.tag()).matches()) {
      problem(
          "tag",
          "tag has 1 to 64 letters, digits and . _ : + # - and starts with a letter or digit, but"
              + " was "
              + Values.quote(draft.tag())
              + ".");
    }
    String kind = draft.kind() != null ? draft.kind() : present == null ? null : present.kind();
    if (kind == null) {
      problem("kind", "kind is needed for a new asset; there is none with this tag yet.");
      return null;
    }
    if (kinds.find(kind).isEmpty()) {
      refused("kind", () -> kinds.kind(kind));
      return null;
    }
    AssetState state = state(draft, present);
    Asset asset =
        present != null
            ? new Asset(
                present.id(),
                present.tag(),
                kind,
                state,
                present.values(),
                present.attributes(),
                present.items(),
                present.createdAt(),
                at)
            : new Asset(id.get(), draft.tag(), kind, state, Map.of(), Map.of(), List.of(), at, at);
    for (String name : draft.cleared()) {
      AssetField field = field("clear", name);
      if (field == null) continue;
      // What steps would not have left behind in this state may go.
      if (field.editable() || !field.writer().fits(state)) asset = asset.with(field, null);
      else byStep(field);
    }
    for (Map.Entry<String, Object> given : new TreeMap<>(draft.values()).entrySet()) {
      AssetField field = field(given.getKey(), given.getKey());
      if (field == null) continue;
      Object value = AssetValues.read(field, given.getValue(), problems);
      if (value == null) continue;
      // A new asset may bring its past along; later only steps write what is theirs.
      if (field.editable() || present == null) asset = asset.with(field, value);
      else if (!value.equals(present.value(field))) byStep(field);
    }
    together(asset);
    if (present == null) past(asset);
    List<Problem> known = present == null ? List.of() : dates(present, at);
    dates(asset, at).stream().filter(problem -> !known.contains(problem)).forEach(problems);
    return linked(attributes(asset, draft.attributes()), draft.items(), present);
  }

  private static List<Problem> dates(Asset asset, Instant at) {
    return DisposalDates.problems(
        asset,
        LocalDate.ofInstant(at, ZoneOffset.UTC),
        AssetField.DISPOSED_ON.word(),
        AssetField.ERASED_ON.word());
  }

  /** Rules about what only steps write later. */
  private void past(Asset asset) {
    for (AssetField field : asset.values().keySet()) {
      if (field.writer().fits(asset.state())) continue;
      List<String> states = field.writer().states().stream().map(Enum::name).toList();
      problem(
          field.word(),
          field.word()
              + " is for an asset that is "
              + Text.join(states, "or")
              + ", and "
              + asset.title()
              + " is "
              + asset.state()
              + "; give its state, or leave "
              + field.word()
              + " out.");
    }
    String holder = asset.text(AssetField.ASSIGNEE);
    if (holder != null
        && AssetField.AssigneeKind.ITEM.name().equals(asset.text(AssetField.ASSIGNEE_KIND))
        && !items.containsKey(holder)) unknownItem("assignee", holder);
  }

  /** The asset with the items that it embodies now. */
  private Asset linked(Asset asset, List<String> keys, @Nullable Asset present) {
    Map<String, Asset.Embodied> linked = new TreeMap<>();
    asset.items().forEach(item -> linked.put(item.key(), item));
    for (String key : keys) {
      Asset.Embodied item = items.get(key);
      if (item == null) unknownItem("items", key);
      else if (linked.putIfAbsent(key, item) == null) link(asset, item, present);
    }
    return asset.embodying(List.copyOf(linked.values()));
  }

  private void link(Asset asset, Asset.Embodied item, @Nullable Asset present) {
    if (present != null && present.state().isLast())
      problem("items", present.isOver("linked to an item"));
    else if (asset.state() == AssetState.DISPOSED && item.lifeCycle() == LifeCycle.IN_USE) {
      problem(
          "items",
          asset.title()
              + " cannot be DISPOSED: it embodies the item "
              + Values.quote(item.key())
              + ", in use. Retire the item, or leave it out.");
    }
  }

  private void unknownItem(String field, String key) {
    problem(field, "There is no item " + Values.quote(key) + "; add the item first.");
  }

  private @Nullable AssetField field(String at, String name) {
    AssetField field = AssetField.find(name).orElse(null);
    if (field == null) {
      List<String> known = Arrays.stream(AssetField.values()).map(AssetField::word).toList();
      problem(
          at,
          "\""
              + Text.shorten(name)
              + "\" is no field of an asset."
              + Text.didYouMean(Text.nearest(name, known)));
      return null;
    }
    return field;
  }

  private void byStep(AssetField field) {
    problem(
        field.word(),
        field.word()
            + " is not changed by hand once the asset is there; use "
            + field.writer().mutations()
            + ".");
  }

  private AssetState state(AssetDraft draft, @Nullable Asset present) {
    AssetState before = present == null ? AssetState.IN_STOCK : present.state();
    String given = draft.state();
    if (given == null) return before;
    String name = given.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    for (AssetState state : AssetState.values()) {
      if (!state.name().equals(name)) continue;
      if (present != null && state != before) {
        problem(
            "state",
            present.title()
                + " is "
                + before
                + " and gets to another state by a step only: "
                + Text.join(AssetStep.possibleFrom(before).stream().map(Enum::name).toList(), "or")
                + ".");
        return before;
      }
      return state;
    }
    problem(
        "state",
        "state is one of "
            + Text.join(Arrays.stream(AssetState.values()).map(Enum::name).toList(), "and")
            + " but was "
            + Values.quote(given)
            + ".");
    return before;
  }

  /** Rules about more than one value. */
  private void together(Asset asset) {
    if (asset.values().containsKey(AssetField.WARRANTY_MONTHS)
        && !asset.values().containsKey(AssetField.WARRANTY_START)) {
      problem("warrantyMonths", "warrantyMonths needs warrantyStart, from which the end follows.");
    }
    if (asset.values().containsKey(AssetField.ASSIGNEE_KIND)
        && !asset.values().containsKey(AssetField.ASSIGNEE)) {
      problem("assigneeKind", "assigneeKind says what assignee is, and that is not given.");
    }
    only(asset, AssetKinds.MOBILE, AssetField.PHONE_NUMBER, AssetField.IMEI);
    only(asset, AssetKinds.CONSUMABLE, AssetField.STOCK_LEVEL, AssetField.REORDER_POINT);
  }

  private void only(Asset asset, String kind, AssetField... fields) {
    if (kinds.isA(asset.kind(), kind)) return;
    for (AssetField field : fields) {
      if (!asset.values().containsKey(field)) continue;
      problem(
          field.word(),
          field.word()
              + " is for assets of the kind "
              + kind
              + ", and this is a "
              + asset.kind()
              + ".");
    }
  }

  private Asset attributes(Asset asset, Map<String, @Nullable Object> given) {
    Map<String, Object> together = new TreeMap<>(asset.attributes());
    Map<String, Object> stated = new TreeMap<>();
    given.forEach((name, value) -> {
      if (value == null) together.remove(name);
      else stated.put(name, value);
    });
    try {
      together.putAll(
          AttributeCheck.conform(
              asset.title(),
              stated,
              kinds.attributesOf(asset.kind()),
              problem -> problem("attributes", problem)));
    } catch (IllegalArgumentException wrong) {
      problem("attributes", wrong.getMessage() + ".");
    }
    return new Asset(
        asset.id(),
        asset.tag(),
        asset.kind(),
        asset.state(),
        asset.values(),
        together,
        asset.items(),
        asset.createdAt(),
        asset.changedAt());
  }

  private void refused(String field, Runnable check) {
    try {
      check.run();
    } catch (InvalidInput refused) {
      problem(field, String.valueOf(refused.getMessage()));
    }
  }

  private void problem(String field, String message) {
    problems.accept(new Problem(field, message));
  }
}
