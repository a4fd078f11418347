package dev.faultline.contract;

import dev.faultline.asset.AssetRight;
import dev.faultline.asset.Assets;
import dev.faultline.inventory.Rows;
import dev.faultline.model.Conflict;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.UnknownRecord;
import dev.faultline.record.Problem;
import dev.faultline.record.RecordWriter;
import dev.faultline.record.Written;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.RevisionTransaction;
import dev.faultline.store.StoreReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/**
 * The record of contracts: finding, adding, ending, and what they cover. Safe for several threads.
 */
@Component
public class Contracts {
  private static final int CHUNK = 500;

  private final RevisionLog log;
  private final StoreReader reader;
  private final Assets assets;
  private final RecordWriter writer;
  private final ContractBatch batch;
  private final String listContracts;
  private final String findContractsOfItems;
  private final String findContractsOfAssets;

  Contracts(
      RevisionLog log,
      StoreReader reader,
      Assets assets,
      RecordWriter writer,
      ContractBatch batch,
      CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.assets = assets;
    this.writer = writer;
    this.batch = batch;
    listContracts = cypher.named("contract/list-contracts");
    findContractsOfItems = cypher.named("contract/find-contracts-of-items");
    findContractsOfAssets = cypher.named("contract/find-contracts-of-assets");
  }

  /** A contract and an end of it. */
  public record Renewal(Contract contract, Term.Turn turn) {}

  public Optional<Contract> find(ContractRef ref) {
    return find(reader::read, ref);
  }

  /** The contract as a reading of an open write sees it. */
  public Optional<Contract> find(Rows rows, ContractRef ref) {
    return batch
        .contracts(
            rows,
            ref.number() == null ? List.of() : List.of(ref.number()),
            ref.id() == null ? List.of() : List.of(ref.id()))
        .values()
        .stream()
        .findFirst();
  }

  /** The contracts of these numbers, by number; unknown ones are absent. */
  public Map<String, Contract> ofNumbers(Collection<String> numbers) {
    return ofNumbers(reader::read, numbers);
  }

  /** The same, as a reading of an open write sees it. */
  public Map<String, Contract> ofNumbers(Rows rows, Collection<String> numbers) {
    return batch.contracts(rows, numbers, List.of());
  }

  /** The contracts that cover the items themselves, by key, in the order of numbers. */
  public Map<String, List<Contract>> ofItems(Collection<String> keys) {
    return by("key", reader.read(findContractsOfItems, Map.of("keys", List.copyOf(keys))));
  }

  /** The contracts that cover the assets, by tag, in the order of numbers. */
  public Map<String, List<Contract>> ofAssets(Collection<String> tags) {
    return by("tag", reader.read(findContractsOfAssets, Map.of("tags", List.copyOf(tags))));
  }

  private static Map<String, List<Contract>> by(String column, List<Record> rows) {
    Map<String, List<Contract>> found = new HashMap<>();
    for (Record row : rows) {
      found
          .computeIfAbsent(row.get(column).asString(), _ -> new ArrayList<>())
          .add(ContractMapping.contract(row));
    }
    return found;
  }

  /**
   * The contracts that follow a number, in the order of numbers. Reads those that the filter leaves
   * out as well, some hundred at a time.
   *
   * @param after the number; empty: the beginning
   * @param limit most contracts
   */
  public List<Contract> list(Predicate<Contract> filter, String after, int limit) {
    List<Contract> found = new ArrayList<>();
    String last = after;
    while (true) {
      List<Record> rows = reader.read(listContracts, Map.of("after", last, "limit", CHUNK));
      for (Record row : rows) {
        Contract contract = ContractMapping.contract(row);
        last = contract.number();
        if (filter.test(contract)) found.add(contract);
        if (found.size() == limit) return found;
      }
      if (rows.size() < CHUNK) return found;
    }
  }

