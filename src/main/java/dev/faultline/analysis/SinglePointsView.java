package dev.faultline.analysis;

import dev.faultline.graphql.Page;
import dev.faultline.impact.Completeness;
import dev.faultline.impact.Headlines;
import dev.faultline.impact.Impact;
import dev.faultline.impact.PointsAnswer;
import dev.faultline.impact.PointsRanking;
import dev.faultline.model.Level;
import dev.faultline.model.Revision;
import graphql.relay.Connection;
import graphql.relay.Edge;
import graphql.relay.PageInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Single points of failure as a request reads them: a page of rows, and what they come to. */
final class SinglePointsView implements Connection<SinglePointsView.Point> {
  final Search search;
  final PointsRanking ranking;
  final Asked asked;
  private final Page<Point> page;
  private final Supplier<PointsAnswer> byItem;

  /** What the question is, for cursors. */
  final List<Object> words;

  /**
   * What was asked about.
   *
   * @param only the one item, or -1 if it is several
   * @param test the items
   * @param candidates how many items in use were tried
   * @param criticalFirst whether rows that take critical items down come first
   */
  record Asked(
      int only, IntPredicate test, Headlines.Scope scope, int candidates, boolean criticalFirst) {}

  /**
   * @param byItem the points of each item, worked out when they are asked for
   */
  SinglePointsView(
      Search search,
      PointsRanking ranking,
      Asked asked,
      Page<Point> page,
      Supplier<PointsAnswer> byItem,
      List<Object> words) {
    this.search = search;
    this.ranking = ranking;
    this.asked = asked;
    this.page = page;
    this.byItem = byItem;
    this.words = words;
  }

  @Override
  public List<Edge<Point>> getEdges() {
    return page.getEdges();
  }

  public List<Point> getNodes() {
    return page.getNodes();
  }

  @Override
  public PageInfo getPageInfo() {
    return page.getPageInfo();
  }

  public int getTotalCount() {
    return ranking.size();
  }

  public boolean isTruncated() {
    return !ranking.completeness().isComplete();
  }

  public Revision getRevision() {
    return search.revision();
  }

  public Search.Extent getCompleteness() {
    return search.extent(ranking.completeness());
  }

  public int getAskedCount() {
    return asked.scope().asked();
  }

  public int getCandidateCount() {
    return asked.candidates();
  }

  PointsAnswer answer() {
    return byItem.get();
  }

  /** What present states and other changes do. */
  private Impact present() {
    return search.impact(List.of());
  }

  public String getHeadline() {
    Headlines headlines = new Headlines(search.snapshot().topology());
    if (asked.only() >= 0) {
      return headlines.points(
          asked.only(),
          present().before(asked.only()),
          IntStream.range(0, ranking.size()).map(ranking::item).boxed().toList(),
          ranking.completeness(),
          asked.scope());
    }
    int first = 0;
    for (int row = 1; row < ranking.size() && asked.criticalFirst(); row++) {
      if (PointSorting.compareCritical(ranking, row, first) < 0) first = row;
    }
    return headlines.points(ranking, first, asked.scope());
  }

  /** Items asked about that are down without any further loss, by key. */
  public List<ItemView> getDownAlready() {
    Impact present = present();
    List<Integer> down = new ArrayList<>();
    var topology = search.snapshot().topology();
    for (int item = 0; item < topology.itemCount(); item++) {
      if (present.before(item) == Level.DOWN
          && topology.countsOn(item)
          && asked.test().test(item)) {
        down.add(item);
      }
    }
    down.sort(topology::compareKeys);
    return ItemView.all(search.snapshot(), down);
  }

  /** An item whose loss alone takes others down. For one request. */
  static final class Point {
    private final Search search;
    private final PointsRanking ranking;
    private final Asked asked;
    private final int row;
    private @Nullable Impact loss;
    private @Nullable List<Integer> takenDown;

    Point(Search search, PointsRanking ranking, Asked asked, int row) {
      this.search = search;
      this.ranking = ranking;
      this.asked = asked;
      this.row = row;
    }

    public ItemView getItem() {
      return ItemView.of(search.snapshot(), ranking.item(row));
    }

    public int getTakesDownCount() {
      return ranking.count(row);
    }

    /** By criticality, 1 first, items without one last. */
    public List<ImpactView.SummaryView.CriticalityCount> getByCriticality() {
      List<ImpactView.SummaryView.CriticalityCount> counts = new ArrayList<>();
      for (int kind : new int[] {1, 2, 3, 4, 0}) {
        int count = ranking.count(row, kind);
        if (count == 0) continue;
        counts.add(new ImpactView.SummaryView.CriticalityCount(kind == 0 ? null : kind, count));
      }
      return counts;
    }

    Impact loss() {
      Impact known = loss;
      if (known == null) {
        known = search.loss(List.of(ranking.item(row)));
        loss = known;
      }
      return known;
    }

    /** The items asked about that it takes down: most critical first, then by name and key. */
    List<Integer> takenDown() {
      List<Integer> known = takenDown;
      if (known == null) {
        Impact impact = loss();
        known =
            impact
                .affected(item -> impact.level(item) == Level.DOWN && asked.test().test(item))
                .stream()
                .sorted(Sorting.mostCriticalFirst(search.snapshot().topology()))
                .toList();
        takenDown = known;
      }
      return known;
    }

    Search search() {
      return search;
    }

    public String getSentence() {
      return new Headlines(search.snapshot().topology())
          .point(ranking.item(row), takenDown(), asked.scope());
    }

    public WhyView getWhy() {
      Impact impact = loss();
      return WhyView.of(search.snapshot(), impact, impact.why(takenDown().getFirst()));
    }

    public ImpactView getImpact() {
      return search.report(loss());
    }
  }

  /** One of the items asked about, and what alone takes it down. For one request. */
  static final class OfItem {
    private final SinglePointsView of;
    private final int item;
    private @Nullable List<Integer> points;

    OfItem(SinglePointsView of, int item) {
      this.of = of;
      this.item = item;
    }

    public ItemView getItem() {
      return ItemView.of(of.search.snapshot(), item);
    }

    public boolean isDownAlready() {
      return of.answer().isDownAlready(item);
    }

    List<Integer> points() {
      List<Integer> known = points;
      if (known == null) {
        known = of.answer().points(item);
        points = known;
      }
      return known;
    }

    public int getPointCount() {
      return points().size();
    }

    int number() {
      return item;
    }

    Search search() {
      return of.search;
    }

    Completeness completeness() {
      return of.answer().completeness();
    }

    Headlines.Scope scope() {
      return of.asked.scope();
    }

    /** The proof that one point takes the item down. */
    record Proof(Search search, int point, int of) {
      public ItemView item() {
        return ItemView.of(search.snapshot(), point);
      }

      public WhyView why() {
        Impact impact = search.loss(List.of(point));
        return WhyView.of(search.snapshot(), impact, impact.why(of));
      }
    }
  }
}
