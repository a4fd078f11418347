package dev.faultline.inventory;

import dev.faultline.catalog.Catalog;
import dev.faultline.graphql.Actors;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.ItemRef;
import dev.faultline.graphql.UserError;
import dev.faultline.inventory.WriteInputs.Redundancy;
import dev.faultline.inventory.WriteInputs.RelationInput;
import dev.faultline.inventory.WriteInputs.RelationRemoval;
import dev.faultline.inventory.WriteInputs.Retirement;
import dev.faultline.inventory.WriteInputs.StateInput;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.UnknownItem;
import dev.faultline.store.Author;
import dev.faultline.store.FullText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Writing items and relations over GraphQL. What is refused is a value, not an error. */
@Controller
final class InventoryController {
  private static final int SEARCHED = 20;

  private final Inventory inventory;
  private final Catalog catalog;
  private final ItemLookup lookup;
  private final GraphQlLimits limits;

  InventoryController(
      Inventory inventory, Catalog catalog, ItemLookup lookup, GraphQlLimits limits) {
    this.inventory = inventory;
    this.catalog = catalog;
    this.lookup = lookup;
    this.limits = limits;
  }

  @QueryMapping
  List<SearchHit> search(
      @Argument String text,
      @Argument @Nullable List<String> types,
      @Argument @Nullable Integer first) {
    String words = FullText.check(text);
    int most = limits.rows(first, SEARCHED);
    List<String> wanted = types == null ? List.of() : types;
    wanted.forEach(catalog.current()::itemType);
    return inventory.search(words, wanted, most);
  }

  @MutationMapping
  ItemPayload upsertItem(@Argument(name = "input") Map<String, @Nullable Object> input) {
    return item(
        Map.of(),
        () -> {
          EstateRecord.Item item = WriteInputs.item(input);
          Object reason = input.get("reason");
          Author author = author(reason == null ? null : reason.toString());
          return ItemPayload.of(
              inventory.upsertItem(author, item, WriteInputs.cleared(input)), null);
        });
  }

  @MutationMapping
  RelationPayload upsertRelation(@Argument RelationInput input) {
    return relation(
        Map.of("from", input.from(), "to", input.to()),
        () -> {
          String from = key(input.from(), "from");
          String to = key(input.to(), "to");
          return RelationPayload.of(
              inventory.upsertRelation(author(input.reason()), input.between(from, to)));
        });
  }

  @MutationMapping
  ItemPayload setRedundancy(@Argument Redundancy input) {
    return item(
        Map.of("dependent", input.dependent()),
        () -> {
          String dependent = key(input.dependent(), "dependent");
          return ItemPayload.of(
              inventory.setRedundancy(
                  author(input.reason()), dependent, input.group(), input.rule()),
              input.group());
        });
  }

  @MutationMapping
  ItemPayload setState(@Argument StateInput input) {
    return item(
        Map.of("item", input.item()),
        () ->
            ItemPayload.of(
                inventory.setState(
                    author(input.reason()), key(input.item(), "item"), input.state()),
                null));
  }

  @MutationMapping
  ItemPayload retireItem(@Argument Retirement input) {
    return item(
        Map.of("item", input.item()),
        () ->
            ItemPayload.of(
                inventory.retireItem(author(input.reason()), key(input.item(), "item")), null));
  }

  @MutationMapping
  RelationPayload removeRelation(@Argument RelationRemoval input) {
    return relation(
        Map.of(),
        () ->
            RelationPayload.of(inventory.removeRelation(author(input.reason()), identity(input))));
  }

  private RelationId identity(RelationRemoval input) {
    if (input.id() != null) return RelationId.parse(input.id());
    ItemRef from = input.from();
    ItemRef to = input.to();
    String type = input.type();
    if (from == null || to == null || type == null) {
      throw new FieldRefused(
          "id", new InvalidInput("Give the relation's id, or from, to and type."));
    }
    String group =
        input.group() != null ? input.group() : catalog.current().relationType(type).defaultGroup();
    return new RelationId(type, key(from, "from"), key(to, "to"), group);
  }

  /** A refusal that knows the field of the input. */
  static final class FieldRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient UserError error;

    FieldRefused(String field, FaultlineException reason) {
      super(reason);
      this.error = UserError.of(reason, field);
    }
  }

  private ItemPayload item(Map<String, ItemRef> references, Supplier<ItemPayload> write) {
    return written(write, references, ItemPayload::refused);
  }

  private RelationPayload relation(
      Map<String, ItemRef> references, Supplier<RelationPayload> write) {
    return written(write, references, RelationPayload::refused);
  }

  /**
   * @param references by field, the items that the input names
   */
  private <P> P written(
      Supplier<P> write, Map<String, ItemRef> references, Function<UserError, P> refuse) {
    try {
      return write.get();
    } catch (FieldRefused refused) {
      return refuse.apply(refused.error);
    } catch (UnknownItem refused) {
      String field =
          references.entrySet().stream()
              .filter(entry -> refused.reference().equals(entry.getValue().key()))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse(null);
      return refuse.apply(UserError.of(lookup.withNearest(refused), field));
    } catch (FaultlineException refused) {
      return refuse.apply(UserError.of(refused, null));
    }
  }

  /** The key that a reference names. */
  private String key(ItemRef reference, String field) {
    if (reference.key() != null) return reference.key();
    String id = reference.id() == null ? "" : reference.id();
    Optional<String> key = lookup.findKey(id);
    return key.orElseThrow(() -> new FieldRefused(field, new UnknownItem(id, List.of())));
  }

  private static Author author(@Nullable String reason) {
    return new Author(Actors.current(), null, reason);
  }
}
