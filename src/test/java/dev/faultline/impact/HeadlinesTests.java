package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.impact.Headlines.Scope;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadlinesTests {
  private static final Budget NO_TIME =
      new Budget(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ZERO, () -> false);

  private static PointsRanking ranking(
      Topology topology, IntPredicate of, IntPredicate among, Budget budget) {
    return new SinglePoints().rank(topology, new PointsQuery(of, among, List.of(), false, budget));
  }

  private static String points(String estate, String item, Scope scope, Set<String> among) {
    return points(estate, item, scope, among, Budget.unlimited());
  }

  private static String points(
      String estate, String item, Scope scope, Set<String> among, Budget budget) {
    Topology topology = Estate.of(estate).topology();
    int of = topology.find(item);
    IntPredicate tried = other -> among.isEmpty() || among.contains(topology.key(other));
    PointsRanking ranking = ranking(topology, other -> other == of, tried, budget);
    Impact present = new ImpactEngine().analyse(topology, ImpactQuery.of(List.of()));
    return new Headlines(topology)
        .points(
            of,
            present.before(of),
            IntStream.range(0, ranking.size()).map(ranking::item).boxed().toList(),
            ranking.completeness(),
            scope);
  }

  private static String points(String estate, String item) {
    return points(estate, item, Scope.any(), Set.of());
  }

  @Test
  void theOnlySinglePointOfFailureIsSaidToBeTheOnlyOne() {
    assertThat(points("shop -> db", "shop"))
        .isEqualTo("db is the only thing that alone stops shop.");
  }

  @Test
  void anUnfinishedSearchDoesNotSpeakOfTheOnlyOne() {
    Topology topology = Estate.of("shop -> db; x -> db").topology();
    Completeness cut = new Completeness(Set.of(Completeness.Reason.TIME), 7, 0);
    int shop = topology.find("shop");
    List<Integer> db = List.of(topology.find("db"));
    Headlines headlines = new Headlines(topology);
    assertThat(headlines.points(shop, Level.NONE, db, cut, Scope.any()))
        .isEqualTo(
            "At least: db alone stops shop. 7 candidates were not examined: the time was up.");
    assertThat(headlines.points(shop, Level.NONE, db, cut, new Scope(1, "item", "items", 3)))
        .isEqualTo(
            "At least: among the 3 items looked at, db alone stops shop. 7 candidates were not"
                + " examined: the time was up.");
  }

  @Test
  void whereNothingAloneStopsItThatIsSaid() {
    assertThat(points("shop -> 1 of a b", "shop")).isEqualTo("Nothing alone stops shop.");
  }

  @Test
  void itemsOfOneNameAreToldApart() {
    TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
    builder.addRelation("DEPENDS_ON", "svc", "pod", null, null, 0);
    builder.addItem(
        null, "svc", "cart", "Service", Level.NONE, 0, null, LifeCycle.IN_USE, Map.of());
    builder.addItem(
        null, "pod", "cart", "KubernetesPod", Level.NONE, 0, null, LifeCycle.IN_USE, Map.of());
    Topology topology = builder.build(0);
    Completeness complete = new Completeness(Set.of(), 0, 0);
    int pod = topology.find("pod");

    assertThat(
            new Headlines(topology)
                .points(topology.find("svc"), Level.NONE, List.of(pod), complete, Scope.any()))
        .isEqualTo("Kubernetes pod cart is the only thing that alone stops service cart.");
  }

  @Test
  void aFewAreNamed() {
    assertThat(points("shop -> a; shop -> b", "shop")).isEqualTo("a and b each stop shop alone.");
  }

  @Test
  void ofManyTheFirstAreNamedAndTheRestCounted() {
    assertThat(points("shop -> a; a -> b; b -> c; c -> d; d -> e; e -> f; f -> g", "shop"))
        .isEqualTo("7 items each stop shop alone: a, b, c, d, e and 2 more.");
  }

  @Test
  void aFilterOnTheCandidatesIsPartOfTheSentence() {
    Scope scope = new Scope(1, "service", "services", 2);

    assertThat(points("shop -> a; a -> b; shop -> 1 of c d", "shop", scope, Set.of("b", "c")))
        .isEqualTo("Among the 2 items looked at, only b stops shop alone.");
    assertThat(points("shop -> a; a -> b; shop -> 1 of c d", "shop", scope, Set.of("c", "d")))
        .isEqualTo("Among the 2 items looked at, nothing alone stops shop.");
  }

  @Test
  void whatIsDownAlreadyNeedsNothingMore() {
    assertThat(points("shop -> db; db!", "shop"))
        .isEqualTo("shop is down already; no further loss is needed for that.");
  }

  @Test
  void aSearchThatWasEndedDoesNotSoundLikeAnAllClear() {
    assertThat(points("shop -> 1 of a b; a -> c; b -> c", "shop", Scope.any(), Set.of(), NO_TIME))
        .isEqualTo(
            "As far as the search went, nothing alone stops shop. 1 candidate was not examined: the"
                + " time was up.");
  }

  private static String several(String estate, Set<String> of, Scope scope) {
    Topology topology = Estate.of(estate).topology();
    PointsRanking ranking =
        ranking(topology, item -> of.contains(topology.key(item)), _ -> true, Budget.unlimited());
    return new Headlines(topology).points(ranking, 0, scope);
  }

  @Test
  void ofSeveralServicesTheOneThatStopsMostIsNamed() {
    Scope two = new Scope(2, "service", "services", -1);

    assertThat(several("shop -> db; mail -> db; mail -> mx", Set.of("shop", "mail"), two))
        .isEqualTo(
            "2 items each stop at least one of the 2 services alone; db comes first, with 2.");
    assertThat(several("shop -> db; mail -> db", Set.of("shop", "mail"), two))
        .isEqualTo("db is the only thing that alone stops any of the 2 services: it stops 2.");
    assertThat(several("shop -> 1 of a b; mail -> 1 of a b", Set.of("shop", "mail"), two))
        .isEqualTo("Nothing alone stops any of the 2 services.");
    assertThat(several("shop -> db", Set.of(), new Scope(0, "item", "items", -1)))
        .isEqualTo("Nothing that was asked about is in use.");
  }

  private static String cutSets(String estate, String item, int maxSize) {
    Topology topology = Estate.of(estate).topology();
    int of = topology.find(item);
    CutSetsAnswer answer = new CutSets().find(topology, CutSetsQuery.of(of, maxSize));
    return new Headlines(topology).cutSets(of, Level.NONE, answer, maxSize, -1);
  }

  @Test
  void cutSetsAreCountedBySizeAndNamedWhereThereIsOneOfASize() {
    assertThat(cutSets("shop -> 1 of a b", "shop", 2))
        .isEqualTo("Only a and b together stop shop.");
    assertThat(cutSets("shop -> db; shop -> 1 of a b; shop -> 1 of c d", "shop", 2))
        .isEqualTo("shop is stopped by db alone, or by any of 2 pairs.");
    assertThat(cutSets("shop -> db; shop -> 1 of a b; shop -> 1 of c d e", "shop", 3))
        .isEqualTo("shop is stopped by db alone, by a and b together, or by c, d and e together.");
    assertThat(cutSets("shop -> 1 of a b c", "shop", 2))
        .isEqualTo("Nothing alone and no two items together stop shop.");
    assertThat(cutSets("shop -> 1 of a b c d", "shop", 3))
        .isEqualTo("Nothing alone and no set of up to 3 stops shop.");
    assertThat(cutSets("shop -> 1 of a b", "shop", 1)).isEqualTo("Nothing alone stops shop.");
  }

  @Test
  void cutSetsThatWereNotAllFoundAreALowerBound() {
    Topology topology = Estate.of("shop -> db; shop -> 1 of a b; a -> x").topology();
    int of = topology.find("shop");
    CutSetsQuery query = new CutSetsQuery(of, _ -> true, 2, List.of(), false, 1_000, NO_TIME);
    CutSetsAnswer answer = new CutSets().find(topology, query);

    assertThat(new Headlines(topology).cutSets(of, Level.NONE, answer, 2, -1))
        .startsWith("At least: ")
        .endsWith("the time was up.");
  }

  @Test
  void whereASearchForCutSetsWasCutShortOnlyWhatIsKnownIsSaid() {
    Topology topology = Estate.of("shop -> 1 of a b c; a -> x; b -> x; c -> y").topology();
    int of = topology.find("shop");
    CutSetsQuery query = new CutSetsQuery(of, _ -> true, 3, List.of(), false, 1_000, NO_TIME);
    CutSetsAnswer answer = new CutSets().find(topology, query);
    assertThat(answer.count()).isZero();
    assertThat(new Headlines(topology).cutSets(of, Level.NONE, answer, 3, -1))
        .isEqualTo(
            "As far as the search went, nothing alone stops shop. Even single items were not all"
                + " tried: the time was up.");
  }

  @Test
  void aCutSetIsToldWithItsProof() {
    Topology topology = Estate.of("shop -> 1 of a b").topology();
    List<Integer> set = List.of(topology.find("a"), topology.find("b"));
    Impact impact =
        new ImpactEngine()
            .analyse(topology, ImpactQuery.of(set.stream().map(Target::down).toList()));

    assertThat(new Headlines(topology).cutSet(topology.find("shop"), set, impact))
        .isEqualTo(
            "a and b together stop shop: shop is down because it lost both of its providers a and"
                + " b in the group \"g0\" (it needs 1 of 2).");
  }

  private static String waves(String estate, Level worst, String... targets) {
    Topology topology = Estate.of(estate).topology();
    List<Target> all =
        List.of(targets).stream().map(key -> Target.down(topology.find(key))).toList();
    int shop = topology.find("shop");
    WavePlan plan =
        WavePlan.of(
            new WavePlan.Question(
                new ImpactEngine(), topology, ImpactQuery.of(all), item -> item == shop, worst));
    return new Headlines(topology).waves(plan);
  }

  @Test
  void aPlanSaysHowManyWavesAndThatFewerAreNotPossible() {
    assertThat(waves("shop -> 1 of a b c; x -> y", Level.AT_RISK, "a", "b", "c"))
        .isEqualTo(
            "3 targets go in 2 waves, none of which leaves a protected item worse than at risk;"
                + " fewer are not possible.");
  }

  @Test
  void aPlanOfOneWaveSaysThatAllCanGoAtOnce() {
    assertThat(waves("shop -> 1 of a b; x -> y", Level.AT_RISK, "a", "y"))
        .isEqualTo(
            "Both targets can go at once without leaving a protected item worse than at"
                + " risk.");
    assertThat(waves("shop -> 1 of a b", Level.DOWN, "a", "b"))
        .isEqualTo("Both targets can go at once, as protected items may go down.");
    assertThat(waves("shop -> 1 of a b", Level.AT_RISK, "a"))
        .isEqualTo("a can go without leaving a protected item worse than at risk.");
  }

  @Test
  void aPlanNamesWhatFitsInNoWave() {
    assertThat(waves("shop -> db; shop -> 1 of a b", Level.AT_RISK, "db", "a", "b"))
        .isEqualTo(
            "2 of 3 targets go in 2 waves, none of which leaves a protected item worse than at"
                + " risk; fewer are not possible; db fits in no wave.");
    assertThat(waves("shop -> db", Level.DEGRADED, "db"))
        .isEqualTo("db fits in no wave: it alone leaves a protected item worse than degraded.");
    assertThat(waves("shop -> db; shop -> x", Level.NONE, "db", "x"))
        .isEqualTo(
            "None of the 2 targets fits in a wave: each alone leaves a protected item worse than"
                + " unaffected.");
  }
}
