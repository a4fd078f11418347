package dev.faultline.topology;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import org.jspecify.annotations.Nullable;

/** An edit of an image that is evaluated and never written; items are named by their keys. */
public sealed interface HypotheticalEdit {
  /**
   * A relation that is not there yet, or other values for one that is.
   *
   * @param group redundancy group at the dependent end; null: the type's default, or a group of its
   *     own
   * @param effect worst level passed on; null: as it is, or the type's
   */
  record AddRelation(
      String type, String from, String to, @Nullable String group, @Nullable Level effect)
      implements HypotheticalEdit {}

  /**
   * A relation taken away.
   *
   * @param group null: whatever group the only relation of this type and ends is in
   */
  record RemoveRelation(String type, String from, String to, @Nullable String group)
      implements HypotheticalEdit {}

  /**
   * How many of a group's providers its dependent needs.
   *
   * @param rule null: all of them
   */
  record SetRedundancy(String dependent, String group, @Nullable RedundancyRule rule)
      implements HypotheticalEdit {}

  /**
   * An item that is not there yet.
   *
   * @param type an item type's name; whether there is such a type is for the caller to know
   * @param name null: the key
   * @param criticality 1 to 4, or 0 if not given
   */
  record AddItem(
      String key, String type, @Nullable String name, int criticality, LifeCycle lifeCycle)
      implements HypotheticalEdit {}

  /**
   * An item that is not there yet, or other values for one that is.
   *
   * @param type an item type's name; whether there is such a type is for the caller to know
   * @param name null: as it is, or the key
   * @param criticality 1 to 4; null: as it is, or not given
   * @param environment null: as it is, or none
   * @param lifeCycle null: as it is, or in use
   */
  record PutItem(
      String key,
      String type,
      @Nullable String name,
      @Nullable Integer criticality,
      @Nullable String environment,
      @Nullable LifeCycle lifeCycle)
      implements HypotheticalEdit {}

  /** Another present state of an item. */
  record SetState(String item, Level state) implements HypotheticalEdit {}

  /** An item retired, planned only, or taken into use. */
  record SetLifeCycle(String item, LifeCycle lifeCycle) implements HypotheticalEdit {}
}
