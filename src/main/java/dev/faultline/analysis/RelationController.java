package dev.faultline.analysis;

import dev.faultline.inventory.RelationId;
import dev.faultline.model.Relation;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The evidence behind relations, from the store, in one batch. */
@Controller
final class RelationController {
  @SchemaMapping(typeName = "Relation")
  CompletableFuture<@Nullable String> source(
      RelationView relation, DataLoader<RelationId, Relation> stored) {
    return read(relation, stored, Relation::source);
  }

  @SchemaMapping(typeName = "Relation")
  CompletableFuture<@Nullable Instant> firstSeen(
      RelationView relation, DataLoader<RelationId, Relation> stored) {
    return read(relation, stored, Relation::firstSeen);
  }

  @SchemaMapping(typeName = "Relation")
  CompletableFuture<@Nullable Instant> lastSeen(
      RelationView relation, DataLoader<RelationId, Relation> stored) {
    return read(relation, stored, Relation::lastSeen);
  }

  @SchemaMapping(typeName = "Relation")
  CompletableFuture<@Nullable Double> confidence(
      RelationView relation, DataLoader<RelationId, Relation> stored) {
    return read(relation, stored, Relation::confidence);
  }

  @SchemaMapping(typeName = "Relation")
  CompletableFuture<@Nullable Boolean> derived(
      RelationView relation, DataLoader<RelationId, Relation> stored) {
    return read(relation, stored, Relation::derived);
  }

  private static <T> CompletableFuture<@Nullable T> read(
      RelationView relation,
      DataLoader<RelationId, Relation> stored,
      Function<Relation, @Nullable T> property) {
    Relation known =
        relation.stored() == null
            ? relation.snapshot().then().relation(relation.identity())
            : relation.stored();
    if (known != null) return CompletableFuture.completedFuture(property.apply(known));
    return stored
        .load(relation.identity())
        .thenApply(found -> found == null ? null : property.apply(found));
  }
}
