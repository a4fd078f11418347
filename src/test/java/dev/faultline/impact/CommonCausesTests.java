package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.impact.ImpactPropertyTests.Case;
import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommonCausesTests {
  record Row(String item, List<String> explained, int besides) {}

  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < 600, seed -> seed + 100);
  }

  private static CommonCauses causes(Topology topology, Budget budget, String... symptoms) {
    List<CommonCauses.Symptom> seen =
        Arrays.stream(symptoms).map(key -> CommonCauses.Symptom.of(topology.find(key))).toList();
    return CommonCauses.of(topology, seen, false, 10, budget);
  }

  @Test
  void theNearestCommonCauseComesFirst() {
    Topology topology =
        Estate.of("shop -> db; mail -> db; db -> host; host -> rack; other -> host; far -> rack")
            .topology();
    CommonCauses found = causes(topology, Budget.unlimited(), "shop", "mail");
    assertThat(found.causes().stream().map(cause -> topology.key(cause.item())).limit(3))
        .containsExactly("db", "host", "rack");
    assertThat(found.explainsAll()).isTrue();
    assertThat(found.sentence(topology))
        .isEqualTo("The loss of db explains both symptoms and affects nothing else.");
  }

  @Test
  void whereNothingExplainsAllItSaysSo() {
    Topology topology = Estate.of("a -> x; b -> x; c -> y").topology();
    CommonCauses found = causes(topology, Budget.unlimited(), "a", "b", "c");
    assertThat(found.explainsAll()).isFalse();
    assertThat(found.sentence(topology))
        .isEqualTo(
            "No single failure explains all 3 symptoms; the loss of x explains 2 and affects"
                + " nothing else.");
  }

  @Test
  void aNodeThatIsDownAlreadyLetsTheOtherOneExplainTheLoss() {
    Topology topology = Estate.of("pool -> 1 of a b; a!; shop -> pool; shop!").topology();
    CommonCauses found = causes(topology, Budget.unlimited(), "shop", "pool");
    assertThat(found.causes().stream().map(cause -> topology.key(cause.item())))
        .containsExactly("b", "pool", "shop");
  }

  @Test
  void withoutTimeItSaysHowMuchIsUnexamined() {
    Topology topology = Estate.of("a -> x").topology();
    CommonCauses found = causes(topology, new Budget(9, 9, Duration.ZERO, () -> false), "a");
    assertThat(found.isComplete()).isFalse();
    assertThat(found.unexamined()).as("the symptom itself").isEqualTo(1);
    assertThat(found.unlooked()).as("what is upstream of it").isEqualTo(1);
    assertThat(found.sentence(topology)).contains("No single failure");
  }

  @Test
  void ofAChainTheNearestIsExaminedFirst() {
    StringBuilder text = new StringBuilder("c1 -> c0");
    for (int i = 2; i < 100; i++) text.append("; c%d -> c%d".formatted(i, i - 1));
    Topology topology = Estate.of(text.toString()).topology();
    List<CommonCauses.Symptom> symptoms =
        Stream.of("c99", "c50").map(key -> CommonCauses.Symptom.of(topology.find(key))).toList();
    Budget budget = new Budget(9, 9, Duration.ofNanos(6), () -> false);
    long[] now = {0};
    CommonCauses found =
        new CauseSearch(topology, symptoms, false, 9, new Patience(budget, () -> now[0]++))
            .answer();
    assertThat(found.isComplete()).isFalse();
    assertThat(found.causes().stream().map(cause -> topology.key(cause.item())))
        .as("with the same besides, and so by key")
        .containsExactly("c49", "c50");
  }

  @ParameterizedTest(name = "{0} readings of the clock")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whatIsFoundWhenTheTimeIsUpStandsAndTheAnswerSaysThatItIsNotTheWholeOne(long readings) {
    Topology topology = Estate.of("a -> x; b -> x; c -> x; c -> y; d -> 1 of y x").topology();
    Budget budget = new Budget(9, 9, Duration.ofNanos(readings), () -> false);
    List<CommonCauses.Symptom> symptoms =
        Stream.of("a", "b", "c").map(key -> CommonCauses.Symptom.of(topology.find(key))).toList();
    List<CommonCauses.Cause> all =
        CommonCauses.of(topology, symptoms, false, 9, Budget.unlimited()).causes();
    long[] now = {0};
    CommonCauses found =
        new CauseSearch(topology, symptoms, false, 9, new Patience(budget, () -> now[0]++))
            .answer();
    assertThat(all).containsAll(found.causes());
    assertThat(found.isComplete()).isEqualTo(found.causes().equals(all));
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void causesAreTheBestOfTryingEveryItem(long first) {
    for (long seed = first; seed < first + 100; seed++) {
      Case it = new Case(seed);
      Random random = new Random(seed);
      List<String> keys = List.copyOf(it.estate.items.keySet());
      Map<String, Level> wanted = new TreeMap<>();
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        wanted.put(keys.get(random.nextInt(keys.size())), Level.of(1 + random.nextInt(3)));
      }
      int most = 1 + random.nextInt(5);
      List<CommonCauses.Symptom> symptoms = new ArrayList<>();
      wanted.forEach(
          (key, level) -> symptoms.add(new CommonCauses.Symptom(it.topology.find(key), level)));
      CommonCauses found = CommonCauses.of(it.topology, symptoms, false, most, Budget.unlimited());
      List<Row> rows = new ArrayList<>();
      for (CommonCauses.Cause cause : found.causes()) {
        rows.add(
            new Row(
                it.topology.key(cause.item()),
                cause.explained().stream().map(it.topology::key).toList(),
                cause.besides()));
      }
      assertThat(rows).as("seed %d", seed).isEqualTo(expected(it, wanted, most));
      assertThat(found.isComplete()).isTrue();
    }
  }

  private static List<Row> expected(Case it, Map<String, Level> wanted, int most) {
    Map<String, Level> states = new HashMap<>(it.slow.states());
    states.keySet().removeAll(wanted.keySet());
    Map<String, Level> before = it.slow.iterate(states, Integer.MAX_VALUE).last();
    List<Row> rows = new ArrayList<>();
    for (String candidate : it.slow.groups.keySet()) {
      if (before.get(candidate) == Level.DOWN) continue;
      Map<String, Level> after =
          it.slow
              .iterate(
                  SlowImpact.with(states, List.of(Map.entry(candidate, Level.DOWN))),
                  Integer.MAX_VALUE)
              .last();
      List<String> explained =
          wanted.keySet().stream()
              .filter(key -> before.get(key).compareTo(wanted.get(key)) < 0)
              .filter(key -> after.get(key).compareTo(wanted.get(key)) >= 0)
              .toList();
      int besides = 0;
      for (String key : after.keySet()) {
        boolean risen = after.get(key).compareTo(before.get(key)) > 0;
        if (risen && !key.equals(candidate) && !wanted.containsKey(key)) besides++;
      }
      if (!explained.isEmpty()) rows.add(new Row(candidate, explained, besides));
    }
    rows.sort(
        Comparator.comparingInt((Row row) -> -row.explained.size())
            .thenComparingInt(Row::besides)
            .thenComparing(Row::item));
    return rows.subList(0, Math.min(most, rows.size()));
  }
}
