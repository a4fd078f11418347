package dev.faultline.asset.book;

import dev.faultline.asset.AssetKindStore;
import dev.faultline.asset.AssetKinds;
import dev.faultline.asset.AssetRef;
import dev.faultline.asset.AssetRight;
import dev.faultline.asset.AssetRights;
import dev.faultline.asset.Assets;
import dev.faultline.asset.book.DepreciationRule.Scope;
import dev.faultline.model.Edit;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.model.UnknownRecord;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.StoreReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/** The rules of depreciation as they are stored. Safe for use by several threads. */
@Component
public class DepreciationRules {
  private final RevisionLog log;
  private final StoreReader reader;
  private final AssetKindStore kinds;
  private final Assets assets;
  private final AssetRights rights;
  private final String listRules;
  private final String putRule;
  private final String removeRule;

  DepreciationRules(
      RevisionLog log,
      StoreReader reader,
      AssetKindStore kinds,
      Assets assets,
      AssetRights rights,
      CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.kinds = kinds;
    this.assets = assets;
    this.rights = rights;
    listRules = cypher.named("asset/list-depreciation-rules");
    putRule = cypher.named("asset/put-depreciation-rule");
    removeRule = cypher.named("asset/remove-depreciation-rule");
  }

  /** All rules, those of single assets included. Two queries. */
  public RuleBook all() {
    return new RuleBook(kinds.current(), rules(reader.read(listRules, tags(null))));
  }

  /** The rules of kinds and of these assets. Two queries. */
  public RuleBook of(Collection<String> assetTags) {
    return new RuleBook(kinds.current(), rules(reader.read(listRules, tags(assetTags))));
  }

  /**
   * Adds a rule, or changes the one of this subject and book.
   *
   * @throws InvalidInput if the kind is unknown
   * @throws UnknownRecord if the asset is unknown
   */
  public Committed<DepreciationRule> put(Author author, DepreciationRule rule) {
    rights.check(AssetRight.CONFIGURE, "Changing a rule");
    AssetKinds known = kinds.current();
    if (rule.scope() == Scope.KIND) known.kind(rule.subject());
    else assets.get(AssetRef.ofTag(rule.subject()));
    return log.write(
        author,
        transaction -> {
          List<DepreciationRule> stored =
              rules(transaction.run(listRules, tags(List.of(rule.subject()))));
          DepreciationRule before = new RuleBook(known, stored).find(rule.id()).orElse(null);
          if (rule.equals(before)) return rule;
          Map<String, Object> properties = new HashMap<>(rule.facts());
          properties.put("id", rule.id());
          transaction.run(putRule, Map.of("id", rule.id(), "properties", properties));
          transaction.append(
              new Edit.RecordWritten(
                  "depreciationRule",
                  rule.id(),
                  before == null ? "CREATE" : "UPDATE",
                  before == null ? null : before.facts(),
                  rule.facts()));
          return rule;
        });
  }

  /**
   * Takes away a rule that the estate added: the standard one, or that of the kind, holds again.
   *
   * @return the rule as it was
   * @throws UnknownRecord if the estate has no such rule
   */
  public Committed<DepreciationRule> remove(
      Author author, Scope scope, String subject, String book) {
    rights.check(AssetRight.CONFIGURE, "Changing a rule");
    String id = DepreciationRule.id(scope, subject, book);
    return log.write(
        author,
        transaction -> {
          DepreciationRule before =
              rules(transaction.run(listRules, tags(List.of(subject)))).stream()
                  .filter(rule -> rule.id().equals(id))
                  .findFirst()
                  .orElseThrow(() ->
                      new UnknownRecord(
                          "rule of the estate's own in the book \"%s\" for the %s"
                              .formatted(Text.shorten(book), scope.name().toLowerCase(Locale.ROOT)),
                          subject,
                          List.of()));
          transaction.run(removeRule, Map.of("id", id));
          transaction.append(
              new Edit.RecordWritten("depreciationRule", id, "DELETE", before.facts(), null));
          return before;
        });
  }

  private static Map<String, @Nullable Object> tags(@Nullable Collection<String> tags) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("tags", tags == null ? null : List.copyOf(tags));
    return parameters;
  }

  private static List<DepreciationRule> rules(List<Record> rows) {
    return rows.stream().map(row -> DepreciationRule.of(row.get("rule").asMap())).toList();
  }
}
