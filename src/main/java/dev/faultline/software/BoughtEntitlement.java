package dev.faultline.software;

import dev.faultline.asset.EndingKind;
import dev.faultline.contract.Contract;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.licence.Entitlement;
import dev.faultline.licence.Metric;
import dev.faultline.money.Money;
import dev.faultline.record.Given;
import dev.faultline.record.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * What was bought of a product, as it is stored.
 *
 * @param id assigned, a UUIDv7
 * @param entitlement the right itself; its id is the number, unique among entitlements
 * @param kind how it was bought
 * @param price for all of it, for the whole time
 */
public record BoughtEntitlement(
    String id,
    Entitlement entitlement,
    Kind kind,
    @Nullable Money price,
    @Nullable String purchaseOrder,
    @Nullable String notes,
    Instant createdAt,
    Instant changedAt)
    implements Stored {
  /** The word for entitlements in the revision log. */
  public static final String RECORD = "entitlement";

  /** Those values that can be withheld, with their groups. */
  public static final Map<String, SensitiveGroup> SENSITIVE = Map.of("price", SensitiveGroup.MONEY);

  /** The names of all values that can be given. */
  public static final List<String> WORDS =
      List.of(
          "number",
          "product",
          "metric",
          "minimumPerProcessor",
          "minimumPerHost",
          "quantity",
          "packSize",
          "kind",
          "start",
          "end",
          "noticeDays",
          "contract",
          "price",
          "purchaseOrder",
          "notes");

  private static final long MOST = 1_000_000_000_000L;

  /** How it was bought. */
  public enum Kind {
    LICENCE,
    SUBSCRIPTION;

    EndingKind ending() {
      return this == LICENCE ? EndingKind.LICENCE : EndingKind.SUBSCRIPTION;
    }
  }

  public String number() {
    return entitlement.id();
  }

  static BoughtEntitlement apply(
      Given given, String number, @Nullable BoughtEntitlement present, String id, Instant at) {
    Entitlement was = present == null ? null : present.entitlement;
    String named = given.text("number", null);
    if (named == null) given.needed("number", named, "", "what the entitlement is called");
    String product =
        given.needed(
            "product",
            given.text("product", was == null ? null : was.product()),
            "",
            "the name of what was bought");
    Metrics.Kind unit =
        given.needed(
            "metric",
            given.choice(
                "metric", was == null ? null : Metrics.kind(was.metric()), Metrics.Kind.class),
            Metrics.Kind.INSTALLATION,
            "by what use is counted, such as USER");
    Metric.PerCore cores =
        was != null && was.metric() instanceof Metric.PerCore perCore
            ? perCore
            : new Metric.PerCore(0, 0);
    Long perProcessor =
        given.whole("minimumPerProcessor", (long) cores.minimumPerProcessor(), 10_000);
    Long perHost = given.whole("minimumPerHost", (long) cores.minimumPerHost(), 10_000);
    Long pack =
        given.whole("packSize", was == null || unit != Metrics.Kind.CORE ? 1L : was.pack(), 10_000);
    int packSize = Math.max(1, whole(pack));
    for (String word : List.of("minimumPerProcessor", "minimumPerHost", "packSize")) {
      if (given.has(word) && unit != Metrics.Kind.CORE)
        given.problem(word, word + " is for the metric CORE, and this is " + unit + ".");
    }
    Long quantity = given.whole("quantity", was == null ? null : (Long) was.quantity(), MOST);
    if (unit == Metrics.Kind.UNLIMITED) quantity = 0L;
    else given.needed("quantity", quantity, 0L, "how many units of the metric were bought");
    if (unit != Metrics.Kind.CORE) packSize = 1;
    if (quantity != null && quantity % packSize != 0) {
      given.problem(
          "quantity",
          "quantity is in cores, whole packs of " + packSize + ", but was " + quantity + ".");
      packSize = 1;
    }
    LocalDate start =
        given.needed(
            "start",
            given.date("start", was == null ? null : was.start()),
            LocalDate.EPOCH,
            "the first day");
    LocalDate end = given.date("end", was == null ? null : was.end());
    Long notice =
        given.whole("noticeDays", was == null ? (Long) 0L : (Long) (long) was.noticeDays(), 3_660);
    if (end != null && end.isBefore(start) && !start.equals(LocalDate.EPOCH)) {
      given.problem("end", "end " + end + " is before start " + start + "; swap the dates.");
      end = null;
    }
    Entitlement entitlement =
        new Entitlement(
            number,
            product,
            Metrics.metric(unit, whole(perProcessor), whole(perHost)),
            quantity == null ? 0 : quantity,
            packSize,
            start,
            end,
            given.text("contract", was == null ? null : was.contract()),
            was == null ? null : was.contractEnd(),
            whole(notice));
    Kind kind = given.choice("kind", present == null ? Kind.LICENCE : present.kind, Kind.class);
    return new BoughtEntitlement(
        present == null ? id : present.id,
        entitlement,
        kind == null ? Kind.LICENCE : kind,
        given.money("price", present == null ? null : present.price),
        given.text("purchaseOrder", present == null ? null : present.purchaseOrder),
        given.notes("notes", present == null ? null : present.notes),
        present == null ? at : present.createdAt,
        at);
  }

  /** The same under its contract as that is now; null if it is bought under none. */
  BoughtEntitlement under(@Nullable Contract contract) {
    LocalDate lastDay = contract == null || contract.term().renews() ? null : contract.end();
    return new BoughtEntitlement(
        id,
        entitlement.under(entitlement.contract(), lastDay),
        kind,
        price,
        purchaseOrder,
        notes,
        createdAt,
        changedAt);
  }

  private static int whole(@Nullable Long number) {
    return number == null ? 0 : number.intValue();
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("number", number());
    facts.put("product", entitlement.product());
    facts.put("metric", Metrics.kind(entitlement.metric()).name());
    if (entitlement.metric() instanceof Metric.PerCore(int perProcessor, int perHost)) {
      facts.put("minimumPerProcessor", (long) perProcessor);
      facts.put("minimumPerHost", (long) perHost);
    }
    facts.put("quantity", entitlement.quantity());
    if (entitlement.pack() > 1) facts.put("packSize", (long) entitlement.pack());
    facts.put("kind", kind.name());
    facts.put("start", entitlement.start().toString());
    if (entitlement.end() != null) facts.put("end", entitlement.end().toString());
    facts.put("noticeDays", (long) entitlement.noticeDays());
    if (entitlement.contract() != null) facts.put("contract", entitlement.contract());
    if (price != null) facts.put("price", price.toString());
    if (purchaseOrder != null) facts.put("purchaseOrder", purchaseOrder);
    if (notes != null) facts.put("notes", notes);
    return facts;
  }

  Map<String, @Nullable Object> properties() {
    Map<String, @Nullable Object> properties = new HashMap<>(facts());
    properties.put("id", id);
    properties.put("start", entitlement.start());
    properties.put("end", entitlement.end());
    properties.put("price", price == null ? null : price.minorUnits());
    properties.put("priceCurrency", price == null ? null : price.currency().getCurrencyCode());
    properties.put("createdAt", createdAt);
    properties.put("changedAt", changedAt);
    return properties;
  }

  /** Reads a row with the columns entitlement and contractEnd. */
  static BoughtEntitlement of(Record row) {
    Value node = row.get("entitlement");
    Metric metric =
        Metrics.metric(
            Metrics.Kind.valueOf(node.get("metric").asString()),
            node.get("minimumPerProcessor").asInt(0),
            node.get("minimumPerHost").asInt(0));
    return new BoughtEntitlement(
        node.get("id").asString(),
        new Entitlement(
            node.get("number").asString(),
            node.get("product").asString(),
            metric,
            node.get("quantity").asLong(),
            node.get("packSize").asInt(1),
            node.get("start").asLocalDate(),
            node.get("end").isNull() ? null : node.get("end").asLocalDate(),
            text(node, "contract"),
            row.get("contractEnd").isNull() ? null : row.get("contractEnd").asLocalDate(),
            node.get("noticeDays").asInt(0)),
        Kind.valueOf(node.get("kind").asString()),
        node.get("price").isNull()
            ? null
            : Money.ofMinor(
                node.get("price").asLong(), Money.currency(node.get("priceCurrency").asString())),
        text(node, "purchaseOrder"),
        text(node, "notes"),
        node.get("createdAt").asZonedDateTime().toInstant(),
        node.get("changedAt").asZonedDateTime().toInstant());
  }

  private static @Nullable String text(Value node, String property) {
    return node.get(property).isNull() ? null : node.get(property).asString();
  }
}
