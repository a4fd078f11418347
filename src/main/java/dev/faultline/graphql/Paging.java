package dev.faultline.graphql;

import dev.faultline.model.FaultlineException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Cuts pages out of lists. Cursors are checked at once, rows are looked for when asked for. */
public final class Paging {
  private Paging() {}

  /** Hands over every row of a list in any order. */
  @FunctionalInterface
  public interface Source<R> {
    void forEach(Consumer<R> row);
  }

  /**
   * A page of rows that can be reached by their place in the list. Cost O(log rows + page).
   *
   * @param query what the list is: field, filter, order, item; cursors of another are refused
   */
  public static <R> Page<R> ofSorted(
      int size, IntFunction<R> rows, RowOrder<R> order, PageRequest request, List<?> query) {
    String fingerprint = Cursors.fingerprint(query);
    ToIntFunction<R> anchor = anchor(order, request, fingerprint);
    return new Page<>(
        request,
        false,
        () -> {
          int from;
          int to;
          if (request.backward()) {
            to = anchor == null ? size : firstAtOrAfter(size, rows, anchor, false);
            from = Math.max(0, to - request.size());
          } else {
            from = anchor == null ? 0 : firstAtOrAfter(size, rows, anchor, true);
            to = Math.min(size, from + request.size());
          }
          List<R> page = new ArrayList<>();
          for (int place = from; place < to; place++) page.add(rows.apply(place));
          return slice(page, order, fingerprint, from > 0, to < size);
        },
        () -> size);
  }

  /**
   * A page of rows that come in any order. Cost O(rows × log page) in time, O(page) in memory;
   * counting is a pass of its own.
   */
  public static <R> Page<R> ofScan(
      Source<R> rows, RowOrder<R> order, PageRequest request, List<?> query) {
    String fingerprint = Cursors.fingerprint(query);
    ToIntFunction<R> anchor = anchor(order, request, fingerprint);
    return new Page<>(
        request,
        false,
        () -> {
          Scan<R> scan = new Scan<>(order, request, anchor);
          rows.forEach(scan);
          List<R> page = scan.page();
          boolean more = scan.heap.size() > request.size();
          boolean beyond = scan.behindAnchor;
          return slice(
              page,
              order,
              fingerprint,
              request.backward() ? more : beyond,
              request.backward() ? beyond : more);
        },
        () -> {
          int[] count = {0};
          rows.forEach(_ -> count[0]++);
          return count[0];
        });
  }

  /** Hands over the rows of a list in its order until the consumer returns false. */
  @FunctionalInterface
  public interface OrderedSource<R> {
    void forEachWhile(Predicate<R> row);
  }

  /**
   * A page of rows that come in the order of the list, and are read no further than the page's end.
   * Forward only. Cost O(rows up to there) in time, O(page) in memory.
   */
  public static <R> Page<R> ofStream(
      OrderedSource<R> rows,
      IntSupplier counter,
      RowOrder<R> order,
      PageRequest request,
      List<?> query) {
    if (request.backward()) throw new IllegalArgumentException("the list is read forward only");
    String fingerprint = Cursors.fingerprint(query);
    ToIntFunction<R> anchor = anchor(order, request, fingerprint);
    return new Page<>(
        request,
        false,
        () -> {
          List<R> page = new ArrayList<>();
          boolean[] behind = {false};
          rows.forEachWhile(row -> {
            if (anchor != null && anchor.applyAsInt(row) <= 0) {
              behind[0] = true;
              return true;
            }
            page.add(row);
            return page.size() <= request.size();
          });
          boolean more = page.size() > request.size();
          List<R> part = more ? page.subList(0, request.size()) : page;
          return slice(part, order, fingerprint, behind[0], more);
        },
        counter);
  }

