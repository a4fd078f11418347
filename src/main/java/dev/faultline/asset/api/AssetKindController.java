package dev.faultline.asset.api;

import dev.faultline.asset.AssetKind;
import dev.faultline.asset.AssetKindStore;
import dev.faultline.asset.AssetRight;
import dev.faultline.asset.AssetRights;
import dev.faultline.asset.AssetRule;
import dev.faultline.asset.AssetRules;
import dev.faultline.asset.AssetState;
import dev.faultline.asset.AssetStep;
import dev.faultline.graphql.Actors;
import dev.faultline.graphql.Payload;
import dev.faultline.graphql.UserError;
import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.Revision;
import dev.faultline.store.Author;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Kinds of assets, the table of their life cycle, and the rules that keep items in step. */
@Controller
final class AssetKindController {
  private final AssetKindStore kinds;
  private final AssetRules rules;
  private final AssetRights rights;

  AssetKindController(AssetKindStore kinds, AssetRules rules, AssetRights rights) {
    this.kinds = kinds;
    this.rules = rules;
    this.rights = rights;
  }

  @QueryMapping
  List<AssetKind> assetKinds() {
    return kinds.current().all();
  }

  @SchemaMapping(typeName = "AssetKind")
  Collection<AttributeDefinition> allAttributes(AssetKind kind) {
    return kind.parent() == null
        ? kind.attributes()
        : kinds.current().attributesOf(kind.name()).values();
  }

  /** One row of the table of steps. */
  record StepRule(
      AssetStep step,
      String description,
      List<AssetState> from,
      AssetState to,
      AssetRight right,
      @Nullable String role,
      boolean allowed) {}

  @QueryMapping
  List<StepRule> assetLifeCycle() {
    return Arrays.stream(AssetStep.values())
        .map(step ->
            new StepRule(
                step,
                step.description(),
                step.from(),
                step.to(),
                step.right(),
                rights.role(step.right()).orElse(null),
                rights.may(step.right())))
        .toList();
  }

  /** A rule and what is chosen for it. */
  record RuleChoice(AssetRule rule, String description, AssetRule.Choice choice) {
    static RuleChoice of(AssetRule rule, AssetRule.Choice choice) {
      return new RuleChoice(rule, rule.description(), choice);
    }
  }

  @QueryMapping
  List<RuleChoice> assetRules() {
    return rules.current().entrySet().stream()
        .map(choice -> RuleChoice.of(choice.getKey(), choice.getValue()))
        .toList();
  }

  /** A kind as a request gives it. */
  record KindInput(
      String name,
      @Nullable String parent,
      String description,
      @Nullable List<AttributeInput> attributes,
      @Nullable String reason) {
    AssetKind kind() {
      List<AttributeInput> given = attributes == null ? List.of() : attributes;
      return new AssetKind(
          name, parent, description, given.stream().map(AttributeInput::definition).toList());
    }
  }

  /** An attribute as a request gives it. */
  record AttributeInput(String name, AttributeDefinition.Kind kind, String description) {
    AttributeDefinition definition() {
      return new AttributeDefinition(name, kind, description);
    }
  }

  /** A choice as a request gives it. */
  record RuleInput(AssetRule rule, AssetRule.Choice choice, @Nullable String reason) {}

  /** What came of writing a kind. */
  record KindPayload(@Nullable AssetKind kind, @Nullable Revision written, List<UserError> errors)
      implements Payload {}

  /** What came of choosing for a rule. */
  record RulePayload(@Nullable RuleChoice rule, @Nullable Revision written, List<UserError> errors)
      implements Payload {}

  @MutationMapping
  KindPayload upsertAssetKind(@Argument KindInput input) {
    try {
      var written = kinds.put(author(input.reason()), input.kind());
      return new KindPayload(written.value(), written.revision(), List.of());
    } catch (FaultlineException refused) {
      return new KindPayload(null, null, List.of(UserError.of(refused, null)));
    }
  }

  @MutationMapping
  RulePayload setAssetRule(@Argument RuleInput input) {
    try {
      var written = rules.choose(author(input.reason()), input.rule(), input.choice());
      RuleChoice choice = RuleChoice.of(input.rule(), written.value());
      return new RulePayload(choice, written.revision(), List.of());
    } catch (FaultlineException refused) {
      return new RulePayload(null, null, List.of(UserError.of(refused, null)));
    }
  }

  private static Author author(@Nullable String reason) {
    return new Author(Actors.current(), null, reason);
  }
}
