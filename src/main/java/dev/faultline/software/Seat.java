package dev.faultline.software;

import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.inventory.ItemsNamed;
import dev.faultline.licence.Assignment;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.Text;
import dev.faultline.record.Given;
import dev.faultline.record.Stored;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * The right of one user to a product, until it is taken back.
 *
 * @param id assigned, a UUIDv7
 * @param item the key of what the user works on, if known
 * @param itemRetired whether that item is retired
 * @param since when it was given
 */
public record Seat(
    String id,
    String product,
    String user,
    @Nullable String item,
    boolean itemRetired,
    @Nullable LocalDate since,
    @Nullable LocalDate lastUsed)
    implements ItemsNamed, Stored {
  /** The word for seats in the revision log. */
  public static final String RECORD = "seat";

  /** Those values that can be withheld, with their groups. */
  public static final Map<String, SensitiveGroup> SENSITIVE =
      Map.of("user", SensitiveGroup.PERSONAL);

  /** The names of all values that can be given. */
  public static final List<String> WORDS = List.of("product", "user", "item", "since", "lastUsed");

  @Override
  public List<String> itemKeys() {
    return item == null ? List.of() : List.of(item);
  }

  /** By what a seat is found; as a text unlike that of any other. */
  record Key(String product, String user) {
    static Key of(Map<String, @Nullable Object> draft) {
      return new Key(
          String.valueOf(draft.get("product")).strip(), String.valueOf(draft.get("user")).strip());
    }

    @Override
    public String toString() {
      return product + "\n" + user;
    }
  }

  static Seat apply(
      Given given,
      @Nullable Seat present,
      String id,
      LocalDate today,
      Map<String, LifeCycle> items) {
    String product = given.needed("product", given.text("product", null), "", "the product's name");
    String user = given.needed("user", given.text("user", null), "", "who has the seat");
    String item = given.text("item", present == null ? null : present.item);
    boolean retired = present != null && present.itemRetired;
    if (item == null) {
      retired = false;
    } else if (given.has("item")) {
      LifeCycle at = items.get(item);
      retired = at == LifeCycle.RETIRED;
      if (at == null)
        given.problem(
            "item", "There is no item \"" + Text.shorten(item) + "\"; add the item first.");
    }
    return new Seat(
        present == null ? id : present.id,
        product,
        user,
        item,
        retired,
        given.date("since", present == null ? today : present.since),
        given.date("lastUsed", present == null ? null : present.lastUsed));
  }

  Assignment assignment() {
    return new Assignment(id, user, item, itemRetired, since, lastUsed);
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new TreeMap<>(Map.of("product", product, "user", user));
    if (item != null) facts.put("item", item);
    if (since != null) facts.put("since", since.toString());
    if (lastUsed != null) facts.put("lastUsed", lastUsed.toString());
    return facts;
  }

  Map<String, @Nullable Object> properties() {
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put("id", id);
    properties.put("product", product);
    properties.put("user", user);
    properties.put("item", item);
    properties.put("since", since);
    properties.put("lastUsed", lastUsed);
    return properties;
  }

  /** Reads a row with the columns seat and itemRetired. */
  static Seat of(Record row) {
    Value node = row.get("seat");
    return new Seat(
        node.get("id").asString(),
        node.get("product").asString(),
        node.get("user").asString(),
        node.get("item").isNull() ? null : node.get("item").asString(),
        row.get("itemRetired").asBoolean(false),
        node.get("since").isNull() ? null : node.get("since").asLocalDate(),
        node.get("lastUsed").isNull() ? null : node.get("lastUsed").asLocalDate());
  }
}
