package dev.faultline.risk;

import dev.faultline.asset.AssetRight;
import dev.faultline.asset.AssetRights;
import dev.faultline.asset.EndingKind;
import dev.faultline.model.Edit;
import dev.faultline.model.Level;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.StoreReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/**
 * What an end does to the items that it is about, by its kind. Safe for use by several threads.
 *
 * <p>Until someone chooses otherwise: what stops working when it ends (certificate, licence,
 * subscription) is down, what only loses somebody's help (warranty, support, contract) is at risk,
 * and the end of sale does nothing yet, as little as what goes on by itself unless someone gives
 * notice.
 */
@Component
public class EndingRules {
  private final RevisionLog log;
  private final StoreReader reader;
  private final AssetRights rights;
  private final String listRules;
  private final String putRule;

  EndingRules(RevisionLog log, StoreReader reader, AssetRights rights, CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.rights = rights;
    listRules = cypher.named("risk/list-ending-rules");
    putRule = cypher.named("risk/put-ending-rule");
  }

  /** The effect of every kind. One query. */
  public Map<EndingKind, Level> current() {
    return effects(reader.read(listRules, Map.of()));
  }

  /** The effect of a kind that nobody has chosen one for. */
  public static Level standard(EndingKind kind) {
    return switch (kind) {
      case CERTIFICATE, LICENCE, SUBSCRIPTION -> Level.DOWN;
      case WARRANTY, SUPPORT, END_OF_SUPPORT, END_OF_LIFE, CONTRACT -> Level.AT_RISK;
      case END_OF_SALE, RENEWAL -> Level.NONE;
    };
  }

  /** Chooses the effect of a kind. */
  public Committed<Level> choose(Author author, EndingKind kind, Level effect) {
    rights.check(AssetRight.CONFIGURE, "Changing a rule");
    return log.write(
        author,
        transaction -> {
          Level before = standard(kind);
          before = effects(transaction.run(listRules, Map.of())).getOrDefault(kind, before);
          if (before == effect) return effect;
          transaction.run(putRule, Map.of("kind", kind.name(), "effect", effect.name()));
          transaction.append(
              new Edit.RecordWritten(
                  "endingRule",
                  kind.name(),
                  "CHOOSE",
                  Map.of("effect", before.name()),
                  Map.of("effect", effect.name())));
          return effect;
        });
  }

  private static Map<EndingKind, Level> effects(List<Record> rows) {
    Map<EndingKind, Level> effects = new EnumMap<>(EndingKind.class);
    for (EndingKind kind : EndingKind.values()) effects.put(kind, standard(kind));
    for (Record row : rows) {
      effects.put(
          EndingKind.valueOf(row.get("kind").asString()),
          Level.valueOf(row.get("effect").asString()));
    }
    return effects;
  }
}
