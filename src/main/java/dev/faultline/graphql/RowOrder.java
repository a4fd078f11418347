package dev.faultline.graphql;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The order of a list's rows. A row's position is a few values that place it, so that a cursor
 * still names its place when the row has moved or gone.
 */
public interface RowOrder<R> extends Comparator<R> {
  /** The values that place the row, no two rows of a list having the same. */
  List<String> position(R row);

  /**
   * Compares rows to a position: negative if the row lies before it.
   *
   * @throws RuntimeException of any kind if these values were not made by {@link #position}
   */
  ToIntFunction<R> comparedTo(List<String> position);
}
