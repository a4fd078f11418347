package dev.faultline.graphql;

import graphql.relay.Connection;
import graphql.relay.ConnectionCursor;
import graphql.relay.DefaultConnectionCursor;
import graphql.relay.DefaultEdge;
import graphql.relay.Edge;
import graphql.relay.PageInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, as Relay has it. Rows are looked for when they are first asked for, and so is
 * their total number. For one request; not safe for use by several threads.
 *
 * @param <R> the rows
 */
public final class Page<R> implements Connection<R> {
  private final PageRequest request;
  private final boolean truncated;
  private final Supplier<Slice<R>> slices;
  private final IntSupplier counter;
  private @Nullable Slice<R> slice;
  private @Nullable Integer total;

  /**
   * @param rows the page's rows in the order of the list
   * @param cursors makes the cursor of the row at a place
   */
  record Slice<R>(List<R> rows, IntFunction<String> cursors, boolean hasPrevious, boolean hasNext) {
    <S> Slice<S> map(Function<R, S> mapping) {
      return new Slice<>(rows.stream().map(mapping).toList(), cursors, hasPrevious, hasNext);
    }
  }

  Page(PageRequest request, boolean truncated, Supplier<Slice<R>> slices, IntSupplier counter) {
    this.request = request;
    this.truncated = truncated;
    this.slices = slices;
    this.counter = counter;
  }

  /** The same page with each row as something else. */
  public <S> Page<S> map(Function<R, S> mapping) {
    return new Page<>(request, truncated, () -> slice().map(mapping), this::getTotalCount);
  }

  /** The same page of a list that a limit cut short. */
  public Page<R> truncated(boolean cutShort) {
    return new Page<>(request, cutShort, this::slice, this::getTotalCount);
  }

  private Slice<R> slice() {
    Slice<R> known = slice;
    if (known == null) {
      known = slices.get();
      slice = known;
    }
    return known;
  }

  @Override
  public List<Edge<R>> getEdges() {
    List<Edge<R>> edges = new ArrayList<>();
    Slice<R> page = slice();
    for (int i = 0; i < page.rows.size(); i++) {
      edges.add(new DefaultEdge<>(page.rows.get(i), cursor(page.cursors.apply(i))));
    }
    return edges;
  }

  public List<R> getNodes() {
    return slice().rows;
  }

  @Override
  public Place getPageInfo() {
    return new Place(slice(), request);
  }

  /** Rows of all pages together. */
  public int getTotalCount() {
    Integer known = total;
    if (known == null) {
      known = counter.getAsInt();
      total = known;
    }
    return known;
  }

  /** Whether a limit left out rows that might belong to the list. */
  public boolean isTruncated() {
    return truncated;
  }

  private static ConnectionCursor cursor(String word) {
    return new DefaultConnectionCursor(word);
  }

  /** Where the page lies in its list. */
  public static final class Place implements PageInfo {
    private final boolean hasPrevious;
    private final boolean hasNext;
    private final @Nullable ConnectionCursor start;
    private final @Nullable ConnectionCursor end;
    private final PageRequest request;

    Place(Slice<?> slice, PageRequest request) {
      boolean empty = slice.rows.isEmpty();
      hasPrevious = slice.hasPrevious;
      hasNext = slice.hasNext;
      start = empty ? null : cursor(slice.cursors.apply(0));
      end = empty ? null : cursor(slice.cursors.apply(slice.rows.size() - 1));
      this.request = request;
    }

    @Override
    public boolean isHasPreviousPage() {
      return hasPrevious;
    }

    @Override
    public boolean isHasNextPage() {
      return hasNext;
    }

    @Override
    public @Nullable ConnectionCursor getStartCursor() {
      return start;
    }

    @Override
    public @Nullable ConnectionCursor getEndCursor() {
      return end;
    }

    public int getPageSize() {
      return request.size();
    }

    public boolean isClamped() {
      return request.clamped();
    }
  }
}
