package dev.faultline.software;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.faultline.asset.AssetRight;
import dev.faultline.asset.Assets;
import dev.faultline.inventory.ItemKeys;
import dev.faultline.inventory.Rows;
import dev.faultline.model.Edit;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.UnknownRecord;
import dev.faultline.record.Given;
import dev.faultline.record.RecordBatch;
import dev.faultline.record.RecordPlan;
import dev.faultline.record.RecordWriter;
import dev.faultline.record.Written;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.RevisionTransaction;
import dev.faultline.store.StoreReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
  private final RecordWriter writer;
  private final Assets assets;
  private final Products products;
  private final ItemKeys itemKeys;
  private final String findSeats;
  private final String findSeatsOfUsers;
  private final String listSeats;
  private final String writeSeats;
  private final String removeSeat;
  private final Batch batch = new Batch();

  Seats(
      RevisionLog log,
      StoreReader reader,
      RecordWriter writer,
      Assets assets,
      Products products,
      ItemKeys itemKeys,
      CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.writer = writer;
    this.assets = assets;
    this.products = products;
    this.itemKeys = itemKeys;
    findSeats = cypher.named("software/find-seats");
    findSeatsOfUsers = cypher.named("software/find-seats-of-users");
    listSeats = cypher.named("software/list-seats");
    writeSeats = cypher.named("software/write-seats");
    removeSeat = cypher.named("software/remove-seat");
  }

  /** The seats of these products, by the product's name, the oldest first. */
  public Map<String, List<Seat>> ofProducts(Collection<String> names) {
    Map<String, List<Seat>> found = new HashMap<>();
    for (Record row : reader.read(findSeats, Map.of("names", List.copyOf(names)))) {
      Seat seat = Seat.of(row);
      found.computeIfAbsent(seat.product(), _ -> new ArrayList<>()).add(seat);
    }
    return found;
  }

  /** Hands over any number of seats one by one in the order of products and users. */
  public void forEach(Consumer<? super Seat> each) {
    reader.stream(listSeats, Map.of(), row -> each.accept(Seat.of(row)));
  }

  /**
   * Gives a user a seat of a product, or notes about theirs what is stated. Without a day a new
   * seat is given today.
   */
  public Committed<Written<Seat>> assign(Author author, Map<String, @Nullable Object> values) {
    assets.check(AssetRight.HAND_OUT, "Giving seats and taking them back");
    return writer.upsert(batch, author, values);
  }

  /**
   * Gives a batch of seats as one revision, or only says what that would do; each as {@link
   * #assign} does.
   *
   * @return what became of each, in their order
   */
  public List<Written<Seat>> write(
      Author author, List<Map<String, @Nullable Object>> drafts, boolean dryRun) {
    assets.check(AssetRight.HAND_OUT, "Importing seats");
    return writer.write(batch, author, drafts, dryRun);
  }

  private final class Batch implements RecordBatch<Map<String, @Nullable Object>, Seat> {
    @Override
    public RecordPlan<Seat> plan(
        Rows rows, Instant at, List<Map<String, @Nullable Object>> drafts) {
      LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
      List<Seat.Key> keys = drafts.stream().map(Seat.Key::of).toList();
      RecordPlan<Seat> plan = new RecordPlan<>(seats(rows, keys));
      KnownProducts known = new KnownProducts(products, rows, Given.stated(drafts, "product"));
      Map<String, LifeCycle> items = itemKeys.known(rows, Given.stated(drafts, "item"));
      for (int i = 0; i < drafts.size(); i++) {
        Given given = new Given(drafts.get(i), Seat.WORDS);
        String key = keys.get(i).toString();
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        Seat after = Seat.apply(given, plan.present(key), id, today, items);
        known.check(given, after.product());
        plan.add(key, after, given.problems());
      }
      return plan;
    }

    @Override
    public void execute(RevisionTransaction transaction, RecordPlan<Seat> plan) {
      List<Map<String, Object>> rows = new ArrayList<>();
      for (RecordPlan.Write<Seat> write : plan.writes()) {
        Seat after = write.after();
        String action = write.before() == null ? "ASSIGN" : "UPDATE";
        RecordPlan.append(transaction, write, Seat.RECORD, action);
        rows.add(
            Map.of("id", after.id(), "product", after.product(), "properties", after.properties()));
      }
      if (!rows.isEmpty()) transaction.run(writeSeats, Map.of("rows", rows));
    }
  }

  /** The seats that there are, by their keys. */
  private Map<String, Seat> seats(Rows rows, List<Seat.Key> keys) {
    List<Map<String, String>> wanted =
        keys.stream().map(key -> Map.of("product", key.product(), "user", key.user())).toList();
    Map<String, Seat> found = new HashMap<>();
    for (Record row : rows.run(findSeatsOfUsers, Map.of("rows", wanted))) {
      Seat seat = Seat.of(row);
      found.put(new Seat.Key(seat.product(), seat.user()).toString(), seat);
    }
    return found;
  }

  /** Takes a user's seat back. */
  public Committed<Seat> reclaim(Author author, String product, String user) {
    assets.check(AssetRight.HAND_OUT, "Giving seats and taking them back");
    return log.write(
        author,
        transaction -> {
          products.get(transaction::run, product);
          Seat.Key key = new Seat.Key(product, user);
          Seat present = seats(transaction::run, List.of(key)).get(key.toString());
          if (present == null)
            throw new UnknownRecord("seat of \"" + product + "\" for", user, List.of());
          transaction.append(
              new Edit.RecordWritten(Seat.RECORD, present.id(), "RECLAIM", present.facts(), null));
          transaction.run(removeSeat, Map.of("id", present.id()));
          return present;
        });
  }
}
