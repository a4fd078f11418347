package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How two answers differ, item by item, and what makes the difference. They may be about the same
 * estate, about an image and an overlay of it, or about two revisions: items are matched by key.
 *
 * @param newlyAffected items affected in the head only, in its order of rows
 * @param noLongerAffected items affected in the base only, in its order of rows
 * @param changed items affected in both with another level, in the head's order of rows
 * @param reasons what the proofs of these rows rest on in the one answer and is different in the
 *     other: targets first, then what else the questions differ in, then what stands in the estate
 */
public record Comparison(
    List<Row> newlyAffected, List<Row> noLongerAffected, List<Row> changed, List<Reason> reasons) {
  public Comparison {
    newlyAffected = List.copyOf(newlyAffected);
    noLongerAffected = List.copyOf(noLongerAffected);
    changed = List.copyOf(changed);
    reasons = List.copyOf(reasons);
  }

  /**
   * @param inBase the item's number in the base's topology; -1 if it is not there
   * @param inHead the item's number in the head's topology; -1 if it is not there
   * @param base its level in the base; NONE if it is not there
   * @param head its level in the head; NONE if it is not there
   */
  public record Row(String key, int inBase, int inHead, Level base, Level head) {}

  /** Something that a proof rests on in one answer and that is different in the other. */
  public sealed interface Reason {}

  /** What two questions about the same targets may differ in. */
  public enum Aspect {
    RELATION_TYPES,
    LIFE_CYCLES,
    LIMITS
  }

  /**
   * Not the estates but the questions differ.
   *
   * @param base the base's, in words
   * @param head the head's, in words
   */
  public record QuestionDiffers(Aspect aspect, String base, String head) implements Reason {}

  /**
   * A target with another effect.
   *
   * @param base its effect in the base; null: no target there
   * @param head its effect in the head; null: no target there
   */
  public record TargetDiffers(String item, @Nullable Level base, @Nullable Level head)
      implements Reason {}

  /**
   * A relation that only one of the estates has, or that passes on different levels.
   *
   * @param type name of the relation type
   * @param dependent key of the item that depends
   * @param provider key of the item that it depends on
   * @param group the relation's named group; null if it has none
   * @param base the worst level it passes on in the base; null: it is not there
   * @param head the worst level it passes on in the head; null: it is not there
   */
  public record RelationDiffers(
      String type,
      String dependent,
      String provider,
      @Nullable String group,
      @Nullable Level base,
      @Nullable Level head)
      implements Reason {}

  /** A redundancy group of which another number of providers is needed; 0 of 0: it is not there. */
  public record GroupDiffers(
      String dependent,
      String group,
      int baseRequired,
      int baseSize,
      int headRequired,
      int headSize)
      implements Reason {}

  /** An item in another level without the targets: its own state, or what brings it about. */
  public record StateDiffers(String item, Level base, Level head) implements Reason {}

  /**
   * An item in another part of its life.
   *
   * @param base null: it is not there
   * @param head null: it is not there
   */
  public record LifeCycleDiffers(String item, @Nullable LifeCycle base, @Nullable LifeCycle head)
      implements Reason {}

  /**
   * Compares two answers. Cost: their rows, and the relations upstream of the rows that differ.
   *
   * @param budget its cancelling counts
   */
  public static Comparison of(Impact base, Impact head, Budget budget) {
    return new ComparisonSearch(base, head, new Patience(budget)).compare();
  }

  public boolean isEmpty() {
    return newlyAffected.isEmpty() && noLongerAffected.isEmpty() && changed.isEmpty();
  }
}
