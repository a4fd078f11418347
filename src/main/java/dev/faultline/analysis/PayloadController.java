package dev.faultline.analysis;

import dev.faultline.graphql.Payload;
import dev.faultline.inventory.ItemPayload;
import dev.faultline.inventory.RelationPayload;
import dev.faultline.inventory.SearchHit;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.Relation;
import dev.faultline.model.Revision;
import dev.faultline.model.Text;
import dev.faultline.model.UnknownItem;
import graphql.GraphQLContext;
import graphql.schema.DataFetcher;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;

/**
 * What writes and searches of other packages return, seen in the image: a write's payload in one
 * that holds the write.
 */
@Controller
final class PayloadController {
  private static final List<String> ITEM_PAYLOADS =
      List.of("UpsertItemPayload", "SetRedundancyPayload", "SetStatePayload", "RetireItemPayload");
  private static final List<String> RELATION_PAYLOADS =
      List.of("UpsertRelationPayload", "RemoveRelationPayload");
  private static final List<String> OTHER_PAYLOADS =
      List.of(
          "UpsertItemTypePayload",
          "UpsertRelationTypePayload",
          "AssetPayload",
          "AssetKindPayload",
          "AssetRulePayload",
          "DepreciationRulePayload",
          "EndingRulePayload",
          "ContractPayload",
          "SoftwareProductPayload",
          "EntitlementPayload",
          "SeatPayload");

  private final Snapshots snapshots;

  PayloadController(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** Registers the same few fields for the payloads of all mutations. */
  @Bean
  static RuntimeWiringConfigurer payloadFields(Snapshots snapshots) {
    DataFetcher<?> revision = field -> revision(snapshots, field.getSource());
    DataFetcher<?> item = field -> item(snapshots, field.getSource());
    DataFetcher<?> relation = field -> relation(snapshots, field.getSource());
    return wiring -> {
      for (String type : ITEM_PAYLOADS) {
        wiring.type(type, t -> t.dataFetcher("item", item).dataFetcher("revision", revision));
      }
      for (String type : RELATION_PAYLOADS) {
        wiring.type(
            type, t -> t.dataFetcher("relation", relation).dataFetcher("revision", revision));
      }
      for (String type : OTHER_PAYLOADS) {
        wiring.type(type, t -> t.dataFetcher("revision", revision));
      }
    };
  }

  private static Revision revision(Snapshots snapshots, @Nullable Payload payload) {
    Revision written = payload == null ? null : payload.written();
    return written == null ? snapshots.current().revision() : written;
  }

  private static @Nullable ItemView item(Snapshots snapshots, @Nullable ItemPayload payload) {
    ConfigurationItem stored = payload == null ? null : payload.stored();
    if (payload == null || stored == null) return null;
    Snapshot snapshot = snapshots.atLeast(revision(snapshots, payload).number());
    return new ItemView(snapshot, find(snapshot, stored.key()), stored);
  }

  private static @Nullable RelationView relation(
      Snapshots snapshots, @Nullable RelationPayload payload) {
    Relation stored = payload == null ? null : payload.stored();
    if (payload == null || stored == null) return null;
    return RelationView.ofStored(snapshots.atLeast(revision(snapshots, payload).number()), stored);
  }

  private static int find(Snapshot snapshot, String key) {
    int item = snapshot.topology().find(key);
    if (item < 0) throw new UnknownItem(key, List.of());
    return item;
  }

  @SchemaMapping(typeName = "SetRedundancyPayload")
  @Nullable RedundancyGroupView group(ItemPayload payload) {
    ItemView item = item(snapshots, payload);
    if (item == null) return null;
    return item.redundancyGroups().stream()
        .filter(group -> group.name().equals(payload.groupName()))
        .findFirst()
        .orElse(null);
  }

  @SchemaMapping(typeName = "SetRedundancyPayload")
  List<String> warnings(ItemPayload payload) {
    RedundancyGroupView group = group(payload);
    if (group == null) return List.of();
    Integer wanted = group.minimumUp();
    if (group.size() == 0) {
      return List.of(
          "Group \""
              + group.name()
              + "\" of "
              + group.dependent().key()
              + " has no relations yet; the threshold counts from the first one on.");
    }
    if (wanted == null || wanted <= group.size()) return List.of();
    return List.of(
        "Group \""
            + group.name()
            + "\" of "
            + group.dependent().key()
            + " has "
            + Text.count(group.size(), "provider", "providers")
            + " but "
            + wanted
            + " are needed: all of them count as needed.");
  }

  @SchemaMapping(typeName = "SearchHit")
  ItemView item(SearchHit hit, GraphQLContext request) {
    Snapshot snapshot = snapshots.of(request);
    if (snapshot.topology().find(hit.key()) < 0) snapshot = snapshots.newest();
    return ItemView.of(snapshot, find(snapshot, hit.key()));
  }
}
