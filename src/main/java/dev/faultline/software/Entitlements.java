package dev.faultline.software;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.faultline.asset.AssetRight;
import dev.faultline.asset.Assets;
import dev.faultline.contract.ContractRef;
import dev.faultline.contract.Contracts;
import dev.faultline.contract.Given;
import dev.faultline.inventory.Rows;
import dev.faultline.model.Edit;
import dev.faultline.model.Text;
import dev.faultline.model.UnknownRecord;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.StoreReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/** The record of what was bought of software products. Safe for use by several threads. */
@Component
public class Entitlements {
  private static final int CHUNK = 500;

  private final RevisionLog log;
  private final StoreReader reader;
  private final Assets assets;
  private final Products products;
  private final Contracts contracts;
  private final String findEntitlement;
  private final String listEntitlements;
  private final String findOfProducts;
  private final String writeEntitlement;

  Entitlements(
      RevisionLog log,
      StoreReader reader,
      Assets assets,
      Products products,
      Contracts contracts,
      CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.assets = assets;
    this.products = products;
    this.contracts = contracts;
    findEntitlement = cypher.named("software/find-entitlement");
    listEntitlements = cypher.named("software/list-entitlements");
    findOfProducts = cypher.named("software/find-entitlements-of-products");
    writeEntitlement = cypher.named("software/write-entitlement");
  }

  public Optional<BoughtEntitlement> find(String number) {
    return find(reader::read, number);
  }

  private Optional<BoughtEntitlement> find(Rows rows, String number) {
    return rows.run(findEntitlement, Map.of("number", number)).stream()
        .findFirst()
        .map(row -> BoughtEntitlement.of(row.get("entitlement")));
  }

  /**
   * All that were ever bought of these products, by the product's name, in the order of numbers.
   */
  public Map<String, List<BoughtEntitlement>> ofProducts(Collection<String> names) {
    Map<String, List<BoughtEntitlement>> found = new HashMap<>();
    for (Record row : reader.read(findOfProducts, Map.of("names", List.copyOf(names)))) {
      BoughtEntitlement bought = BoughtEntitlement.of(row.get("entitlement"));
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
        BoughtEntitlement bought = BoughtEntitlement.of(row.get("entitlement"));
        last = bought.number();
        if (filter.test(bought)) found.add(bought);
        if (found.size() == limit) return found;
      }
      if (rows.size() < CHUNK) return found;
    }
  }

  /** Adds the entitlement, or gives the one of this number the values that are stated. */
  public Committed<Written<BoughtEntitlement>> upsert(
      Author author, Map<String, ? extends @Nullable Object> values) {
    assets.check(AssetRight.EDIT, "Changing what was bought");
    return log.write(
        author,
        transaction -> {
          String number = String.valueOf(values.get("number")).strip();
          BoughtEntitlement present = find(transaction::run, number).orElse(null);
          Given given = new Given(values, BoughtEntitlement.WORDS);
          String id = UuidCreator.getTimeOrderedEpoch().toString();
          BoughtEntitlement after =
              BoughtEntitlement.apply(given, number, present, id, transaction.at());
          references(transaction::run, given, after);
          if (!given.problems().isEmpty()) return Written.refused(given.problems());
          if (present != null && present.facts().equals(after.facts())) return Written.of(present);
          transaction.append(
              new Edit.RecordWritten(
                  BoughtEntitlement.RECORD,
                  after.id(),
                  present == null ? "CREATE" : "UPDATE",
                  present == null ? null : present.facts(),
                  after.facts()));
          Map<String, @Nullable Object> row = new HashMap<>();
          row.put("number", number);
          row.put("product", after.entitlement().product());
          row.put("contract", after.entitlement().contract());
          row.put("properties", after.properties());
          transaction.run(writeEntitlement, row);
          return Written.of(after);
        });
  }

  private void references(Rows rows, Given given, BoughtEntitlement after) {
    String product = after.entitlement().product();
    if (!product.isEmpty()) {
      try {
        products.get(rows, product);
      } catch (UnknownRecord unknown) {
        given.problem("product", unknown.getMessage() + " Add it by upsertSoftwareProduct first.");
      }
    }
    String contract = after.entitlement().contract();
    if (contract != null && contracts.find(rows, ContractRef.ofNumber(contract)).isEmpty()) {
      given.problem(
          "contract",
          "There is no contract \""
              + Text.shorten(contract)
              + "\"; add it by upsertContract first.");
    }
  }
}
