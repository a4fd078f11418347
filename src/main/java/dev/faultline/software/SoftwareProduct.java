package dev.faultline.software;

import dev.faultline.record.Given;
import dev.faultline.record.Stored;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/**
 * A product that is licensed, as it is stored.
 *
 * @param id assigned, a UUIDv7
 * @param name unique among products
 * @param knownAs other names under which items and assets have it
 * @param countedOn which device counts where it is installed
 */
public record SoftwareProduct(
    String id,
    String name,
    @Nullable String vendor,
    List<String> knownAs,
    CountedOn countedOn,
    @Nullable String notes,
    Instant createdAt,
    Instant changedAt)
    implements Stored {
  /** The word for products in the revision log. */
  public static final String RECORD = "softwareProduct";

  /** The names of all values that can be given. */
  public static final List<String> WORDS =
      List.of("name", "vendor", "knownAs", "countedOn", "notes");

  /** Which device counts where a product is installed. */
  public enum CountedOn {
    /** The virtual machine or the hardware that it runs on directly. */
    DEVICE,
    /** The hardware below that, with all its cores. */
    HARDWARE
  }

  public SoftwareProduct {
    knownAs = List.copyOf(knownAs);
  }

  static SoftwareProduct apply(
      Given given, String name, @Nullable SoftwareProduct present, String id, Instant at) {
    CountedOn on =
        given.choice(
            "countedOn", present == null ? CountedOn.DEVICE : present.countedOn, CountedOn.class);
    given.needed("name", given.text("name", null), name, "how the product is called");
    return new SoftwareProduct(
        present == null ? id : present.id,
        name,
        given.text("vendor", present == null ? null : present.vendor),
        given.texts("knownAs", present == null ? List.of() : present.knownAs),
        on == null ? CountedOn.DEVICE : on,
        given.notes("notes", present == null ? null : present.notes),
        present == null ? at : present.createdAt,
        at);
  }

  /** All names that items and assets may have it under. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(knownAs);
    names.add(name);
    return names;
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new TreeMap<>(Map.of("name", name, "countedOn", countedOn.name()));
    if (vendor != null) facts.put("vendor", vendor);
    if (!knownAs.isEmpty()) facts.put("knownAs", knownAs);
    if (notes != null) facts.put("notes", notes);
    return facts;
  }

  Map<String, @Nullable Object> properties() {
    Map<String, @Nullable Object> properties = new HashMap<>(facts());
    properties.put("id", id);
    properties.put("createdAt", createdAt);
    properties.put("changedAt", changedAt);
    return properties;
  }

  static SoftwareProduct of(Value node) {
    return new SoftwareProduct(
        node.get("id").asString(),
        node.get("name").asString(),
        node.get("vendor").isNull() ? null : node.get("vendor").asString(),
        node.get("knownAs").isNull() ? List.of() : node.get("knownAs").asList(Value::asString),
        CountedOn.valueOf(node.get("countedOn").asString()),
        node.get("notes").isNull() ? null : node.get("notes").asString(),
        node.get("createdAt").asZonedDateTime().toInstant(),
        node.get("changedAt").asZonedDateTime().toInstant());
  }
}
