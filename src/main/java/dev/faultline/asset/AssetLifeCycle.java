package dev.faultline.asset;

import static dev.faultline.asset.AssetField.*;

import dev.faultline.catalog.Catalog;
import dev.faultline.inventory.Batches;
import dev.faultline.inventory.Inventory;
import dev.faultline.inventory.ItemPlan;
import dev.faultline.inventory.Outcome;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.Conflict;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.Text;
import dev.faultline.model.UnknownItem;
import dev.faultline.money.Money;
import dev.faultline.record.Problem;
import dev.faultline.record.Values;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.RevisionTransaction;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes assets from state to state: every step is checked against {@link AssetStep}, is one
 * revision, and stays readable in the asset's history. What is refused throws a {@link
 * dev.faultline.model.FaultlineException} and writes nothing. Dates that are not given are today's,
 * in UTC. Safe for use by several threads.
 */
@Component
public class AssetLifeCycle {
  /** Who or what gets an asset. @param name of a person, team or location, or the key of an item */
  public record Holder(AssetField.AssigneeKind kind, String name) {}

  /**
   * How an asset ends.
   *
   * @param erasure of the data on it; null: there was none to erase, or nobody says
   */
  public record Disposal(
      AssetField.DisposalMethod method,
      @Nullable LocalDate on,
      @Nullable String certificate,
      @Nullable Money proceeds,
      @Nullable Erasure erasure) {}

  /** How the data on an asset was erased. @param method such as NIST 800-88 purge */
  public record Erasure(
      String method, @Nullable LocalDate on, @Nullable String by, @Nullable String certificate) {}

  private final RevisionLog log;
  private final AssetBatches batches;
  private final AssetRules rules;
  private final AssetSettings settings;
  private final ServicesBehind services;
  private final Inventory inventory;
  private final Batches items;
  private final Catalog catalog;
  private final String addServiceTurn;

  AssetLifeCycle(
      RevisionLog log,
      AssetBatches batches,
      AssetRules rules,
      AssetSettings settings,
      ServicesBehind services,
      Inventory inventory,
      Batches items,
      Catalog catalog,
      CypherFiles cypher) {
    this.log = log;
    this.batches = batches;
    this.rules = rules;
    this.settings = settings;
    this.services = services;
    this.inventory = inventory;
    this.items = items;
    this.catalog = catalog;
    addServiceTurn = cypher.named("asset/add-service-turn");
  }

  /** Takes a step that needs nothing but a reason. */
  public Committed<Asset> take(Author author, AssetRef ref, AssetStep step) {
    if (step == AssetStep.CHECK_OUT || step == AssetStep.DISPOSE) {
      throw new InvalidInput(
          step
              + " needs more than its name; use "
              + (step == AssetStep.DISPOSE ? "disposeAsset." : "checkOutAsset."));
    }
    if (step == AssetStep.CHECK_IN) return checkIn(author, ref, null);
    return step(author, ref, step, (_, asset) -> asset);
  }

  /** Hands the asset out. @param due when it shall be back; null: it is not lent */
  public Committed<Asset> checkOut(
      Author author, AssetRef ref, Holder to, @Nullable LocalDate due) {
    String name = Values.text("to", to.name(), Values.LONGEST_TEXT, false);
    return step(
        author,
        ref,
        AssetStep.CHECK_OUT,
        (transaction, asset) -> {
          if (to.kind() == AssigneeKind.ITEM) batches.item(transaction::run, name);
          if (due != null && due.isBefore(today(transaction))) {
            throw new InvalidInput("dueOn is " + due + ", which is over already.");
          }
          Asset out =
              asset
                  .with(ASSIGNEE, name)
                  .with(ASSIGNEE_KIND, to.kind().name())
                  .with(CHECKED_OUT_ON, today(transaction))
                  .with(DUE_ON, due)
                  .with(ACCEPTED_ON, null)
                  .with(ACCEPTED_BY, null);
          return to.kind() == AssigneeKind.LOCATION ? out.with(LOCATION, name) : out;
        });
  }

  /** Takes the asset back. @param location where it is kept now; null: as noted */
  public Committed<Asset> checkIn(Author author, AssetRef ref, @Nullable String location) {
    return step(
        author,
        ref,
        AssetStep.CHECK_IN,
        (_, asset) ->
            location == null
                ? asset
                : asset.with(
                    LOCATION, Values.text("location", location, Values.LONGEST_TEXT, false)));
  }

  /** In nobody's hands. */
  static Asset withoutHolder(Asset asset) {
    Asset free = asset;
    for (AssetField field :
        List.of(ASSIGNEE, ASSIGNEE_KIND, CHECKED_OUT_ON, DUE_ON, ACCEPTED_ON, ACCEPTED_BY))
      free = free.with(field, null);
    return free;
  }

