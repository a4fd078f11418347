package dev.faultline.contract;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.inventory.Rows;
import dev.faultline.record.Given;
import dev.faultline.record.RecordBatch;
import dev.faultline.record.RecordPlan;
import dev.faultline.record.RecordPlan.Write;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/** Reads and writes contracts in the store, any number of them by a fixed number of statements. */
@Component
final class ContractBatch implements RecordBatch<Map<String, @Nullable Object>, Contract> {
  private final String findContracts;
  private final String findCoverable;
  private final String writeContracts;
  private final String addCoverage;
  private final String removeCoverage;

  ContractBatch(CypherFiles cypher) {
    findContracts = cypher.named("contract/find-contracts");
    findCoverable = cypher.named("contract/find-coverable");
    writeContracts = cypher.named("contract/write-contracts");
    addCoverage = cypher.named("contract/add-coverage");
    removeCoverage = cypher.named("contract/remove-coverage");
  }

  /** The contracts of these numbers and ids, by number; unknown ones are absent. */
  Map<String, Contract> contracts(Rows rows, Collection<String> numbers, Collection<String> ids) {
    Map<String, Contract> found = new HashMap<>();
    Map<String, Object> named = Map.of("numbers", List.copyOf(numbers), "ids", List.copyOf(ids));
    for (Record row : rows.run(findContracts, named)) {
      Contract contract = ContractMapping.contract(row);
      found.put(contract.number(), contract);
    }
    return found;
  }

  /** What there is of the things that are to be covered. */
  Covered coverable(Rows rows, Covered wanted) {
    if (wanted.isEmpty()) return wanted;
    return ContractMapping.covered(
        rows.run(
                findCoverable,
                Map.of(
                    "assets", wanted.assets(),
                    "items", wanted.items(),
                    "products", wanted.products()))
            .getFirst());
  }

  @Override
  public Map<String, SensitiveGroup> sensitive() {
    return Contract.SENSITIVE;
  }

  @Override
  public Set<String> stated(Map<String, @Nullable Object> draft) {
    return Given.stated(draft);
  }

  @Override
  public RecordPlan<Contract> plan(
      Rows rows, Instant at, List<Map<String, @Nullable Object>> drafts) {
    List<Given> all = new ArrayList<>();
    List<Covered> more = new ArrayList<>();
    for (Map<String, @Nullable Object> draft : drafts) {
      Given given = new Given(draft, Contract.WORDS);
      all.add(given);
      more.add(
          new Covered(
              given.texts("assets", List.of()),
              given.texts("items", List.of()),
              given.texts("products", List.of())));
    }
    Covered known = coverable(rows, Covered.all(more));
    List<String> numbers = drafts.stream().map(ContractBatch::number).toList();
    RecordPlan<Contract> plan = new RecordPlan<>(contracts(rows, numbers, List.of()));
    for (int i = 0; i < all.size(); i++) {
      Given given = all.get(i);
      String number = numbers.get(i);
      String id = UuidCreator.getTimeOrderedEpoch().toString();
      Contract after = ContractCheck.apply(given, number, plan.present(number), id, at);
      known.missing(more.get(i)).forEach(given::problem);
      plan.add(number, after.covering(after.covered().and(more.get(i))), given.problems());
    }
    return plan;
  }

  private static String number(Map<String, @Nullable Object> draft) {
    return String.valueOf(draft.get("number"));
  }

  @Override
  public void execute(RevisionTransaction transaction, RecordPlan<Contract> plan) {
    for (Write<Contract> write : plan.writes()) {
      String action = write.before() == null ? "CREATE" : "UPDATE";
      RecordPlan.append(transaction, write, Contract.RECORD, action);
    }
    put(transaction, plan.writes());
  }

  /** Writes one contract, if it says anything new. */
  Contract write(RevisionTransaction transaction, Contract before, Contract after, String action) {
    if (before.saysTheSameAs(after)) return before;
    Write<Contract> write = new Write<>(before, after.changedAt(transaction.at()));
    RecordPlan.append(transaction, write, Contract.RECORD, action);
    put(transaction, List.of(write));
    return write.after();
  }

  private void put(RevisionTransaction transaction, List<Write<Contract>> writes) {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Map<String, Object>> added = new ArrayList<>();
    List<Map<String, Object>> removed = new ArrayList<>();
    for (Write<Contract> write : writes) {
      Contract after = write.after();
      Covered had = write.before() == null ? Covered.NOTHING : write.before().covered();
      rows.add(Map.of("number", after.number(), "properties", ContractMapping.properties(after)));
      coverage(added, after, after.covered().without(had));
      coverage(removed, after, had.without(after.covered()));
    }
    if (!rows.isEmpty()) transaction.run(writeContracts, Map.of("rows", rows));
    if (!added.isEmpty()) transaction.run(addCoverage, Map.of("rows", added));
    if (!removed.isEmpty()) transaction.run(removeCoverage, Map.of("rows", removed));
  }

  private static void coverage(List<Map<String, Object>> rows, Contract contract, Covered covered) {
    if (covered.isEmpty()) return;
    rows.add(
        Map.of(
            "number", contract.number(),
            "assets", covered.assets(),
            "items", covered.items(),
            "products", covered.products()));
  }
}
