package dev.faultline.asset;

import dev.faultline.asset.AssetField.Form;
import dev.faultline.asset.AssetSelection.Operator;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.graphql.Withholding;
import dev.faultline.inventory.ItemLookup;
import dev.faultline.model.Forbidden;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.money.Money;
import dev.faultline.record.Values;
import dev.faultline.store.AttributeJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Conditions on assets as requests and exports give them, in the form of the schema's AssetFilter:
 * every {@link AssetField} by its word, but the links to documents, and some more. Fields that are
 * withheld from the person of the present thread are refused. Safe for use by several threads.
 */
@Component
public class AssetConditions {
  private static final int MOST_VALUES = 1_000;
  private static final List<String> BESIDE_FIELDS =
      List.of(
          "tag",
          "kinds",
          "states",
          "warrantyEnd",
          "toReorder",
          "embodies",
          "embodying",
          "attributes");
  private static final List<Operator> ON_TEXT =
      List.of(Operator.EQ, Operator.IN, Operator.CONTAINS, Operator.STARTS_WITH);
  private static final List<Operator> ON_NUMBER =
      List.of(Operator.EQ, Operator.IN, Operator.GTE, Operator.LTE);
  private static final List<Operator> ORDERED = List.of(Operator.EQ, Operator.GTE, Operator.LTE);

  private final AssetKindStore kinds;
  private final ItemLookup lookup;
  private final Withholding withholding;

  AssetConditions(AssetKindStore kinds, ItemLookup lookup, Withholding withholding) {
    this.kinds = kinds;
    this.lookup = lookup;
    this.withholding = withholding;
  }

  /**
   * The assets that fulfil all conditions.
   *
   * @param given by name; null or empty: all assets, and a condition that is null is none
   * @throws InvalidInput if a condition is unknown or of another form
   * @throws Forbidden if one is about a field that is withheld
   */
  public AssetSelection selection(@Nullable Map<String, ? extends @Nullable Object> given) {
    AssetSelection selection = AssetSelection.ALL;
    if (given == null) return selection;
    // In one order, so that the same conditions are the same list to a cursor.
    for (Map.Entry<String, @Nullable Object> one :
        new TreeMap<String, @Nullable Object>(given).entrySet()) {
      Object value = one.getValue();
      if (value != null) selection = with(selection, one.getKey(), value);
    }
    return selection;
  }

  private AssetSelection with(AssetSelection all, String name, Object given) {
    return switch (name) {
      case "tag" -> compare(all, name, given, ON_TEXT, AssetConditions::text);
      case "warrantyEnd" -> compare(all, name, given, ORDERED, Values::date);
      case "kinds" -> all.and("kind", Operator.IN, kinds(texts(name, given)));
      case "states" -> all.and("state", Operator.IN, states(texts(name, given)));
      case "toReorder" ->
          flag(name, given) ? all.and("stockLevel", Operator.LTE_PROPERTY, "reorderPoint") : all;
      case "embodies" -> all.embodies(key(name, given));
      case "embodying" -> all.embodying(flag(name, given));
      case "attributes" -> attributes(all, given);
      default -> field(all, name, given);
    };
  }

  private AssetSelection field(AssetSelection all, String name, Object given) {
    AssetField field = AssetField.find(name).orElse(null);
    if (field == null || field.form() == Form.LINKS) {
      List<String> known = new ArrayList<>(BESIDE_FIELDS);
      for (AssetField one : AssetField.values())
        if (one.form() != Form.LINKS) known.add(one.word());
      throw new InvalidInput(
          "Assets cannot be kept to some by \""
              + Text.shorten(name)
              + "\"."
              + Text.didYouMean(Text.nearest(name, known)));
    }
    SensitiveGroup group = field.group();
    if (group != null && withholding.withheld().contains(group)) {
      throw new Forbidden(
          "You cannot filter by " + name + ", because " + group + " is withheld from you.");
    }
    return switch (field.form()) {
      case DATE -> compare(all, name, given, ORDERED, Values::date);
      case COUNT, MONTHS -> compare(all, name, given, ON_NUMBER, AssetConditions::number);
      case MONEY -> money(all, name, given);
      case TEXT, LONG_TEXT, PHONE_NUMBER, IMEI, ASSIGNEE_KIND, DISPOSAL_METHOD, LINKS ->
          given instanceof Collection<?>
              ? all.and(name, Operator.IN, texts(name, given))
              : compare(all, name, given, ON_TEXT, AssetConditions::text);
    };
  }

  private static AssetSelection compare(
      AssetSelection all,
      String property,
      Object given,
      List<Operator> operators,
      BiFunction<String, Object, Object> reader) {
    AssetSelection compared = all;
    for (Map.Entry<Operator, Object> one : operators(property, given, operators).entrySet()) {
      Operator operator = one.getKey();
      String word = property + "." + operator.word();
      Object value =
          operator == Operator.IN
              ? list(word, one.getValue()).stream().map(part -> reader.apply(word, part)).toList()
              : reader.apply(word, one.getValue());
      compared = compared.and(property, operator, value);
    }
    return compared;
  }

