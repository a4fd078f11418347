package dev.faultline.analysis;

import dev.faultline.graphql.ItemRef;
import dev.faultline.inventory.RelationId;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.topology.HypotheticalEdit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One hypothetical edit, as a request gives it: what the mutation of the same name takes. What says
 * nothing about impact (owner, attributes, confidence, reason) is not read.
 */
record EditInput(
    @Nullable UpsertItem upsertItem,
    @Nullable ItemEdit retireItem,
    @Nullable UpsertRelation upsertRelation,
    @Nullable RemoveRelation removeRelation,
    @Nullable SetRedundancy setRedundancy,
    @Nullable SetState setState) {

  record UpsertItem(
      String key,
      String type,
      @Nullable String name,
      @Nullable Integer criticality,
      @Nullable String environment,
      @Nullable LifeCycle lifeCycle,
      @Nullable List<String> clear) {}

  record ItemEdit(ItemRef item) {}

  record UpsertRelation(
      ItemRef from, ItemRef to, String type, @Nullable String group, @Nullable Level effect) {}

  record RemoveRelation(
      @Nullable String id,
      @Nullable ItemRef from,
      @Nullable ItemRef to,
      @Nullable String type,
      @Nullable String group) {}

  record SetRedundancy(
      ItemRef dependent,
      String group,
      @Nullable Integer minimumUp,
      @Nullable Double minimumUpPercent) {
    @Nullable RedundancyRule rule() {
      if (minimumUp != null && minimumUpPercent != null) {
        throw new InvalidInput("give minimumUp or minimumUpPercent, not both.");
      }
      if (minimumUp != null) return new RedundancyRule.MinimumUp(minimumUp);
      return minimumUpPercent == null
          ? null
          : new RedundancyRule.MinimumUpPercent(minimumUpPercent);
    }
  }

  record SetState(ItemRef item, Level state) {}

  /**
   * The edits by keys, their types checked against the catalogue.
   *
   * @throws InvalidInput whose message starts with the edit's place in the list
   */
  static List<HypotheticalEdit> all(Snapshot snapshot, List<EditInput> inputs) {
    List<HypotheticalEdit> edits = new ArrayList<>();
    for (EditInput input : inputs) {
      try {
        edits.add(input.edit(snapshot));
      } catch (InvalidInput refused) {
        throw new InvalidInput("Edit " + (edits.size() + 1) + ": " + refused.getMessage());
      }
    }
    return edits;
  }

  private HypotheticalEdit edit(Snapshot snapshot) {
    if (upsertItem != null) {
      if (upsertItem.clear != null && !upsertItem.clear.isEmpty()) {
        throw new InvalidInput("clear has no place in an overlay, which takes no values away.");
      }
      return new HypotheticalEdit.PutItem(
          upsertItem.key,
          snapshot.catalogue().itemType(upsertItem.type).name(),
          upsertItem.name,
          upsertItem.criticality,
          upsertItem.environment,
          upsertItem.lifeCycle);
    }
    if (retireItem != null) {
      return new HypotheticalEdit.SetLifeCycle(key(snapshot, retireItem.item), LifeCycle.RETIRED);
    }
    if (upsertRelation != null) {
      return new HypotheticalEdit.AddRelation(
          snapshot.catalogue().relationType(upsertRelation.type).name(),
          key(snapshot, upsertRelation.from),
          key(snapshot, upsertRelation.to),
          upsertRelation.group,
          upsertRelation.effect);
    }
    if (removeRelation != null) return removal(snapshot, removeRelation);
    if (setRedundancy != null) {
      return new HypotheticalEdit.SetRedundancy(
          key(snapshot, setRedundancy.dependent), setRedundancy.group, setRedundancy.rule());
    }
    if (setState != null) {
      return new HypotheticalEdit.SetState(key(snapshot, setState.item), setState.state);
    }
    throw new InvalidInput("an edit must name what it does, such as upsertItem.");
  }

  private static HypotheticalEdit removal(Snapshot snapshot, RemoveRelation input) {
    if (input.id != null) {
      RelationId id = RelationId.parse(input.id);
      return new HypotheticalEdit.RemoveRelation(id.type(), id.from(), id.to(), id.group());
    }
    if (input.from == null || input.to == null || input.type == null) {
      throw new InvalidInput("give the relation's id, or from, to and type.");
    }
    return new HypotheticalEdit.RemoveRelation(
        snapshot.catalogue().relationType(input.type).name(),
        key(snapshot, input.from),
        key(snapshot, input.to),
        input.group);
  }

  /** The key as given, which an earlier edit may have added; an id names an item of the image. */
  private static String key(Snapshot snapshot, ItemRef reference) {
    String key = reference.key();
    return key != null ? key : snapshot.topology().key(Snapshots.find(snapshot, reference));
  }
}
