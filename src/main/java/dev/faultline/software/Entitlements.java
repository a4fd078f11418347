package dev.faultline.software;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.faultline.asset.AssetRight;
import dev.faultline.asset.Assets;
import dev.faultline.contract.Contract;
import dev.faultline.contract.Contracts;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.inventory.Rows;
import dev.faultline.model.Text;
import dev.faultline.record.Given;
import dev.faultline.record.RecordBatch;
import dev.faultline.record.RecordPlan;
import dev.faultline.record.RecordWriter;
import dev.faultline.record.Written;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionTransaction;
import dev.faultline.store.StoreReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/** The record of what was bought of software products. Safe for use by several threads. */
@Component
public class Entitlements {
  private static final int CHUNK = 500;

  private final StoreReader reader;
  private final RecordWriter writer;
  private final Assets assets;
  private final Products products;
  private final Contracts contracts;
  private final String findEntitlements;
  private final String listEntitlements;
  private final String findOfProducts;
  private final String writeEntitlements;
  private final Batch batch = new Batch();

  Entitlements(
      StoreReader reader,
      RecordWriter writer,
      Assets assets,
      Products products,
      Contracts contracts,
      CypherFiles cypher) {
    this.reader = reader;
    this.writer = writer;
    this.assets = assets;
    this.products = products;
    this.contracts = contracts;
    findEntitlements = cypher.named("software/find-entitlements");
    listEntitlements = cypher.named("software/list-entitlements");
    findOfProducts = cypher.named("software/find-entitlements-of-products");
    writeEntitlements = cypher.named("software/write-entitlements");
  }

  public Optional<BoughtEntitlement> find(String number) {
    return Optional.ofNullable(entitlements(reader::read, List.of(number)).get(number));
  }

  private Map<String, BoughtEntitlement> entitlements(Rows rows, List<String> numbers) {
    Map<String, BoughtEntitlement> found = new HashMap<>();
    for (Record row : rows.run(findEntitlements, Map.of("numbers", numbers))) {
      BoughtEntitlement bought = BoughtEntitlement.of(row);
      found.put(bought.number(), bought);
    }
    return found;
  }

  /**
   * All that were ever bought of these products, by the product's name, in the order of numbers.
   */
  public Map<String, List<BoughtEntitlement>> ofProducts(Collection<String> names) {
    Map<String, List<BoughtEntitlement>> found = new HashMap<>();
    for (Record row : reader.read(findOfProducts, Map.of("names", List.copyOf(names)))) {
      BoughtEntitlement bought = BoughtEntitlement.of(row);
      found.computeIfAbsent(bought.entitlement().product(), _ -> new ArrayList<>()).add(bought);
    }
    return found;
  }

  /** Those that follow a number and pass the filter, in the order of numbers. */
  public List<BoughtEntitlement> list(
      Predicate<BoughtEntitlement> filter, String after, int limit) {
    List<BoughtEntitlement> found = new ArrayList<>();
    String last = after;
    while (true) {
      List<Record> rows = reader.read(listEntitlements, Map.of("after", last, "limit", CHUNK));
      for (Record row : rows) {
        BoughtEntitlement bought = BoughtEntitlement.of(row);
        last = bought.number();
        if (filter.test(bought)) found.add(bought);
        if (found.size() == limit) return found;
      }
      if (rows.size() < CHUNK) return found;
    }
  }

  /** Hands over any number of entitlements one by one in the order of their numbers. */
  public void forEach(Consumer<? super BoughtEntitlement> each) {
    Map<String, Object> all = Map.of("after", "", "limit", Long.MAX_VALUE);
    reader.stream(listEntitlements, all, row -> each.accept(BoughtEntitlement.of(row)));
  }

  /** Adds the entitlement, or gives the one of this number the values that are stated. */
  public Committed<Written<BoughtEntitlement>> upsert(
      Author author, Map<String, @Nullable Object> values) {
    assets.check(AssetRight.EDIT, "Changing what was bought");
    return writer.upsert(batch, author, values);
  }

  /**
   * Writes a batch of entitlements as one revision, or only says what that would do.
   *
   * @return what became of each, in their order
   */
  public List<Written<BoughtEntitlement>> write(
      Author author, List<Map<String, @Nullable Object>> drafts, boolean dryRun) {
    assets.check(AssetRight.EDIT, "Importing what was bought");
    return writer.write(batch, author, drafts, dryRun);
  }

  private final class Batch
      implements RecordBatch<Map<String, @Nullable Object>, BoughtEntitlement> {
    @Override
    public Map<String, SensitiveGroup> sensitive() {
      return BoughtEntitlement.SENSITIVE;
    }

    @Override
    public Set<String> stated(Map<String, @Nullable Object> draft) {
      return Given.stated(draft);
    }

    @Override
    public RecordPlan<BoughtEntitlement> plan(
        Rows rows, Instant at, List<Map<String, @Nullable Object>> drafts) {
      List<String> numbers = drafts.stream().map(Entitlements::number).toList();
      RecordPlan<BoughtEntitlement> plan = new RecordPlan<>(entitlements(rows, numbers));
      KnownProducts known = new KnownProducts(products, rows, Given.stated(drafts, "product"));
      Map<String, Contract> bought = contracts.ofNumbers(rows, Given.stated(drafts, "contract"));
      for (int i = 0; i < drafts.size(); i++) {
        Given given = new Given(drafts.get(i), BoughtEntitlement.WORDS);
        String number = numbers.get(i);
        BoughtEntitlement present = plan.present(number);
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        BoughtEntitlement after = BoughtEntitlement.apply(given, number, present, id, at);
        if (given.has("product")) known.check(given, after.entitlement().product());
        String contract = after.entitlement().contract();
        if (contract == null || given.has("contract")) {
          if (contract != null && !bought.containsKey(contract)) {
            given.problem(
                "contract",
                "There is no contract \""
                    + Text.shorten(contract)
                    + "\"; add it by upsertContract first.");
          }
          after = after.under(contract == null ? null : bought.get(contract));
        }
        plan.add(number, after, given.problems());
      }
      return plan;
    }

    @Override
    public void execute(RevisionTransaction transaction, RecordPlan<BoughtEntitlement> plan) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      for (RecordPlan.Write<BoughtEntitlement> write : plan.writes()) {
        BoughtEntitlement after = write.after();
        String action = write.before() == null ? "CREATE" : "UPDATE";
        RecordPlan.append(transaction, write, BoughtEntitlement.RECORD, action);
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("number", after.number());
        row.put("product", after.entitlement().product());
        row.put("contract", after.entitlement().contract());
        row.put("properties", after.properties());
        rows.add(row);
      }
      if (!rows.isEmpty()) transaction.run(writeEntitlements, Map.of("rows", rows));
    }
  }

  private static String number(Map<String, @Nullable Object> draft) {
    return String.valueOf(draft.get("number")).strip();
  }
}
