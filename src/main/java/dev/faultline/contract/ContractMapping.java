package dev.faultline.contract;

import dev.faultline.contract.Contract.Party;
import dev.faultline.contract.Contract.Period;
import dev.faultline.money.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * Contracts as nodes. The value is two properties, {@code value} in minor units and {@code
 * valueCurrency}.
 */
final class ContractMapping {
  private ContractMapping() {}

  /** Reads a row with the columns contract, assets, items and products. */
  static Contract contract(Record row) {
    Value node = row.get("contract");
    return new Contract(
        node.get("id").asString(),
        node.get("number").asString(),
        text(node, "name"),
        ContractKind.valueOf(node.get("kind").asString()),
        text(node, "vendor"),
        texts(node.get("parties")).stream().map(Party::parse).toList(),
        date(node, "start"),
        date(node, "end"),
        date(node, "agreedEnd"),
        new Term(
            number(node, "noticeDays"),
            number(node, "noticeMonths"),
            node.get("autoRenewal").asBoolean(false),
            number(node, "renewalMonths")),
        node.get("value").isNull()
            ? null
            : Money.ofMinor(
                node.get("value").asLong(), Money.currency(node.get("valueCurrency").asString())),
        node.get("valuePer").isNull() ? null : Period.valueOf(node.get("valuePer").asString()),
        text(node, "costCentre"),
        text(node, "notes"),
        texts(node.get("attachments")),
        covered(row),
        node.get("createdAt").asZonedDateTime().toInstant(),
        node.get("changedAt").asZonedDateTime().toInstant());
  }

  /** Reads the columns assets, items and products. */
  static Covered covered(Record row) {
    return new Covered(
        texts(row.get("assets")), texts(row.get("items")), texts(row.get("products")));
  }

  static Map<String, @Nullable Object> properties(Contract contract) {
    Money value = contract.value();
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put("id", contract.id());
    properties.put("number", contract.number());
    properties.put("name", contract.name());
    properties.put("kind", contract.kind().name());
    properties.put("vendor", contract.vendor());
    properties.put("parties", contract.parties().stream().map(Object::toString).toList());
    properties.put("start", contract.start());
    properties.put("end", contract.end());
    properties.put("agreedEnd", contract.agreedEnd());
    properties.put("noticeDays", contract.term().noticeDays());
    properties.put("noticeMonths", contract.term().noticeMonths());
    properties.put("autoRenewal", contract.term().renews());
    properties.put("renewalMonths", contract.term().renewalMonths());
    properties.put("value", value == null ? null : value.minorUnits());
    properties.put("valueCurrency", value == null ? null : value.currency().getCurrencyCode());
    properties.put("valuePer", contract.valuePer() == null ? null : contract.valuePer().name());
    properties.put("costCentre", contract.costCentre());
    properties.put("notes", contract.notes());
    properties.put("attachments", contract.attachments());
    properties.put("createdAt", contract.createdAt());
    properties.put("changedAt", contract.changedAt());
    return properties;
  }

  private static @Nullable String text(Value node, String property) {
    return node.get(property).isNull() ? null : node.get(property).asString();
  }

  private static @Nullable LocalDate date(Value node, String property) {
    return node.get(property).isNull() ? null : node.get(property).asLocalDate();
  }

  private static @Nullable Long number(Value node, String property) {
    return node.get(property).isNull() ? null : node.get(property).asLong();
  }

  private static List<String> texts(Value value) {
    return value.isNull() ? List.of() : value.asList(Value::asString);
  }
}
