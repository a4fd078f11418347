package dev.faultline.catalog;

import dev.faultline.graphql.Actors;
import dev.faultline.graphql.UserError;
import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.ItemType;
import dev.faultline.model.Level;
import dev.faultline.model.RelationType;
import dev.faultline.store.Author;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The type catalogue over GraphQL. */
@Controller
final class TypeController {
  private final Catalog catalog;

  TypeController(Catalog catalog) {
    this.catalog = catalog;
  }

  @QueryMapping
  Collection<ItemType> itemTypes() {
    return catalog.current().itemTypes();
  }

  @QueryMapping
  Collection<RelationType> relationTypes() {
    return catalog.current().relationTypes();
  }

  @SchemaMapping(typeName = "ItemType")
  @Nullable ItemType parent(ItemType type) {
    String parent = type.parent();
    return parent == null ? null : catalog.current().findItemType(parent).orElse(null);
  }

  @SchemaMapping(typeName = "ItemType")
  boolean isService(ItemType type) {
    return catalog.current().isA(type.name(), ItemType.BUSINESS_SERVICE);
  }

  @SchemaMapping(typeName = "ItemType")
  Collection<AttributeDefinition> allAttributes(ItemType type) {
    return catalog.current().attributesOf(type.name()).values();
  }

  /** An item type as a request gives it. */
  record ItemTypeInput(
      String name,
      @Nullable String parent,
      String description,
      @Nullable List<AttributeInput> attributes,
      @Nullable String reason) {
    ItemType type() {
      List<AttributeInput> given = attributes == null ? List.of() : attributes;
      return new ItemType(
          name, parent, description, given.stream().map(AttributeInput::definition).toList());
    }
  }

  /** An attribute as a request gives it. */
  record AttributeInput(String name, AttributeDefinition.Kind kind, String description) {
    AttributeDefinition definition() {
      return new AttributeDefinition(name, kind, description);
    }
  }

  /** A relation type as a request gives it. */
  record RelationTypeInput(
      String name,
      DependentEnd dependentEnd,
      @Nullable Level effect,
      @Nullable String defaultGroup,
      String description,
      @Nullable String reason) {
    RelationType type() {
      Level worst = effect == null ? Level.DOWN : effect;
      return new RelationType(name, dependentEnd, worst, defaultGroup, description);
    }
  }

  @MutationMapping
  TypePayload<ItemType> upsertItemType(@Argument ItemTypeInput input) {
    try {
      return TypePayload.of(catalog.putItemType(author(input.reason()), input.type()));
    } catch (FaultlineException refused) {
      return TypePayload.refused(UserError.of(refused, null));
    }
  }

  @MutationMapping
  TypePayload<RelationType> upsertRelationType(@Argument RelationTypeInput input) {
    try {
      return TypePayload.of(catalog.putRelationType(author(input.reason()), input.type()));
    } catch (FaultlineException refused) {
      return TypePayload.refused(UserError.of(refused, null));
    }
  }

  @SchemaMapping(typeName = "UpsertItemTypePayload")
  @Nullable ItemType itemType(TypePayload<ItemType> payload) {
    return payload.type();
  }

  @SchemaMapping(typeName = "UpsertRelationTypePayload")
  @Nullable RelationType relationType(TypePayload<RelationType> payload) {
    return payload.type();
  }

  private static Author author(@Nullable String reason) {
    return new Author(Actors.current(), null, reason);
  }
}