  /** Amounts of other currencies than that of the condition do not fulfil it. */
  private static AssetSelection money(AssetSelection all, String property, Object given) {
    AssetSelection compared = all;
    for (Map.Entry<Operator, Object> one : operators(property, given, ORDERED).entrySet()) {
      Money money = Values.money(property + "." + one.getKey().word(), one.getValue());
      compared =
          compared
              .and(property, one.getKey(), money.minorUnits())
              .and(
                  property + AssetMapping.CURRENCY,
                  Operator.EQ,
                  money.currency().getCurrencyCode());
    }
    return compared;
  }

  private static Map<Operator, Object> operators(
      String property, Object given, List<Operator> operators) {
    Map<Operator, Object> found = new TreeMap<>();
    object(property, given)
        .forEach((name, value) -> {
          Operator operator =
              operators.stream()
                  .filter(one -> one.word().equals(name))
                  .findFirst()
                  .orElseThrow(() ->
                      new InvalidInput(
                          property
                              + " is compared by "
                              + Text.join(operators.stream().map(Operator::word).toList(), "and")
                              + " but was given "
                              + Values.quote(name)
                              + "."));
          if (value != null) found.put(operator, value);
        });
    return found;
  }

  /** Attributes are stored as one text of JSON, in which the pairs are looked for. */
  private static AssetSelection attributes(AssetSelection all, Object given) {
    AssetSelection compared = all;
    for (Object condition : list("attributes", given)) {
      Map<String, @Nullable Object> parts = object("attributes", condition);
      String name = text("attributes.name", Objects.requireNonNullElse(parts.get("name"), ""));
      Object eq = parts.get("eq");
      Object in = parts.get("in");
      if (eq == null && in == null)
        compared =
            compared.and(AssetSelection.ATTRIBUTES, Operator.CONTAINS_ANY, List.of(name(name)));
      if (eq != null)
        compared =
            compared.and(
                AssetSelection.ATTRIBUTES, Operator.CONTAINS_ANY, pairs(name, List.of(eq)));
      if (in != null)
        compared =
            compared.and(
                AssetSelection.ATTRIBUTES,
                Operator.CONTAINS_ANY,
                pairs(name, list("attributes.in", in)));
    }
    return compared;
  }

  private static String name(String name) {
    String pair = pair(name, true);
    return pair.substring(0, pair.length() - "true".length());
  }

  private static List<String> pairs(String name, List<?> values) {
    List<String> pairs = new ArrayList<>();
    for (Object value : values) {
      String pair = pair(name, value);
      pairs.add(pair + ",");
      pairs.add(pair + "}");
    }
    return pairs;
  }

  private static String pair(String name, Object value) {
    try {
      String json = AttributeJson.write(Map.of(name, value));
      return json.substring(1, json.length() - 1);
    } catch (IllegalArgumentException wrong) {
      throw new InvalidInput("attributes: " + wrong.getMessage() + ".");
    }
  }

  private List<String> kinds(List<String> names) {
    AssetKinds known = kinds.current();
    return names.stream().flatMap(kind -> known.with(kind).stream()).distinct().toList();
  }

  private static List<String> states(List<String> words) {
    List<String> names = Arrays.stream(AssetState.values()).map(Enum::name).toList();
    List<String> states = new ArrayList<>();
    for (String word : words) {
      String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
      if (!names.contains(name)) {
        throw new InvalidInput(
            "State "
                + Values.quote(word)
                + " is not known; states are "
                + Text.join(names, "and")
                + ".");
      }
      states.add(name);
    }
    return states;
  }

  private String key(String name, Object given) {
    Map<String, @Nullable Object> parts = object(name, given);
    Object key = parts.get("key");
    if (key != null) return text(name + ".key", key);
    return lookup.key(text(name + ".id", Objects.requireNonNullElse(parts.get("id"), "")));
  }

  private static boolean flag(String name, Object given) {
    if (given instanceof Boolean flag) return flag;
    throw new InvalidInput(name + " is true or false but was " + Values.quote(given) + ".");
  }

  private static Object number(String word, Object given) {
    return Values.whole(word, given, Integer.MAX_VALUE);
  }

  private static List<String> texts(String word, Object given) {
    return list(word, given).stream().map(part -> text(word, part)).toList();
  }

  private static String text(String word, Object given) {
    if (given instanceof String || given instanceof Number) return given.toString();
    throw new InvalidInput(word + " is a text but was " + Values.quote(given) + ".");
  }

  private static List<Object> list(String word, Object given) {
    if (!(given instanceof Collection<?> parts))
      throw new InvalidInput(word + " is a list but was " + Values.quote(given) + ".");
    if (parts.size() > MOST_VALUES) {
      throw new InvalidInput(
          word + " takes at most " + MOST_VALUES + " texts but was given " + parts.size() + ".");
    }
    return parts.stream().map(part -> (Object) Objects.requireNonNullElse(part, "")).toList();
  }

  private static Map<String, @Nullable Object> object(String word, Object given) {
    if (!(given instanceof Map<?, ?> parts)) {
      throw new InvalidInput(
          word + " is an object of conditions but was " + Values.quote(given) + ".");
    }
    Map<String, @Nullable Object> object = new TreeMap<>();
    parts.forEach((name, value) -> object.put(String.valueOf(name), value));
    return object;
  }
}
