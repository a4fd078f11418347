package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.SharedData;
import dev.faultline.model.DeadlineExceeded;
import dev.faultline.topology.Topology;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutSetsTests {
  private static final CutSets CUT_SETS = new CutSets();

  private static CutSetsAnswer among(FaultTrees tree, Topology topology, int maxSize) {
    return among(CUT_SETS, tree, topology, maxSize);
  }

  private static CutSetsAnswer among(
      CutSets cutSets, FaultTrees tree, Topology topology, int maxSize) {
    return cutSets.find(
        topology,
        new CutSetsQuery(
            topology.find(tree.top),
            item -> tree.basicEvents.contains(topology.key(item)),
            maxSize,
            List.of(),
            false,
            CutSetsQuery.usualNodes(),
            Budget.unlimited()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"chinese, 392", "lift, 12", "BSCU, 10", "HIPPS, 9", "theatre, 2", "SmallTree, 2"})
  void publishedFaultTreesHaveTheirPublishedNumbers(String name, int expected) {
    FaultTrees tree = FaultTrees.read(SharedData.dir("faulttree").resolve(name + ".xml"));
    Topology topology = tree.estate.topology();
    CutSetsAnswer all = among(tree, topology, 1_000);
    assertThat(all.completeness().isComplete()).isTrue();
    assertThat(all.count()).isEqualTo(expected);
    assertThat(among(new CutSets(true), tree, topology, 1_000).count()).isEqualTo(expected);
    List<List<Integer>> sets = all.first(Integer.MAX_VALUE);
    assertThat(sets).hasSize(expected).doesNotHaveDuplicates();
    for (int size = 1; size <= all.largest(); size++) {
      CutSetsAnswer some = among(tree, topology, size);
      int upTo = size;
      assertThat(some.first(Integer.MAX_VALUE))
          .as("up to %d", size)
          .isEqualTo(sets.stream().filter(set -> set.size() <= upTo).toList());
    }
  }

  private static Set<Set<String>> sets(String estate, String of, int maxSize) {
    Topology topology = Estate.of(estate).topology();
    Set<Set<String>> sets = new HashSet<>();
    for (List<Integer> set :
        CUT_SETS
            .find(topology, CutSetsQuery.of(topology.find(of), maxSize))
            .first(Integer.MAX_VALUE)) {
      Set<String> keys = new HashSet<>();
      set.forEach(item -> keys.add(topology.key(item)));
      sets.add(keys);
    }
    return sets;
  }

  @Test
  void aPairFallsTogetherOrWithWhatItShares() {
    assertThat(sets("shop -> 1 of a b; a -> esx; b -> esx", "shop", 2))
        .containsExactlyInAnyOrder(Set.of("esx"), Set.of("a", "b"));
  }

  @Test
  void whatIsDownAlreadyCounts() {
    assertThat(sets("shop -> 1 of a b c; a!", "shop", 3)).containsExactly(Set.of("b", "c"));
    assertThat(sets("shop -> a; a!", "shop", 3)).isEmpty();
  }

  @Test
  void aCycleAddsNothingOfItsOwn() {
    assertThat(sets("a -> b; b -> a; a -> 1 of x y; b -> z", "a", 3))
        .containsExactlyInAnyOrder(Set.of("b"), Set.of("z"), Set.of("x", "y"));
  }

  @Test
  void aSetOfThreeIsNotAmongThoseOfTwo() {
    assertThat(sets("shop -> 1 of a b c", "shop", 2)).isEmpty();
  }

  /** 70 pairs, of which one member each must be lost: 2^70 sets. */
  @Test
  void moreSetsThanCouldBeHeldAreCountedAndTheFirstListed() {
    Topology topology = pairs(70);
    CutSetsAnswer answer =
        CUT_SETS.find(
            topology,
            new CutSetsQuery(
                topology.find("top"),
                item -> topology.key(item).length() == 3,
                200,
                List.of(),
                false,
                1 << 20,
                Budget.unlimited()));
    assertThat(answer.count()).isEqualTo(BigInteger.TWO.pow(70));
    assertThat(answer.largest()).isEqualTo(70);
    List<List<Integer>> first = answer.first(2);
    assertThat(first.get(0)).allMatch(item -> topology.key(item).startsWith("a"));
    assertThat(first.get(1)).filteredOn(item -> topology.key(item).startsWith("b")).hasSize(1);
  }

  private static Topology pairs(int count) {
    StringBuilder text = new StringBuilder("top -> 1 of");
    for (int i = 10; i < 10 + count; i++) text.append(" p").append(i).append('.');
    for (int i = 10; i < 10 + count; i++) {
      text.append("; p").append(i).append(". -> a").append(i).append(" b").append(i);
    }
    return Estate.of(text.toString()).topology();
  }

  @Test
  @Timeout(20)
  void thousandsOfGroupsOfOneItemAreJoinedFromTheLastOneOn() {
    StringBuilder text = new StringBuilder("other -> x");
    for (int i = 0; i < 5_000; i++) text.append("; s -> 1 of a%d b%d".formatted(i, i));
    Topology topology = Estate.of(text.toString()).topology();
    CutSetsAnswer answer = CUT_SETS.find(topology, CutSetsQuery.of(topology.find("s"), 3));
    assertThat(answer.count()).isEqualTo(5_000);
    assertThat(answer.completeness().isComplete()).isTrue();
  }

  @Test
  @Timeout(60)
  void aDeepChainOfPairsIsCutAtEachOfThem() {
    StringBuilder text = new StringBuilder("s -> 1 of a0 b0");
    for (int i = 1; i < 3_000; i++) {
      text.append("; a%1$d -> 1 of a%2$d b%2$d; b%1$d -> 1 of a%2$d b%2$d".formatted(i - 1, i));
    }
    Topology topology = Estate.of(text.toString()).topology();
    int s = topology.find("s");
    CutSetsAnswer answer = CUT_SETS.find(topology, CutSetsQuery.of(s, 2));
    assertThat(answer.completeness().isComplete()).isTrue();
    assertThat(answer.count()).isEqualTo(3_000);
    assertThat(answer.first(Integer.MAX_VALUE))
        .allMatch(set ->
            topology.key(set.get(0)).substring(1).equals(topology.key(set.get(1)).substring(1)));
  }

  @Test
  void withoutRoomTheAnswerSaysUpToWhichSizeItIsComplete() {
    Topology topology = Estate.of("top -> 2 of a b c d e f g h; a -> x; b -> x; c -> x").topology();
    CutSetsQuery query =
        new CutSetsQuery(
            topology.find("top"), _ -> true, 9, List.of(), false, 20, Budget.unlimited());
    CutSetsAnswer answer = CUT_SETS.find(topology, query);
    assertThat(answer.completeness().reasons()).containsExactly(Completeness.Reason.MEMORY);
    assertThat(answer.completeUpTo()).isLessThan(9);
  }

  @Test
  void withoutTimeNothingIsCompleteAndCancellingEndsIt() {
    Topology topology = pairs(70);
    CutSetsAnswer answer = CUT_SETS.find(topology, query(topology, () -> false, Duration.ZERO));
    assertThat(answer.completeness().reasons()).containsExactly(Completeness.Reason.TIME);
    assertThatThrownBy(
            () -> CUT_SETS.find(topology, query(topology, () -> true, Duration.ofDays(1))))
        .isInstanceOf(DeadlineExceeded.class);
  }

  private static CutSetsQuery query(
      Topology topology, java.util.function.BooleanSupplier cancelled, Duration time) {
    return new CutSetsQuery(
        topology.find("top"),
        _ -> true,
        4,
        List.of(),
        false,
        1 << 20,
        new Budget(Integer.MAX_VALUE, Integer.MAX_VALUE, time, cancelled));
  }
}
