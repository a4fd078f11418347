package dev.faultline.ingest;

import dev.faultline.contract.Contract;
import dev.faultline.contract.Contracts;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.ingest.RecordColumn.Form;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.record.Stored;
import dev.faultline.record.Written;
import dev.faultline.software.BoughtEntitlement;
import dev.faultline.software.Entitlements;
import dev.faultline.software.Products;
import dev.faultline.software.Seat;
import dev.faultline.software.Seats;
import dev.faultline.software.SoftwareProduct;
import dev.faultline.store.Author;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All kinds of records that files carry in and out, in the order in which they need each other. */
@Component
final class RecordFiles {
  private static final Map<String, Form> LISTS =
      Map.of(
          "parties", Form.CLAUSES,
          "attachments", Form.WORDS,
          "assets", Form.NAMES,
          "items", Form.NAMES,
          "products", Form.NAMES,
          "knownAs", Form.NAMES);

  private final List<RecordFile<?>> all;

  RecordFiles(
      AssetFile assets,
      Products products,
      Contracts contracts,
      Entitlements entitlements,
      Seats seats) {
    all =
        List.of(
            assets,
            new Plain(
                "products",
                "product",
                SoftwareProduct.WORDS,
                List.of("name"),
                Map.of(),
                (author, dryRun) -> products.writing(author, dryRun)::apply,
                products::forEach),
            new Plain(
                "contracts",
                "contract",
                Contract.WORDS,
                List.of("number"),
                Contract.SENSITIVE,
                each(contracts::write),
                contracts::forEach),
            new Plain(
                "entitlements",
                "entitlement",
                BoughtEntitlement.WORDS,
                List.of("number"),
                BoughtEntitlement.SENSITIVE,
                each(entitlements::write),
                entitlements::forEach),
            new Plain(
                "seats",
                "seat",
                Seat.WORDS,
                List.of("product", "user"),
                Seat.SENSITIVE,
                each(seats::write),
                seats::forEach));
  }

  /** The kind of this name; {@link InvalidInput} with the names that there are. */
  RecordFile<?> of(String plural) {
    for (RecordFile<?> file : all) if (file.plural().equals(plural)) return file;
    List<String> known = all.stream().map(RecordFile::plural).toList();
    throw new InvalidInput(
        "There are no files of \""
            + Text.shorten(plural)
            + "\"; there are files of "
            + Text.join(known, "and")
            + "."
            + Text.didYouMean(Text.nearest(plural, known)));
  }

  /** How an input is started to be written. */
  @FunctionalInterface
  private interface Writer {
    RecordFile.Writing<Map<String, @Nullable Object>> writing(Author author, boolean dryRun);
  }

  /** Writes a batch, whatever those before it were. */
  @FunctionalInterface
  private interface BatchWriter {
    List<? extends Written<? extends Stored>> write(
        Author author, List<Map<String, @Nullable Object>> drafts, boolean dryRun);
  }

  private static Writer each(BatchWriter batches) {
    return (author, dryRun) ->
        (List<Map<String, @Nullable Object>> drafts) -> batches.write(author, drafts, dryRun);
  }

  /** A kind of which a draft is what the file states, and no more. */
  private record Plain(
      String plural,
      String singular,
      List<RecordColumn> columns,
      List<String> keys,
      Writer writer,
      Consumer<Consumer<Stored>> reader)
      implements RecordFile<Map<String, @Nullable Object>> {
    Plain(
        String plural,
        String singular,
        List<String> words,
        List<String> keys,
        Map<String, SensitiveGroup> sensitive,
        Writer writer,
        Consumer<Consumer<Stored>> reader) {
      this(
          plural,
          singular,
          words.stream()
              .map(word ->
                  new RecordColumn(word, LISTS.getOrDefault(word, Form.VALUE), sensitive.get(word)))
              .toList(),
          keys,
          writer,
          reader);
    }

    @Override
    public Map<String, @Nullable Object> draft(Map<String, @Nullable Object> values) {
      return values;
    }

    @Override
    public Writing<Map<String, @Nullable Object>> writing(Author author, boolean dryRun) {
      return writer.writing(author, dryRun);
    }

    @Override
    public void forEach(Map<String, List<String>> filters, Consumer<Map<String, Object>> each) {
      reader.accept(record -> each.accept(record.facts()));
    }
  }
}