  /** Reads the rows that lie next to a place in a list. */
  @FunctionalInterface
  public interface Query<R> {
    /**
     * The nearest rows, nearest first.
     *
     * @param anchor the position of the row next to the page; null: the list's end
     * @param backward whether the rows before the anchor are wanted
     * @param limit most rows
     */
    List<R> rows(@Nullable List<String> anchor, boolean backward, int limit);
  }

  /**
   * A page of rows that the store can sort itself. Costs one query of a row more than the page has;
   * counting is a query of its own. Rows before a cursor are taken to be there without looking.
   *
   * @param position the values that place a row, as text; the query gets them back
   */
  public static <R> Page<R> ofQuery(
      Query<R> rows,
      Function<R, List<String>> position,
      PageRequest request,
      List<?> query,
      IntSupplier count) {
    String fingerprint = Cursors.fingerprint(query);
    String cursor = request.cursor();
    List<String> anchor = cursor == null ? null : Cursors.read(fingerprint, cursor);
    return new Page<>(
        request,
        false,
        () -> {
          List<R> found =
              new ArrayList<>(rows.rows(anchor, request.backward(), request.size() + 1));
          boolean more = found.size() > request.size();
          if (more) found.removeLast();
          if (request.backward()) Collections.reverse(found);
          boolean beyond = anchor != null;
          return new Page.Slice<>(
              List.copyOf(found),
              place -> Cursors.write(fingerprint, position.apply(found.get(place))),
              request.backward() ? more : beyond,
              request.backward() ? beyond : more);
        },
        count);
  }

  private static <R> Page.Slice<R> slice(
      List<R> page, RowOrder<R> order, String fingerprint, boolean hasPrevious, boolean hasNext) {
    List<R> rows = List.copyOf(page);
    return new Page.Slice<>(
        rows,
        place -> Cursors.write(fingerprint, order.position(rows.get(place))),
        hasPrevious,
        hasNext);
  }

  private static <R> @Nullable ToIntFunction<R> anchor(
      RowOrder<R> order, PageRequest request, String fingerprint) {
    if (request.cursor() == null) return null;
    List<String> position = Cursors.read(fingerprint, request.cursor());
    try {
      return order.comparedTo(position);
    } catch (FaultlineException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Cursors.damaged();
    }
  }

  /** The first place whose row lies at the anchor or after it; strictly: after it. */
  private static <R> int firstAtOrAfter(
      int size, IntFunction<R> rows, ToIntFunction<R> anchor, boolean strictly) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = low + high >>> 1;
      int compared = anchor.applyAsInt(rows.apply(middle));
      if (compared < 0 || strictly && compared == 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Keeps the rows nearest to the anchor, one more than the page has. */
  private static final class Scan<R> implements Consumer<R> {
    private final RowOrder<R> order;
    private final PageRequest request;
    private final @Nullable ToIntFunction<R> anchor;
    private final PriorityQueue<R> heap;
    private boolean behindAnchor;

    Scan(RowOrder<R> order, PageRequest request, @Nullable ToIntFunction<R> anchor) {
      this.order = order;
      this.request = request;
      this.anchor = anchor;
      Comparator<R> furthestFirst = request.backward() ? order : order.reversed();
      heap = new PriorityQueue<>(request.size() + 2, furthestFirst);
    }

    @Override
    public void accept(R row) {
      if (anchor != null) {
        int compared = anchor.applyAsInt(row);
        if (request.backward() ? compared >= 0 : compared <= 0) {
          behindAnchor = true;
          return;
        }
      }
      if (heap.size() <= request.size()) {
        heap.add(row);
        return;
      }
      R furthest = heap.peek();
      int compared = order.compare(row, furthest);
      if (request.backward() ? compared > 0 : compared < 0) {
        heap.poll();
        heap.add(row);
      }
    }

    List<R> page() {
      List<R> nearest = new ArrayList<>(heap);
      nearest.sort(order);
      if (nearest.size() <= request.size()) return nearest;
      return request.backward()
          ? nearest.subList(1, nearest.size())
          : nearest.subList(0, request.size());
    }
  }
}
