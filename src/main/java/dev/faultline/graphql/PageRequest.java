package dev.faultline.graphql;

import dev.faultline.model.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param size most rows, clamped to the limit
 * @param clamped whether more were asked for than the limit allows
 * @param backward true: the rows before the cursor, or the last ones
 * @param cursor the row next to the page; null: the list's end
 */
public record PageRequest(int size, boolean clamped, boolean backward, @Nullable String cursor) {

  /** The first rows, or those after a cursor. */
  public static PageRequest forward(
      @Nullable Integer first, @Nullable String after, GraphQlLimits limits) {
    return of(first, after, null, null, limits);
  }

  /**
   * The page that Relay's four arguments name.
   *
   * @throws InvalidInput if a size is below 1, or arguments of both directions are given
   */
  public static PageRequest of(
      @Nullable Integer first,
      @Nullable String after,
      @Nullable Integer last,
      @Nullable String before,
      GraphQlLimits limits) {
    boolean forward = first != null || after != null;
    boolean backward = last != null || before != null;
    if (forward && backward) {
      throw new InvalidInput(
          "first and after go forward, last and before go backward: give one pair of them.");
    }
    Integer asked = backward ? last : first;
    if (asked != null && asked < 1) {
      throw new InvalidInput(
          (backward ? "last" : "first")
              + " must be 1 to "
              + limits.maxPageSize()
              + " but was "
              + asked
              + ".");
    }
    int wanted = asked == null ? limits.defaultPageSize() : asked;
    return new PageRequest(
        Math.min(wanted, limits.maxPageSize()),
        wanted > limits.maxPageSize(),
        backward,
        backward ? before : after);
  }
}
