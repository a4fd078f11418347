package dev.faultline.asset.api;

import dev.faultline.asset.AssetDraft;
import dev.faultline.asset.AssetField.AssigneeKind;
import dev.faultline.asset.AssetField.DisposalMethod;
import dev.faultline.asset.AssetLifeCycle.Disposal;
import dev.faultline.asset.AssetLifeCycle.Erasure;
import dev.faultline.asset.AssetRef;
import dev.faultline.asset.AssetStep;
import dev.faultline.graphql.ItemRef;
import dev.faultline.model.InvalidInput;
import dev.faultline.money.Money;
import dev.faultline.record.Problem;
import dev.faultline.record.Values;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The inputs of mutations, as requests give them. */
final class AssetInputs {
  /** What an {@code UpsertAssetInput} holds beside the values of fields. */
  private static final Set<String> BESIDE_FIELDS =
      Set.of("tag", "kind", "state", "attributes", "items", "clear", "reason");

  private AssetInputs() {}

  /** An input with values of the wrong form. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    Refused(List<Problem> problems) {
      this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
      return problems;
    }
  }

  record StepInput(AssetRef asset, AssetStep step, @Nullable String reason) {}

  record HolderInput(
      @Nullable String person,
      @Nullable String team,
      @Nullable String location,
      @Nullable ItemRef item) {
    AssigneeKind kind() {
      if (person != null) return AssigneeKind.PERSON;
      if (team != null) return AssigneeKind.TEAM;
      return location != null ? AssigneeKind.LOCATION : AssigneeKind.ITEM;
    }
  }

  record CheckOutInput(
      AssetRef asset, HolderInput to, @Nullable String dueOn, @Nullable String reason) {}

  record CheckInInput(AssetRef asset, @Nullable String location, @Nullable String reason) {}

  record AcceptInput(AssetRef asset, @Nullable String by, @Nullable String reason) {}

  record AuditInput(
      AssetRef asset,
      @Nullable String location,
      @Nullable String seenOn,
      @Nullable String reason) {}

  record MoneyInput(String amount, String currency) {}

  record ErasureInput(
      String method, @Nullable String on, @Nullable String by, @Nullable String certificate) {}

  record DisposeInput(
      AssetRef asset,
      DisposalMethod method,
      @Nullable String on,
      @Nullable String certificate,
      @Nullable MoneyInput proceeds,
      @Nullable ErasureInput erasure,
      @Nullable String reason) {
    Disposal disposal() {
      Checked checked = new Checked();
      String paid = proceeds == null ? null : proceeds.amount() + " " + proceeds.currency();
      LocalDate day = checked.read("on", on, Values::date);
      Money money = checked.read("proceeds", paid, Values::money);
      String number = checked.read("certificate", certificate, AssetInputs::text);
      Erasure erased = erasure == null ? null : erasure(checked, erasure);
      checked.refuse();
      return new Disposal(method, day, number, money, erased);
    }

    private static Erasure erasure(Checked checked, ErasureInput given) {
      String how = checked.read("erasure.method", given.method(), AssetInputs::text);
      return new Erasure(
          how == null ? "" : how,
          checked.read("erasure.on", given.on(), Values::date),
          checked.read("erasure.by", given.by(), AssetInputs::text),
          checked.read("erasure.certificate", given.certificate(), AssetInputs::text));
    }
  }

  record StockInput(AssetRef asset, int by, @Nullable String reason) {}

  record LinkInput(AssetRef asset, ItemRef item, @Nullable String reason) {}

  /** The date in a field of an input. */
  static @Nullable LocalDate date(String field, @Nullable String given) {
    Checked checked = new Checked();
    LocalDate date = checked.read(field, given, Values::date);
    checked.refuse();
    return date;
  }

  private static String text(String field, Object given) {
    return Values.text(field, given, Values.LONGEST_TEXT, false);
  }

  /**
   * The draft that an {@code UpsertAssetInput} describes; null says nothing, and takes an attribute
   * away.
   */
  static AssetDraft draft(Map<String, @Nullable Object> input) {
    Map<String, Object> values = new HashMap<>();
    input.forEach((name, value) -> {
      if (value != null && !BESIDE_FIELDS.contains(name)) values.put(name, value);
    });
    return new AssetDraft(
        String.valueOf(input.get("tag")),
        input.get("kind") instanceof String kind ? kind : null,
        input.get("state") instanceof Object state ? state.toString() : null,
        values,
        attributes(input.get("attributes")),
        texts(input.get("items")),
        texts(input.get("clear")));
  }

  private static List<String> texts(@Nullable Object given) {
    return given instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static Map<String, @Nullable Object> attributes(@Nullable Object given) {
    if (given == null) return Map.of();
    if (!(given instanceof Map<?, ?> map)) {
      throw new Refused(
          List.of(
              new Problem(
                  "attributes",
                  "attributes must be a JSON object, such as {\"carrier\": \"Voxline\"}.")));
    }
    Map<String, @Nullable Object> attributes = new HashMap<>();
    map.forEach((name, value) -> attributes.put(String.valueOf(name), value));
    return attributes;
  }

  /** Reads values and keeps what is wrong with them. */
  private static final class Checked {
    private final List<Problem> problems = new ArrayList<>();

    <T> @Nullable T read(
        String field, @Nullable Object given, BiFunction<String, Object, T> reader) {
      if (given == null) return null;
      try {
        return reader.apply(field, given);
      } catch (InvalidInput wrong) {
        problems.add(new Problem(field, String.valueOf(wrong.getMessage())));
        return null;
      }
    }

    void refuse() {
      if (!problems.isEmpty()) throw new Refused(problems);
    }
  }
}
