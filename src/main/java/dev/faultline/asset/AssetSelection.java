package dev.faultline.asset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which assets are meant: those that pass all tests.
 *
 * @param tests comparisons of one property each
 * @param embodies key of an item that the asset embodies; null: no matter
 * @param embodying whether it embodies any item; null: no matter
 */
public record AssetSelection(
    List<Test> tests, @Nullable String embodies, @Nullable Boolean embodying) {
  /** Every asset. */
  public static final AssetSelection ALL = new AssetSelection(List.of(), null, null);

  /** The property that holds the attributes as JSON text. */
  static final String ATTRIBUTES = "attributes";

  /** Properties with an index, the best one to start from first. */
  private static final List<String> INDEXED = List.of("tag", "serialNumber");

  /** How a property is compared. */
  public enum Operator {
    EQ("eq"),
    IN("in"),
    /** Upper and lower case alike. */
    CONTAINS("contains"),
    /** Upper and lower case alike. */
    STARTS_WITH("startsWith"),
    GTE("gte"),
    LTE("lte"),
    /** Holds one of several texts somewhere, upper and lower case told apart. */
    CONTAINS_ANY("containsAny"),
    /** Not above another property of the same asset. */
    LTE_PROPERTY("lteProperty");

    private final String word;

    Operator(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * A comparison.
   *
   * @param property of the node, such as the word of a field
   */
  public record Test(String property, Operator operator, Object value) {}

  public AssetSelection {
    tests = List.copyOf(tests);
  }

  /** The selection with one more test; as it is where the value is null. */
  public AssetSelection and(String property, Operator operator, @Nullable Object value) {
    if (value == null) return this;
    Object wanted = value;
    if (operator == Operator.CONTAINS || operator == Operator.STARTS_WITH)
      wanted = value.toString().toLowerCase(Locale.ROOT);
    if (value instanceof Collection<?> many) wanted = List.copyOf(many);
    List<Test> more = new ArrayList<>(tests);
    more.add(new Test(property, operator, wanted));
    return new AssetSelection(more, embodies, embodying);
  }

  AssetSelection embodies(String itemKey) {
    return new AssetSelection(tests, itemKey, embodying);
  }

  AssetSelection embodying(boolean any) {
    return new AssetSelection(tests, embodies, any);
  }

  /** Where an index leads to few assets among which all that are meant are. */
  private record Seek(String by, List<?> values) {}

  private @Nullable Seek seek() {
    for (String property : INDEXED) {
      for (Test test : tests) {
        if (!test.property().equals(property)) continue;
        if (test.operator() == Operator.EQ) return new Seek(property, List.of(test.value()));
        if (test.operator() == Operator.IN && test.value() instanceof Collection<?> values)
          return new Seek(property, values.stream().distinct().toList());
      }
    }
    return embodies == null ? null : new Seek("embodies", List.of(embodies));
  }

  /** Whether an index leads to them; else every asset is looked at. */
  boolean isSought() {
    return seek() != null;
  }

  Map<String, @Nullable Object> parameters() {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    Seek seek = seek();
    parameters.put("seek", seek == null ? null : seek.by());
    parameters.put("sought", seek == null ? List.of() : seek.values());
    parameters.put(
        "tests",
        tests.stream()
            .map(test ->
                Map.of(
                    "property", test.property(),
                    "operator", test.operator().word,
                    "value", test.value()))
            .toList());
    parameters.put("embodies", embodies);
    parameters.put("embodying", embodying);
    return parameters;
  }
}
