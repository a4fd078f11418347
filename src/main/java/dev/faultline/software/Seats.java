package dev.faultline.software;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.faultline.asset.Asset;
import dev.faultline.asset.AssetCare;
import dev.faultline.asset.AssetRight;
import dev.faultline.asset.Assets;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.inventory.ItemKeys;
import dev.faultline.inventory.Rows;
import dev.faultline.model.Conflict;
import dev.faultline.model.Edit;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.Text;
import dev.faultline.model.UnknownItem;
import dev.faultline.model.UnknownRecord;
import dev.faultline.record.Given;
import dev.faultline.record.RecordBatch;
import dev.faultline.record.RecordPlan;
import dev.faultline.record.RecordWriter;
import dev.faultline.record.Values;
import dev.faultline.record.Withheld;
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
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/**
 * The record of seats. A seat is given also where none is left. Safe for use by several threads.
 */
@Component
public class Seats {
  private static final Set<String> USER = Set.of("user");

  private final RevisionLog log;
  private final StoreReader reader;
  private final RecordWriter writer;
  private final Withheld withheld;
  private final Assets assets;
  private final AssetCare care;
  private final ProductAssets productAssets;
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
      Withheld withheld,
      Assets assets,
      AssetCare care,
      ProductAssets productAssets,
      Products products,
      ItemKeys itemKeys,
      CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.writer = writer;
    this.withheld = withheld;
    this.assets = assets;
    this.care = care;
    this.productAssets = productAssets;
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
    public Map<String, SensitiveGroup> sensitive() {
      return Seat.SENSITIVE;
    }

    @Override
    public Set<String> stated(Map<String, @Nullable Object> draft) {
      return Given.stated(draft);
    }

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
        rows.add(row(after));
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

  /**
   * What was taken back.
   *
   * @param seat as it was; null: it was none
   * @param assets that gave the product and were retired or gone, as they are now
   */
  public record Reclaimed(String product, @Nullable Seat seat, List<Asset> assets) {
    public Reclaimed {
      assets = List.copyOf(assets);
    }
  }

  /**
   * Takes back what a user has of a product: the assets that are retired or gone, if there are any
   * and the seat is not for a retired item, else the seat.
   */
  public Committed<Reclaimed> reclaim(Author author, String product, String user) {
    assets.check(AssetRight.HAND_OUT, "Giving seats and taking them back");
    withheld.refuse(USER, Seat.SENSITIVE);
    return log.write(
        author,
        transaction -> {
          Holding holding = holding(transaction::run, product, user);
          Seat present = holding.seat();
          List<ProductAssets.Held> gone =
              holding.assets().stream().filter(ProductAssets.Held::isGone).toList();
          if (!gone.isEmpty() && (present == null || !present.itemRetired())) {
            List<Asset> back =
                gone.stream().map(held -> care.takeBack(transaction, held.tag())).toList();
            return new Reclaimed(product, null, back);
          }
          if (present == null) throw holding.without();
          transaction.append(
              new Edit.RecordWritten(Seat.RECORD, present.id(), "RECLAIM", present.facts(), null));
          transaction.run(removeSeat, Map.of("id", present.id()));
          return new Reclaimed(product, present, List.of());
        });
  }

  /**
   * Moves a seat from one user to another, given today and not used yet.
   *
   * @param item on which the new user works with it; null: not known
   */
  public Committed<Seat> reassign(
      Author author, String product, String from, String to, @Nullable String item) {
    assets.check(AssetRight.HAND_OUT, "Giving seats and taking them back");
    withheld.refuse(USER, Seat.SENSITIVE);
    String user = Values.text("to", to, Values.LONGEST_TEXT, false);
    return log.write(
        author,
        transaction -> {
          Holding holding = holding(transaction::run, product, from);
          Seat present = holding.seat();
          if (present == null) throw holding.without();
          if (seat(transaction::run, product, user) != null) {
            throw new Conflict(
                "There is a seat of \""
                    + Text.shorten(product)
                    + "\" for \""
                    + Text.shorten(user)
                    + "\" already; take the other one back by reclaimSeat.");
          }
          boolean retired = false;
          if (item != null) {
            LifeCycle at = itemKeys.known(transaction::run, List.of(item)).get(item);
            if (at == null) throw new UnknownItem(item, List.of());
            retired = at == LifeCycle.RETIRED;
          }
          LocalDate today = LocalDate.ofInstant(transaction.at(), ZoneOffset.UTC);
          Seat after = new Seat(present.id(), product, user, item, retired, today, null);
          RecordPlan.append(
              transaction, new RecordPlan.Write<>(present, after), Seat.RECORD, "REASSIGN");
          transaction.run(writeSeats, Map.of("rows", List.of(row(after))));
          return after;
        });
  }

  /** By what a user has a product. */
  private record Holding(
      String product, String user, @Nullable Seat seat, List<ProductAssets.Held> assets) {
    /** That there is no seat, with what to do about assets in use. */
    FaultlineException without() {
      for (ProductAssets.Held held : assets) {
        if (held.isGone()) continue;
        return new Conflict(
            "\"%s\" has \"%s\" by the asset \"%s\", in use, and not by a seat; use checkInAsset."
                .formatted(Text.shorten(user), Text.shorten(product), held.tag()));
      }
      return new UnknownRecord("seat of \"" + Text.shorten(product) + "\" for", user, List.of());
    }
  }

  private Holding holding(Rows rows, String product, String user) {
    SoftwareProduct known = products.get(rows, product);
    List<ProductAssets.Held> held =
        productAssets.of(rows, List.of(known)).getOrDefault(product, List.of());
    return new Holding(
        product,
        user,
        seat(rows, product, user),
        held.stream().filter(one -> one.user().equals(user)).toList());
  }

  private @Nullable Seat seat(Rows rows, String product, String user) {
    Seat.Key key = new Seat.Key(product, user);
    return seats(rows, List.of(key)).get(key.toString());
  }

  private static Map<String, Object> row(Seat seat) {
    return Map.of("id", seat.id(), "product", seat.product(), "properties", seat.properties());
  }
}
