package dev.faultline.software.api;

import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pages of short lists that an answer holds already. */
final class Lists {
  private Lists() {}

  /**
   * A page of the list.
   *
   * @param id what a cursor names a row by, and shows to everyone: nothing that may be withheld
   * @param query what the list is
   */
  static <R> Page<R> page(
      List<R> rows,
      Function<R, String> id,
      @Nullable Integer first,
      @Nullable String after,
      GraphQlLimits limits,
      List<?> query) {
    return Paging.<Row<R>>ofQuery(
            (anchor, _, limit) -> from(rows, id, anchor, limit),
            row -> List.of(String.valueOf(row.place), id.apply(row.value)),
            PageRequest.forward(first, after, limits),
            query,
            rows::size)
        .map(row -> row.value);
  }

  private record Row<R>(int place, R value) {}

  private static <R> List<Row<R>> from(
      List<R> rows, Function<R, String> id, @Nullable List<String> anchor, int limit) {
    int start = anchor == null ? 0 : place(rows, id, anchor) + 1;
    return IntStream.range(start, Math.max(start, rows.size()))
        .limit(limit)
        .mapToObj(place -> new Row<>(place, rows.get(place)))
        .toList();
  }

  /** The row of the anchor, found by its id should the list have changed since. */
  private static <R> int place(List<R> rows, Function<R, String> id, List<String> anchor) {
    int place = Integer.parseInt(anchor.getFirst());
    String wanted = anchor.getLast();
    if (place < rows.size() && id.apply(rows.get(place)).equals(wanted)) return place;
    for (int i = 0; i < rows.size(); i++) if (id.apply(rows.get(i)).equals(wanted)) return i;
    return place;
  }
}
