package dev.faultline.software;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.faultline.asset.AssetRight;
import dev.faultline.asset.Assets;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.inventory.Rows;
import dev.faultline.model.Text;
import dev.faultline.model.UnknownRecord;
import dev.faultline.record.Given;
import dev.faultline.record.Problem;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/** The record of software products. Safe for use by several threads. */
@Component
public class Products {
  private final StoreReader reader;
  private final RecordWriter writer;
  private final Assets assets;
  private final String findProducts;
  private final String listProducts;
  private final String findProductNames;
  private final String writeProducts;
  private final Batch batch = new Batch(null);

  Products(StoreReader reader, RecordWriter writer, Assets assets, CypherFiles cypher) {
    this.reader = reader;
    this.writer = writer;
    this.assets = assets;
    findProducts = cypher.named("software/find-products");
    listProducts = cypher.named("software/list-products");
    findProductNames = cypher.named("software/find-product-names");
    writeProducts = cypher.named("software/write-products");
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
    if (product == null) throw unknown(name, names(rows));
    return product;
  }

  /** That there is no such product; names those of the others that come nearest. */
  static UnknownRecord unknown(String name, List<String> others) {
    return new UnknownRecord("software product", name, Text.nearest(name, others));
  }

  /** The names of the first 5,000 products. */
  List<String> names(Rows rows) {
    return products(rows.run(listProducts, Map.of("after", "", "limit", 5_000))).stream()
        .map(SoftwareProduct::name)
        .toList();
  }

  /** The products of these names, by name; unknown ones are absent. */
  public Map<String, SoftwareProduct> ofNames(Collection<String> names) {
    return products(reader::read, names);
  }

  Map<String, SoftwareProduct> products(Rows rows, Collection<String> names) {
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

  /** Hands over any number of products one by one in the order of their names. */
  public void forEach(Consumer<? super SoftwareProduct> each) {
    Map<String, Object> all = Map.of("after", "", "limit", Long.MAX_VALUE);
    reader.stream(listProducts, all, row -> each.accept(SoftwareProduct.of(row.get("product"))));
  }

  private static List<SoftwareProduct> products(List<Record> rows) {
    List<SoftwareProduct> products = new ArrayList<>();
    for (Record row : rows) products.add(SoftwareProduct.of(row.get("product")));
    return products;
  }

  /** Adds the product, or gives the one of this name the values that are stated. */
  public Committed<Written<SoftwareProduct>> upsert(
      Author author, Map<String, @Nullable Object> values) {
    assets.check(AssetRight.EDIT, "Changing software products");
    return writer.upsert(batch, author, values);
  }

  /**
   * Writes batches of products one after the other, each as one revision, or only says what that
   * would do.
   *
   * @return takes a batch and says what became of each, in their order; for one thread. In a dry
   *     run it holds the names that the batches before gave and took
   */
  public Function<List<Map<String, @Nullable Object>>, List<Written<SoftwareProduct>>> writing(
      Author author, boolean dryRun) {
    assets.check(AssetRight.EDIT, "Importing software products");
    Batch batches = dryRun ? new Batch(new HashMap<>()) : batch;
    return (List<Map<String, @Nullable Object>> drafts) ->
        writer.write(batches, author, drafts, dryRun);
  }

  private final class Batch implements RecordBatch<Map<String, @Nullable Object>, SoftwareProduct> {
    /** Whose the names are after the batches before; null: those are in the store. */
    private final @Nullable Map<String, Optional<String>> planned;

    Batch(@Nullable Map<String, Optional<String>> planned) {
      this.planned = planned;
    }

    @Override
    public Map<String, SensitiveGroup> sensitive() {
      return Map.of();
    }

    @Override
    public Set<String> stated(Map<String, @Nullable Object> draft) {
      return Given.stated(draft);
    }

    @Override
    public RecordPlan<SoftwareProduct> plan(
        Rows rows, Instant at, List<Map<String, @Nullable Object>> drafts) {
      List<String> names = drafts.stream().map(Products::name).toList();
      List<Given> all = new ArrayList<>();
      Set<String> wanted = new HashSet<>(names);
      for (Map<String, @Nullable Object> draft : drafts) {
        Given given = new Given(draft, SoftwareProduct.WORDS);
        all.add(given);
        wanted.addAll(given.texts("knownAs", List.of()));
      }
      Map<String, String> owners = owners(rows, wanted);
      if (planned != null) {
        for (String name : wanted) {
          Optional<String> owner = planned.get(name);
          if (owner != null)
            owner.ifPresentOrElse(its -> owners.put(name, its), () -> owners.remove(name));
        }
      }
      RecordPlan<SoftwareProduct> plan = new RecordPlan<>(products(rows, names));
      for (int i = 0; i < all.size(); i++) {
        Given given = all.get(i);
        String name = names.get(i);
        SoftwareProduct present = plan.present(name);
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        SoftwareProduct after = SoftwareProduct.apply(given, name, present, id, at);
        taken(after, owners).forEach(given::problem);
        plan.add(name, after, given.problems());
        if (!given.problems().isEmpty()) continue;
        owners.values().removeIf(name::equals);
        after.names().forEach(its -> owners.put(its, name));
        if (planned == null) continue;
        if (present != null) present.names().forEach(its -> planned.put(its, Optional.empty()));
        after.names().forEach(its -> planned.put(its, Optional.of(name)));
      }
      return plan;
    }

    @Override
    public void execute(RevisionTransaction transaction, RecordPlan<SoftwareProduct> plan) {
      List<Map<String, Object>> rows = new ArrayList<>();
      for (RecordPlan.Write<SoftwareProduct> write : plan.writes()) {
        SoftwareProduct after = write.after();
        String action = write.before() == null ? "CREATE" : "UPDATE";
        RecordPlan.append(transaction, write, SoftwareProduct.RECORD, action);
        rows.add(Map.of("name", after.name(), "properties", after.properties()));
      }
      if (!rows.isEmpty()) transaction.run(writeProducts, Map.of("rows", rows));
    }
  }

  private static String name(Map<String, @Nullable Object> draft) {
    return String.valueOf(draft.get("name")).strip();
  }

  /** The products that have these names, by each name. */
  private Map<String, String> owners(Rows rows, Collection<String> names) {
    Map<String, String> owners = new HashMap<>();
    for (Record row : rows.run(findProductNames, Map.of("names", List.copyOf(names))))
      owners.put(row.get("name").asString(), row.get("product").asString());
    return owners;
  }

  private static List<Problem> taken(SoftwareProduct product, Map<String, String> owners) {
    List<Problem> problems = new ArrayList<>();
    for (String name : product.names()) {
      String owner = owners.get(name);
      if (owner == null || owner.equals(product.name())) continue;
      problems.add(
          new Problem(
              "knownAs",
              "The name \""
                  + Text.shorten(name)
                  + "\" is one of the product \""
                  + Text.shorten(owner)
                  + "\" already; each name is of one product."));
    }
    return problems;
  }
}
