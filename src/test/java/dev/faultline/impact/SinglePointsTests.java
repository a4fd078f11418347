package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.DeadlineExceeded;
import dev.faultline.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SinglePointsTests {
  private static final SinglePoints POINTS = new SinglePoints();

  private static List<String> of(String estate, String item) {
    Topology topology = Estate.of(estate).topology();
    int of = topology.find(item);
    PointsAnswer answer = POINTS.find(topology, PointsQuery.of(other -> other == of));
    return answer.points(of).stream().map(topology::key).toList();
  }

  @Test
  void whatRedundantProvidersShareIsASinglePoint() {
    assertThat(of("shop -> 1 of a b; a -> esx; b -> esx; esx -> pdu", "shop"))
        .containsExactly("esx", "pdu");
  }

  @Test
  void aMemberBecomesOneWhenTheOtherIsDownAlready() {
    assertThat(of("shop -> 1 of a b; b!", "shop")).containsExactly("a");
  }

  @Test
  void anItemThatIsDownAlreadyHasNone() {
    assertThat(of("shop -> a; a!", "shop")).isEmpty();
  }

  @Test
  void aCycleMakesItsMembersPointsOfEachOther() {
    assertThat(of("a -> b; b -> c; c -> a; c ~> d", "a")).containsExactly("b", "c");
  }

  @Test
  void aProviderThatIsCountedTwiceCanTakeTheGroupDownAlone() {
    assertThat(of("pool -> 2 of a a b", "pool")).containsExactly("a");
  }

  @Test
  void theRankingPutsWhatTakesMostDownFirst() {
    Topology topology =
        Estate.of("s1 -> db; s2 -> db; s2 -> web; s3 -> 1 of db web; db -> esx").topology();
    PointsRanking ranking =
        POINTS.rank(topology, PointsQuery.of(item -> topology.key(item).startsWith("s")));
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < ranking.size(); row++) {
      rows.add(topology.key(ranking.item(row)) + " " + ranking.count(row));
    }
    assertThat(rows).containsExactly("db 2", "esx 2", "web 1");
  }

  @Test
  void theProofOfAPointIsTheImpactOfItsLoss() {
    Topology topology = Estate.of("shop -> app; app -> db").topology();
    PointsQuery query = PointsQuery.of(_ -> true);
    Impact proof = query.proof(new ImpactEngine(), topology, topology.find("db"));
    assertThat(proof.why(topology.find("shop")).chain()).hasSize(2);
  }

  @Test
  void aLimitMakesTheAnswerALowerBoundThatSaysSo() {
    Topology topology = DenseEstates.from(1, 2_000).topology();
    PointsAnswer whole = POINTS.find(topology, query(Integer.MAX_VALUE, Duration.ofDays(1)));
    PointsAnswer few = POINTS.find(topology, query(10, Duration.ofDays(1)));
    assertThat(whole.completeness().isComplete()).isTrue();
    assertThat(few.completeness().reasons()).containsExactly(Completeness.Reason.MAX_ITEMS);
    assertThat(few.completeness().unexplored()).isPositive();
    for (int item = 0; item < topology.itemCount(); item++) {
      assertThat(whole.points(item)).containsAll(few.points(item));
    }
  }

  @Test
  void withoutTimeNothingIsExamined() {
    Topology topology =
        Estate.of("s1 -> db; s2 -> db; db -> 1 of a b; a -> esx; b -> esx").topology();
    PointsAnswer answer = POINTS.find(topology, query(Integer.MAX_VALUE, Duration.ZERO));
    assertThat(answer.completeness().reasons()).containsExactly(Completeness.Reason.TIME);
    assertThat(answer.completeness().unexplored()).isPositive();
    PointsRanking ranking = POINTS.rank(topology, query(Integer.MAX_VALUE, Duration.ZERO));
    assertThat(ranking.completeness().isComplete()).isFalse();
  }

  @Test
  void cancellingEndsIt() {
    Topology topology = DenseEstates.from(1, 2_000).topology();
    assertThatThrownBy(() -> POINTS.find(topology, query(() -> true)))
        .isInstanceOf(DeadlineExceeded.class);
    assertThatThrownBy(() -> POINTS.rank(topology, query(() -> true)))
        .isInstanceOf(DeadlineExceeded.class);
  }

  /** Each link depends on the one before, so that a loss takes down all behind it. */
  private static Topology chain(int length) {
    StringBuilder text = new StringBuilder("c1 -> c0");
    for (int i = 2; i < length; i++) text.append("; c%d -> c%d".formatted(i, i - 1));
    return Estate.of(text.toString()).topology();
  }

  @Test
  @Timeout(20)
  void theItemsOfALongChainThatHaveAPointAreFoundInOnePass() {
    Topology topology = chain(60_000);
    int last = topology.find("c59998");
    PointsAnswer answer =
        POINTS.find(
            topology,
            new PointsQuery(_ -> true, item -> item == last, List.of(), false, Budget.unlimited()));
    assertThat(answer.items()).containsExactly(topology.find("c59999"));
    assertThat(answer.has(topology.find("c59999"))).isTrue();
    assertThat(answer.has(last)).isFalse();
    assertThat(answer.points(last)).isEmpty();
  }

  @Test
  void listingPointsEndsWhenTheCallerIsGone() {
    Topology topology = chain(10_000);
    boolean[] gone = {false};
    PointsAnswer answer = POINTS.find(topology, query(() -> gone[0]));
    gone[0] = true;
    assertThatThrownBy(answer::items).isInstanceOf(DeadlineExceeded.class);
    assertThatThrownBy(() -> answer.points(topology.find("c9999")))
        .isInstanceOf(DeadlineExceeded.class);
  }

  private static PointsQuery query(int maxItems, Duration time) {
    return new PointsQuery(
        _ -> true,
        _ -> true,
        List.of(),
        false,
        new Budget(Integer.MAX_VALUE, maxItems, time, () -> false));
  }

  private static PointsQuery query(BooleanSupplier cancelled) {
    return new PointsQuery(
        _ -> true,
        _ -> true,
        List.of(),
        false,
        new Budget(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofDays(1), cancelled));
  }

  @Test
  void theAnswerIsTheSameOnOneThreadAndOnMany() throws Exception {
    Topology topology = DenseEstates.from(77, 6_000).topology();
    PointsQuery query = PointsQuery.of(item -> item % 3 == 0);

    List<String> alone = in(1, topology, query);
    List<String> together = in(8, topology, query);

    assertThat(alone).hasSizeGreaterThan(1_000);
    assertThat(together).isEqualTo(alone);
  }

  /** Ranking and points as text, worked out by so many threads at most. */
  private static List<String> in(int threads, Topology topology, PointsQuery query)
      throws Exception {
    try (ForkJoinPool pool = new ForkJoinPool(threads)) {
      return pool.submit(
              () -> {
                List<String> rows = new ArrayList<>();
                PointsRanking ranking = POINTS.rank(topology, query);
                for (int row = 0; row < ranking.size(); row++) {
                  rows.add(topology.key(ranking.item(row)) + " " + ranking.count(row));
                }
                PointsAnswer answer = POINTS.find(topology, query);
                for (int item : answer.items()) rows.add(item + " " + answer.points(item));
                return rows;
              })
          .get();
    }
  }
}
