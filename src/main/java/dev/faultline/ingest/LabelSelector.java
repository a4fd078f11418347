package dev.faultline.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes label selector: all of its conditions must hold. One without conditions selects
 * nothing here.
 */
final class LabelSelector {
  private record Condition(String label, String operator, List<String> values) {
    boolean holds(Map<String, String> labels) {
      String value = labels.get(label);
      return switch (operator) {
        case "In" -> value != null && values.contains(value);
        case "NotIn" -> value == null || !values.contains(value);
        case "Exists" -> value != null;
        case "DoesNotExist" -> value == null;
        default -> false;
      };
    }
  }

  private final List<Condition> conditions = new ArrayList<>();

  private LabelSelector() {}

  /** Labels that must be equal, as a Service selects. */
  static LabelSelector ofLabels(Map<String, String> labels) {
    LabelSelector selector = new LabelSelector();
    labels.forEach(
        (label, value) -> selector.conditions.add(new Condition(label, "In", List.of(value))));
    return selector;
  }

  /** {@code matchLabels} and {@code matchExpressions}. */
  static LabelSelector of(@Nullable Object data) {
    LabelSelector selector = ofLabels(YamlData.texts(data, "matchLabels"));
    for (Object expression : YamlData.list(data, "matchExpressions")) {
      String label = YamlData.text(expression, "key");
      String operator = YamlData.text(expression, "operator");
      if (label != null && operator != null) {
        selector.conditions.add(
            new Condition(label, operator, YamlData.textList(expression, "values")));
      }
    }
    return selector;
  }

  boolean selects(Map<String, String> labels) {
    return !conditions.isEmpty()
        && conditions.stream().allMatch(condition -> condition.holds(labels));
  }
}