  /** Ends the asset. Refused while it embodies an item in use. */
  public Committed<Asset> dispose(Author author, AssetRef ref, Disposal disposal) {
    return step(
        author,
        ref,
        AssetStep.DISPOSE,
        (transaction, asset) -> {
          refuseInUse(asset);
          Erasure erasure = disposal.erasure();
          LocalDate on = disposal.on() == null ? today(transaction) : disposal.on();
          Asset gone =
              asset
                  .with(DISPOSED_ON, on)
                  .with(DISPOSAL_METHOD, disposal.method().name())
                  .with(DISPOSAL_CERTIFICATE, disposal.certificate())
                  .with(DISPOSAL_PROCEEDS, disposal.proceeds());
          if (erasure != null) {
            gone =
                gone.with(ERASURE_METHOD, erasure.method())
                    .with(ERASED_ON, erasure.on() == null ? on : erasure.on())
                    .with(ERASED_BY, erasure.by() == null ? author.actor() : erasure.by())
                    .with(ERASURE_CERTIFICATE, erasure.certificate());
          }
          List<Problem> wrong =
              DisposalDates.problems(gone, today(transaction), "on", "erasure.on");
          if (!wrong.isEmpty())
            throw new InvalidInput(wrong.getFirst().message(), wrong.getFirst().field());
          return gone;
        });
  }

  private void refuseInUse(Asset asset) {
    List<String> inUse =
        asset.items().stream()
            .filter(item -> item.lifeCycle() == LifeCycle.IN_USE)
            .map(Asset.Embodied::key)
            .toList();
    if (inUse.isEmpty()) return;
    List<String> behind = services.of(inUse);
    List<String> quoted = inUse.stream().map(key -> "\"" + Text.shorten(key) + "\"").toList();
    throw new Conflict(
        asset.title()
            + " cannot be disposed of: it embodies "
            + (inUse.size() == 1 ? "the item " : "the items ")
            + Text.join(quoted, "and")
            + ", in use"
            + (behind.isEmpty()
                ? ", with no service behind it. "
                : ". Behind it: " + Text.join(behind, "and") + ". ")
            + "Retire the item or end the link first.");
  }

  private Committed<Asset> step(
      Author author,
      AssetRef ref,
      AssetStep step,
      BiFunction<RevisionTransaction, Asset, Asset> values) {
    settings.check(step.right(), "Step " + step);
    return log.write(
        author,
        transaction -> {
          Asset before = batches.get(transaction::run, ref);
          AssetState next = step.takenFrom(before.state(), before.title());
          Asset after = values.apply(transaction, before).in(next);
          if (!next.keepsHolder()) after = withoutHolder(after);
          Asset written = batches.write(transaction, before, after, step.name());
          if (before.state().inService() != next.inService()) {
            transaction.run(addServiceTurn, Map.of("tag", before.tag(), "on", today(transaction)));
          }
          return step == AssetStep.RETIRE ? retireItems(transaction, author, written) : written;
        });
  }

  /** Retires the items that the asset alone embodies, where the rule says so. */
  private Asset retireItems(RevisionTransaction transaction, Author author, Asset asset) {
    if (rules.current(transaction::run).get(AssetRule.RETIRE_ITEMS_WITH_ASSET)
        != AssetRule.Choice.DO) return asset;
    List<String> inUse =
        asset.items().stream()
            .filter(item -> item.lifeCycle() != LifeCycle.RETIRED)
            .map(Asset.Embodied::key)
            .toList();
    if (inUse.isEmpty()) return asset;
    List<String> carried = new ArrayList<>();
    for (Asset other : rules.assetsOf(transaction::run, inUse)) {
      if (other.state().inService()) other.items().forEach(item -> carried.add(item.key()));
    }
    List<String> gone = inUse.stream().filter(key -> !carried.contains(key)).toList();
    Map<String, ConfigurationItem> known = inventory.items(gone);
    List<EstateRecord.Item> records = gone.stream().map(key -> retired(key, known)).toList();
    ItemPlan plan =
        items.planItems(transaction::run, catalog.current(), author, transaction.at(), records);
    refuseRejected(asset, gone, plan.outcomes());
    items.execute(transaction, plan);
    return batches.get(transaction::run, AssetRef.ofTag(asset.tag()));
  }

  /** The asset and its items are retired together or not at all. */
  private static void refuseRejected(Asset asset, List<String> keys, List<Outcome> outcomes) {
    for (int i = 0; i < keys.size(); i++) {
      if (!(outcomes.get(i) instanceof Outcome.Rejected rejected)) continue;
      throw new Conflict(
          asset.title()
              + " cannot be retired: the item "
              + Values.quote(keys.get(i))
              + ", which "
              + AssetRule.RETIRE_ITEMS_WITH_ASSET
              + " retires with it, cannot: "
              + rejected.reason()
              + " Put the item right, or end the link first.");
    }
  }

  private static EstateRecord.Item retired(String key, Map<String, ConfigurationItem> known) {
    ConfigurationItem item = known.get(key);
    if (item == null) throw new UnknownItem(key, List.of());
    return new EstateRecord.Item(
        key, item.type(), null, null, null, null, LifeCycle.RETIRED, null, Map.of(), Map.of());
  }

  private static LocalDate today(RevisionTransaction transaction) {
    return LocalDate.ofInstant(transaction.at(), ZoneOffset.UTC);
  }
}
