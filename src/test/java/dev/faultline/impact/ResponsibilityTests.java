package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ResponsibilityTests {
  private static final ImpactEngine ENGINE = new ImpactEngine();

  private static Responsibility of(Topology topology, String item, Budget budget, String... keys) {
    List<Target> targets = Arrays.stream(keys).map(key -> Target.down(topology.find(key))).toList();
    Impact impact = ENGINE.analyse(topology, ImpactQuery.of(targets));
    return Responsibility.of(impact, topology.find(item), budget);
  }

  @Test
  void pairsAndSingleTargetsAreNamed() {
    Topology topology =
        Estate.of("shop -> pool; pool -> 1 of db-1 db-2; shop -> sw-3; x -> y").topology();
    Responsibility found = of(topology, "shop", Budget.unlimited(), "db-1", "db-2", "sw-3", "y");
    assertThat(found.sentence(topology)).isEqualTo("sw-3 alone; db-1 with db-2.");
    assertThat(found.complete()).isTrue();
  }

  @Test
  void aThousandTargetsInPairsAreAllFound() {
    StringBuilder text = new StringBuilder("end -> z");
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      text.append("; shop -> p%d; p%d -> 1 of a%d b%d".formatted(i, i, i, i));
      keys.add("a" + i);
      keys.add("b" + i);
    }
    Topology topology = Estate.of(text.toString()).topology();
    Responsibility found = of(topology, "shop", Budget.unlimited(), keys.toArray(String[]::new));
    assertThat(found.sets()).hasSize(500).allMatch(set -> set.size() == 2);
    assertThat(found.complete()).isTrue();
  }

  @Test
  void whereThereAreTooManySetsItSaysSoAndNamesOne() {
    String[] keys = IntStream.range(0, 40).mapToObj(i -> "n" + i).toArray(String[]::new);
    Topology topology = Estate.of("pool -> 20 of " + String.join(" ", keys)).topology();
    Responsibility found = of(topology, "pool", Budget.unlimited(), keys);
    assertThat(found.complete()).isFalse();
    assertThat(found.completeUpTo()).isBetween(1, 20);
    assertThat(found.sets()).singleElement().asList().hasSize(21);
    assertThat(found.sentence(topology)).endsWith("; there may be others.");
  }

  @Test
  @Timeout(20)
  void aThousandTargetsAlongAChainAreAllFoundWithoutTryingThemAgain() {
    StringBuilder text = new StringBuilder("c1 -> c0");
    for (int i = 2; i < 100_000; i++) text.append("; c%d -> c%d".formatted(i, i - 1));
    Topology topology = Estate.of(text.toString()).topology();
    String[] keys = IntStream.range(0, 1_000).mapToObj(i -> "c" + 100 * i).toArray(String[]::new);
    Responsibility found = of(topology, "c99999", Budget.unlimited(), keys);
    assertThat(found.sets()).hasSize(1_000).allMatch(set -> set.size() == 1);
    assertThat(found.complete()).isTrue();
  }

  @Test
  void ofALargeSetOnlySomeAreNamed() {
    String[] keys = IntStream.range(0, 80).mapToObj(i -> "n" + i).toArray(String[]::new);
    Topology topology = Estate.of("pool -> 1 of " + String.join(" ", keys)).topology();
    assertThat(of(topology, "pool", Budget.unlimited(), keys).sentence(topology))
        .isEqualTo("n0 with n1, n10, n11 and 76 more.");
  }

  @Test
  void withoutTimeItStillNamesOne() {
    Topology topology = Estate.of("pool -> 1 of a b").topology();
    Budget none = new Budget(9, 9, Duration.ZERO, () -> false);
    Responsibility found = of(topology, "pool", none, "a", "b");
    assertThat(found.complete()).isFalse();
    assertThat(found.completeUpTo()).isZero();
    assertThat(found.sets()).hasSize(1);
  }

  @Test
  void anItemThatIsNotAffectedHasNoneResponsible() {
    Topology topology = Estate.of("pool -> 1 of a b c").topology();
    assertThatThrownBy(() -> of(topology, "pool", Budget.unlimited(), "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pool");
  }
}