  /** Hands over any number of contracts one by one in the order of their numbers. */
  public void forEach(Consumer<? super Contract> each) {
    Map<String, Object> all = Map.of("after", "", "limit", Long.MAX_VALUE);
    reader.stream(listContracts, all, row -> each.accept(ContractMapping.contract(row)));
  }

  /** How many pass the filter. Reads every contract. */
  public int count(Predicate<Contract> filter) {
    return list(filter, "", Integer.MAX_VALUE).size();
  }

  /** The ends in a period, by the last day for notice, then by the last day and the number. */
  public List<Renewal> renewals(Predicate<Contract> filter, LocalDate from, LocalDate to) {
    List<Renewal> renewals = new ArrayList<>();
    for (Contract contract : list(filter, "", Integer.MAX_VALUE)) {
      for (Term.Turn turn : contract.term().turns(contract.end(), from, to))
        renewals.add(new Renewal(contract, turn));
    }
    renewals.sort(
        Comparator.comparing((Renewal renewal) -> renewal.turn().noticeBy())
            .thenComparing(renewal -> renewal.turn().day())
            .thenComparing(renewal -> renewal.contract().number()));
    return renewals;
  }

  /**
   * Adds the contract, or gives the one of this number the values that are stated. What it covers
   * is added to what it covers already.
   *
   * @return the contract, or all that is wrong; then nothing is written
   */
  public Committed<Written<Contract>> upsert(Author author, Map<String, @Nullable Object> values) {
    assets.check(AssetRight.EDIT, "Changing contracts");
    return writer.upsert(batch, author, values);
  }

  /**
   * Writes a batch of contracts as one revision, or only says what that would do; each as {@link
   * #upsert} does.
   *
   * @return what became of each, in their order
   */
  public List<Written<Contract>> write(
      Author author, List<Map<String, @Nullable Object>> drafts, boolean dryRun) {
    assets.check(AssetRight.EDIT, "Importing contracts");
    return writer.write(batch, author, drafts, dryRun);
  }

  /** Ends the contract on the day, which may be ahead; it does not renew any more. */
  public Committed<Contract> end(Author author, ContractRef ref, LocalDate day) {
    return change(
        author,
        ref,
        "END",
        (transaction, contract) -> {
          LocalDate start = contract.start();
          LocalDate end = contract.end();
          if (start != null && day.isBefore(start)) {
            throw new Conflict(
                contract.title()
                    + " starts on "
                    + start
                    + " and cannot end on "
                    + day
                    + " before that.");
          }
          if (end != null && !contract.term().renews() && day.isAfter(end)) {
            throw new Conflict(
                contract.title()
                    + " ends on "
                    + end
                    + " already; to make it longer, change its end by upsertContract.");
          }
          return contract.endingOn(day);
        });
  }

  /** Lets the contract cover more. */
  public Committed<Contract> cover(Author author, ContractRef ref, Covered more) {
    return change(
        author,
        ref,
        "COVER",
        (transaction, contract) -> {
          List<Problem> missing = batch.coverable(transaction::run, more).missing(more);
          if (!missing.isEmpty())
            throw new InvalidInput(
                missing.stream().map(Problem::message).collect(Collectors.joining(" ")));
          return contract.covering(contract.covered().and(more));
        });
  }

  /** Lets the contract cover less; what it does not cover is passed over. */
  public Committed<Contract> uncover(Author author, ContractRef ref, Covered less) {
    return change(
        author,
        ref,
        "UNCOVER",
        (_, contract) -> contract.covering(contract.covered().without(less)));
  }

  private Committed<Contract> change(Author author, ContractRef ref, String action, Step step) {
    assets.check(AssetRight.EDIT, "Changing contracts");
    return log.write(
        author,
        transaction -> {
          Contract present =
              find(transaction::run, ref)
                  .orElseThrow(() -> new UnknownRecord("contract", ref.word(), List.of()));
          return batch.write(transaction, present, step.of(transaction, present), action);
        });
  }

  @FunctionalInterface
  private interface Step {
    Contract of(RevisionTransaction transaction, Contract present);
  }
}
