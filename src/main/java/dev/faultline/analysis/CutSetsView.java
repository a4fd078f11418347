package dev.faultline.analysis;

import dev.faultline.impact.CutSetsAnswer;
import dev.faultline.impact.Headlines;
import dev.faultline.impact.Impact;
import dev.faultline.model.Revision;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The minimal cut sets of an item, as a request reads them.
 *
 * @param among the filter as text, for cursors
 */
record CutSetsView(
    Search search,
    int number,
    int maxSize,
    Searches.Chosen tried,
    String among,
    CutSetsAnswer answer) {
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  /** How many sets there are of a size. */
  record SizeCount(int size, long count, String exactCount) {}

  public ItemView of() {
    return ItemView.of(search.snapshot(), number);
  }

  public Revision revision() {
    return search.revision();
  }

  public long count() {
    return asLong(answer.count());
  }

  public String exactCount() {
    return answer.count().toString();
  }

  public List<SizeCount> countBySize() {
    List<SizeCount> counts = new ArrayList<>();
    for (int size = 1; size <= answer.largest(); size++) {
      BigInteger count = answer.count(size);
      if (count.signum() > 0) counts.add(new SizeCount(size, asLong(count), count.toString()));
    }
    return counts;
  }

  private static long asLong(BigInteger count) {
    return count.min(MOST).longValueExact();
  }

  /** As a connection counts, in 32 bits. */
  int total() {
    return (int) Math.min(count(), Integer.MAX_VALUE);
  }

  public int completeUpTo() {
    return answer.completeUpTo();
  }

  public boolean isDownAlready() {
    return answer.isDownAlready();
  }

  public int candidateCount() {
    return tried.count();
  }

  public Search.Extent completeness() {
    return search.extent(answer.completeness());
  }

  public String headline() {
    return new Headlines(search.snapshot().topology())
        .cutSets(
            number,
            search.impact(List.of()).before(number),
            answer,
            maxSize,
            tried.filtered() ? tried.count() : -1);
  }

  /** What the question is, for cursors. */
  List<Object> words() {
    List<Object> words = new ArrayList<>(search.conditions());
    words.add("cutSets of " + search.snapshot().topology().key(number));
    words.add(among);
    words.add(maxSize);
    return words;
  }

  List<CutSet> first(int most) {
    return answer.first(most).stream().map(this::row).toList();
  }

  /** Hands over the sets in their order until the consumer has enough. */
  void forEachWhile(Predicate<List<Integer>> consumer) {
    answer.forEachWhile(set -> {
      search.deadline().check();
      return consumer.test(set);
    });
  }

  CutSet row(List<Integer> items) {
    return new CutSet(this, items);
  }

  /** A minimal cut set. For one request. */
  static final class CutSet {
    private final CutSetsView report;
    private final List<Integer> numbers;
    private @Nullable Impact loss;

    CutSet(CutSetsView report, List<Integer> numbers) {
      this.report = report;
      this.numbers = numbers;
    }

    private Impact loss() {
      Impact known = loss;
      if (known == null) {
        known = report.search().loss(numbers);
        loss = known;
      }
      return known;
    }

    public int getSize() {
      return numbers.size();
    }

    public List<ItemView> getItems() {
      return ItemView.all(report.search().snapshot(), numbers);
    }

    public WhyView getWhy() {
      return WhyView.of(report.search().snapshot(), loss(), loss().why(report.number()));
    }

    public String getSentence() {
      return new Headlines(report.search().snapshot().topology())
          .cutSet(report.number(), numbers, loss());
    }

    /** What each item adds to the others. */
    public List<Part> getParts() {
      return numbers.stream().map(item -> new Part(this, item)).toList();
    }

    /** One item of a set, and the proof that its loss does it once the others are lost. */
    record Part(CutSet set, int number) {
      public ItemView item() {
        return ItemView.of(set.report.search().snapshot(), number);
      }

      public WhyView why() {
        Search search = set.report.search();
        List<Integer> others = set.numbers.stream().filter(other -> other != number).toList();
        Impact impact = search.afterLossOf(others).loss(List.of(number));
        return WhyView.of(search.snapshot(), impact, impact.why(set.report.number()));
      }
    }

    public ImpactView getImpact() {
      return report.search().report(loss());
    }

    public CutSetsView getReport() {
      return report;
    }
  }
}
