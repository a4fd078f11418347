package dev.faultline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalityTests {
  /** Item 3 is the root; 0 and 4 depend on it, 1 on 0; 2 and 5 depend on each other. */
  @Test
  void dependentsFollowTheirProviderAndCyclesComeLast() {
    int[] dependent = {4, 1, 0, 2, 5};
    int[] provider = {3, 0, 3, 5, 2};
    assertThat(Locality.order(6, 5, dependent, provider)).containsExactly(3, 4, 0, 1, 2, 5);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void eachItemGetsOnePlace(long seed) {
    Random random = new Random(seed);
    int count = 1 + random.nextInt(500);
    int arcs = random.nextInt(1_000);
    int[] dependent = random.ints(arcs, 0, count).toArray();
    int[] provider = random.ints(arcs, 0, count).toArray();
    int[] order = Locality.order(count, arcs, dependent, provider);
    assertThat(Arrays.stream(order).sorted().toArray())
        .isEqualTo(IntStream.range(0, count).toArray());
  }
}
