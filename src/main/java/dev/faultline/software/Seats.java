package dev.faultline.software;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.faultline.asset.AssetRight;
import dev.faultline.asset.Assets;
import dev.faultline.inventory.Rows;
import dev.faultline.model.Edit;
import dev.faultline.model.UnknownItem;
import dev.faultline.model.UnknownRecord;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.StoreReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/**
 * The record of seats. A seat is given also where none is left. Safe for use by several threads.
 */
@Component
public class Seats {
  private final RevisionLog log;
  private final StoreReader reader;
  private final Assets assets;
  private final Products products;
  private final String findSeats;
  private final String writeSeat;
  private final String removeSeat;

  Seats(RevisionLog log, StoreReader reader, Assets assets, Products products, CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.assets = assets;
    this.products = products;
    findSeats = cypher.named("software/find-seats");
    writeSeat = cypher.named("software/write-seat");
    removeSeat = cypher.named("software/remove-seat");
  }

  /** The seats of these products, by the product's name, in the order of users. */
  public Map<String, List<Seat>> ofProducts(Collection<String> names) {
    return seats(reader::read, names, null);
  }

  private Map<String, List<Seat>> seats(
      Rows rows, Collection<String> names, @Nullable String user) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("names", List.copyOf(names));
    parameters.put("user", user);
    Map<String, List<Seat>> found = new HashMap<>();
    for (Record row : rows.run(findSeats, parameters)) {
      Seat seat = Seat.of(row);
      found.computeIfAbsent(seat.product(), _ -> new ArrayList<>()).add(seat);
    }
    return found;
  }

  /**
   * Gives a user a seat of a product, or notes about theirs what is stated.
   *
   * @param item the key of what the user works on; null: as it is
   * @param since null: as it is, today for a new seat
   * @param lastUsed null: as it is
   */
  public Committed<Seat> assign(
      Author author,
      String product,
      String user,
      @Nullable String item,
      @Nullable LocalDate since,
      @Nullable LocalDate lastUsed) {
    assets.check(AssetRight.HAND_OUT, "Giving seats and taking them back");
    return log.write(
        author,
        transaction -> {
          products.get(transaction::run, product);
          Seat present = find(transaction::run, product, user);
          LocalDate today = transaction.at().atZone(ZoneOffset.UTC).toLocalDate();
          LocalDate given = since != null ? since : present == null ? today : present.since();
          Seat after =
              new Seat(
                  present == null ? UuidCreator.getTimeOrderedEpoch().toString() : present.id(),
                  product,
                  user,
                  item != null ? item : present == null ? null : present.item(),
                  present != null && present.itemRetired(),
                  given,
                  lastUsed != null ? lastUsed : present == null ? null : present.lastUsed());
          if (present != null && present.facts().equals(after.facts())) return present;
          transaction.append(
              new Edit.RecordWritten(
                  Seat.RECORD,
                  after.id(),
                  present == null ? "ASSIGN" : "UPDATE",
                  present == null ? null : present.facts(),
                  after.facts()));
          Map<String, @Nullable Object> row = new HashMap<>();
          row.put("id", after.id());
          row.put("product", product);
          row.put("item", after.item());
          row.put("properties", after.properties());
          if (transaction.run(writeSeat, row).isEmpty() && after.item() != null)
            throw new UnknownItem(after.item(), List.of());
          Seat written = find(transaction::run, product, user);
          return written == null ? after : written;
        });
  }

  /** Takes a user's seat back. */
  public Committed<Seat> reclaim(Author author, String product, String user) {
    assets.check(AssetRight.HAND_OUT, "Giving seats and taking them back");
    return log.write(
        author,
        transaction -> {
          products.get(transaction::run, product);
          Seat present = find(transaction::run, product, user);
          if (present == null)
            throw new UnknownRecord("seat of \"" + product + "\" for", user, List.of());
          transaction.append(
              new Edit.RecordWritten(Seat.RECORD, present.id(), "RECLAIM", present.facts(), null));
          transaction.run(removeSeat, Map.of("id", present.id()));
          return present;
        });
  }

  private @Nullable Seat find(Rows rows, String product, String user) {
    List<Seat> found = seats(rows, List.of(product), user).get(product);
    return found == null ? null : found.getFirst();
  }
}
