package dev.faultline.contract;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.faultline.asset.AssetRight;
import dev.faultline.asset.Assets;
import dev.faultline.asset.Problem;
import dev.faultline.inventory.Rows;
import dev.faultline.model.Conflict;
import dev.faultline.model.Edit;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.model.UnknownRecord;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
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
  private final String findContracts;
  private final String listContracts;
  private final String findContractsOfItems;
  private final String findContractsOfAssets;
  private final String findCoverable;
  private final String writeContract;
  private final String addCoverage;
  private final String removeCoverage;

  Contracts(RevisionLog log, StoreReader reader, Assets assets, CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.assets = assets;
    findContracts = cypher.named("contract/find-contracts");
    listContracts = cypher.named("contract/list-contracts");
    findContractsOfItems = cypher.named("contract/find-contracts-of-items");
    findContractsOfAssets = cypher.named("contract/find-contracts-of-assets");
    findCoverable = cypher.named("contract/find-coverable");
    writeContract = cypher.named("contract/write-contract");
    addCoverage = cypher.named("contract/add-coverage");
    removeCoverage = cypher.named("contract/remove-coverage");
  }

  /** What came of adding or changing a contract. @param contract null if there were problems */
  public record Written(@Nullable Contract contract, List<Problem> problems) {}

  /** A contract and an end of it. */
  public record Renewal(Contract contract, Term.Turn turn) {}

  public Optional<Contract> find(ContractRef ref) {
    return find(reader::read, ref);
  }

  /** The contract as a reading of an open write sees it. */
  public Optional<Contract> find(Rows rows, ContractRef ref) {
    return contracts(
            rows,
            ref.number() == null ? List.of() : List.of(ref.number()),
            ref.id() == null ? List.of() : List.of(ref.id()))
        .values()
        .stream()
        .findFirst();
  }

  /** The contracts of these numbers, by number; unknown ones are absent. */
  public Map<String, Contract> ofNumbers(Collection<String> numbers) {
    return contracts(reader::read, numbers, List.of());
  }

  private Map<String, Contract> contracts(
      Rows rows, Collection<String> numbers, Collection<String> ids) {
    Map<String, Contract> found = new HashMap<>();
    Map<String, Object> named = Map.of("numbers", List.copyOf(numbers), "ids", List.copyOf(ids));
    for (Record row : rows.run(findContracts, named)) {
      Contract contract = ContractMapping.contract(row);
      found.put(contract.number(), contract);
    }
    return found;
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
  public Committed<Written> upsert(Author author, Map<String, ? extends @Nullable Object> values) {
    assets.check(AssetRight.EDIT, "Changing contracts");
    String number = String.valueOf(values.get("number"));
    return log.write(
        author,
        transaction -> {
          Contract present = find(transaction::run, ContractRef.ofNumber(number)).orElse(null);
          Given given = new Given(values, ContractCheck.WORDS);
          String id = UuidCreator.getTimeOrderedEpoch().toString();
          Contract after = ContractCheck.apply(given, number, present, id, transaction.at());
          Covered more = covered(given);
          missing(transaction::run, more).forEach(given::problem);
          if (!given.problems().isEmpty()) return new Written(null, given.problems());
          Contract written =
              write(
                  transaction,
                  present,
                  after.covering(after.covered().and(more)),
                  present == null ? "CREATE" : "UPDATE");
          return new Written(written, List.of());
        });
  }

  private static Covered covered(Given given) {
    return new Covered(
        given.texts("assets", List.of()),
        given.texts("items", List.of()),
        given.texts("products", List.of()));
  }

  /** What is wrong with names of things to cover, by field. */
  private Map<String, String> missing(Rows rows, Covered named) {
    Map<String, String> problems = new HashMap<>();
    if (named.isEmpty()) return problems;
    Map<String, List<String>> wanted =
        Map.of("assets", named.assets(), "items", named.items(), "products", named.products());
    Record found = rows.run(findCoverable, wanted).getFirst();
    wanted.forEach((field, names) -> {
      Set<String> known = new HashSet<>(found.get(field).asList(Value::asString));
      List<String> unknown =
          names.stream()
              .filter(name -> !known.contains(name))
              .limit(10)
              .map(name -> "\"" + Text.shorten(name) + "\"")
              .toList();
      if (!unknown.isEmpty())
        problems.put(
            field, "There are no " + field + " " + Text.join(unknown, "and") + "; add them first.");
    });
    return problems;
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
          Map<String, String> missing = missing(transaction::run, more);
          if (!missing.isEmpty()) throw new InvalidInput(String.join(" ", missing.values()));
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
          return write(transaction, present, step.of(transaction, present), action);
        });
  }

  private Contract write(
      RevisionTransaction transaction, @Nullable Contract before, Contract after, String action) {
    if (before != null && before.saysTheSameAs(after)) return before;
    Contract written = after.changedAt(transaction.at());
    transaction.append(
        new Edit.RecordWritten(
            Contract.RECORD,
            written.id(),
            action,
            before == null ? null : before.facts(),
            written.facts()));
    transaction.run(
        writeContract,
        Map.of("number", written.number(), "properties", ContractMapping.properties(written)));
    Covered had = before == null ? Covered.NOTHING : before.covered();
    coverage(transaction, addCoverage, written, written.covered().without(had));
    coverage(transaction, removeCoverage, written, had.without(written.covered()));
    return written;
  }

  private static void coverage(
      RevisionTransaction transaction, String statement, Contract contract, Covered covered) {
    if (covered.isEmpty()) return;
    transaction.run(
        statement,
        Map.of(
            "number", contract.number(),
            "assets", covered.assets(),
            "items", covered.items(),
            "products", covered.products()));
  }

  @FunctionalInterface
  private interface Step {
    Contract of(RevisionTransaction transaction, Contract present);
  }
}
