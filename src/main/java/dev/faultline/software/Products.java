package dev.faultline.software;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.faultline.asset.AssetRight;
import dev.faultline.asset.Assets;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/** The record of software products. Safe for use by several threads. */
@Component
public class Products {
  private final RevisionLog log;
  private final StoreReader reader;
  private final Assets assets;
  private final String findProducts;
  private final String listProducts;
  private final String findProductNames;
  private final String writeProduct;

  Products(RevisionLog log, StoreReader reader, Assets assets, CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.assets = assets;
    findProducts = cypher.named("software/find-products");
    listProducts = cypher.named("software/list-products");
    findProductNames = cypher.named("software/find-product-names");
    writeProduct = cypher.named("software/write-product");
  }

  public Optional<SoftwareProduct> find(String name) {
    return Optional.ofNullable(ofNames(List.of(name)).get(name));
  }

  /** The product; throws {@link UnknownRecord} with the nearest names if there is none. */
  public SoftwareProduct get(String name) {
    return get(reader::read, name);
  }

  SoftwareProduct get(Rows rows, String name) {
    SoftwareProduct product = products(rows, List.of(name)).get(name);
    if (product == null)
      throw new UnknownRecord("software product", name, Text.nearest(name, names(rows)));
    return product;
  }

  private List<String> names(Rows rows) {
    return products(rows.run(listProducts, Map.of("after", "", "limit", 5_000))).stream()
        .map(SoftwareProduct::name)
        .toList();
  }

  /** The products of these names, by name; unknown ones are absent. */
  public Map<String, SoftwareProduct> ofNames(Collection<String> names) {
    return products(reader::read, names);
  }

  private Map<String, SoftwareProduct> products(Rows rows, Collection<String> names) {
    Map<String, SoftwareProduct> found = new LinkedHashMap<>();
    for (SoftwareProduct product :
        products(rows.run(findProducts, Map.of("names", List.copyOf(names))))) {
      found.put(product.name(), product);
    }
    return found;
  }

  /** The products that follow a name, in the order of names; the empty name is the beginning. */
  public List<SoftwareProduct> list(String after, int limit) {
    return products(reader.read(listProducts, Map.of("after", after, "limit", limit)));
  }

  private static List<SoftwareProduct> products(List<Record> rows) {
    List<SoftwareProduct> products = new ArrayList<>();
    for (Record row : rows) products.add(SoftwareProduct.of(row.get("product")));
    return products;
  }

  /** Adds the product, or gives the one of this name the values that are stated. */
  public Committed<Written<SoftwareProduct>> upsert(
      Author author, Map<String, ? extends @Nullable Object> values) {
    assets.check(AssetRight.EDIT, "Changing software products");
    return log.write(
        author,
        transaction -> {
          String name = String.valueOf(values.get("name")).strip();
          SoftwareProduct present = products(transaction::run, List.of(name)).get(name);
          Given given = new Given(values, SoftwareProduct.WORDS);
          String id = UuidCreator.getTimeOrderedEpoch().toString();
          SoftwareProduct after = SoftwareProduct.apply(given, name, present, id, transaction.at());
          Map<String, Object> wanted = Map.of("name", name, "names", List.copyOf(after.names()));
          for (Record taken : transaction.run(findProductNames, wanted)) {
            given.problem(
                "knownAs",
                "The name \""
                    + Text.shorten(taken.get("name").asString())
                    + "\" is one of the product \""
                    + Text.shorten(taken.get("product").asString())
                    + "\" already; each name is of one product.");
          }
          if (!given.problems().isEmpty()) return Written.refused(given.problems());
          if (present != null && present.facts().equals(after.facts())) return Written.of(present);
          transaction.append(
              new Edit.RecordWritten(
                  SoftwareProduct.RECORD,
                  after.id(),
                  present == null ? "CREATE" : "UPDATE",
                  present == null ? null : present.facts(),
                  after.facts()));
          transaction.run(writeProduct, Map.of("name", name, "properties", after.properties()));
          return Written.of(after);
        });
  }
}
