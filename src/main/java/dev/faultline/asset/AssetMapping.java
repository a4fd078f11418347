package dev.faultline.asset;

import dev.faultline.model.LifeCycle;
import dev.faultline.money.Money;
import dev.faultline.store.AttributeJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * Assets as nodes. An amount of money is two properties, {@code price} in minor units and {@code
 * priceCurrency}; the end of the warranty is stored beside what it follows from.
 */
final class AssetMapping {
  static final String CURRENCY = "Currency";

  private AssetMapping() {}

  /** Reads a row with the columns asset and items. */
  static Asset asset(Record row) {
    Value node = row.get("asset");
    Map<AssetField, Object> values = new EnumMap<>(AssetField.class);
    for (AssetField field : AssetField.values()) {
      Value value = node.get(field.word());
      if (!value.isNull()) values.put(field, value(node, field, value));
    }
    List<Asset.Embodied> items = new ArrayList<>();
    for (Value item : row.get("items").values()) {
      items.add(
          new Asset.Embodied(
              item.get("key").asString(), LifeCycle.valueOf(item.get("lifeCycle").asString())));
    }
    items.sort(Comparator.comparing(Asset.Embodied::key));
    return new Asset(
        node.get("id").asString(),
        node.get("tag").asString(),
        node.get("kind").asString(),
        AssetState.valueOf(node.get("state").asString()),
        values,
        AttributeJson.read(node.get("attributes").asString("{}")),
        items,
        node.get("createdAt").asZonedDateTime().toInstant(),
        node.get("changedAt").asZonedDateTime().toInstant());
  }

  private static Object value(Value node, AssetField field, Value value) {
    return switch (field.form()) {
      case DATE -> value.asLocalDate();
      case MONEY ->
          Money.ofMinor(
              value.asLong(), Money.currency(node.get(field.word() + CURRENCY).asString()));
      case COUNT, MONTHS -> value.asLong();
      case LINKS -> value.asList(Value::asString);
      case TEXT, LONG_TEXT, PHONE_NUMBER, IMEI, ASSIGNEE_KIND, DISPOSAL_METHOD -> value.asString();
    };
  }

  static Map<String, @Nullable Object> row(Asset asset, @Nullable String oldKind) {
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put("id", asset.id());
    properties.put("tag", asset.tag());
    properties.put("kind", asset.kind());
    properties.put("state", asset.state().name());
    asset
        .values()
        .forEach((field, value) -> {
          if (value instanceof Money money) {
            properties.put(field.word(), money.minorUnits());
            properties.put(field.word() + CURRENCY, money.currency().getCurrencyCode());
          } else {
            properties.put(field.word(), value);
          }
        });
    properties.put("warrantyEnd", asset.warrantyEnd());
    properties.put("attributes", AttributeJson.write(asset.attributes()));
    properties.put(
        "product", asset.attributes().get("product") instanceof String name ? name : null);
    properties.put("createdAt", asset.createdAt());
    properties.put("changedAt", asset.changedAt());
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("tag", asset.tag());
    row.put("kind", asset.kind());
    row.put("oldKind", oldKind);
    row.put("properties", properties);
    return row;
  }
}
