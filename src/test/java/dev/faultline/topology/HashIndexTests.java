package dev.faultline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashIndexTests {
  /** With few different hashes many items share one, and splitting a page does not help. */
  @ParameterizedTest(name = "{0} different hashes, built for {1}")
  @CsvSource({"1000000000, 0", "1000000000, 3000", "100, 0", "1, 10"})
  void findsEachItemThatWasAddedAndNoOther(int hashes, int builtFor) {
    Random random = new Random(1);
    int[] hash = random.ints(6_000, 0, hashes).toArray();
    IntUnaryOperator hashOf = item -> hash[item];
    HashIndex index = HashIndex.forItems(builtFor);
    for (int item = 0; item < builtFor; item++) index.add(hash[item], item, hashOf);
    for (int item = builtFor; item < 5_000; item++) {
      HashIndex before = index;
      index = index.with(hash[item], item, hashOf);
      int added = item;
      assertThat(before.find(hash[item], found -> found == added)).isEqualTo(-1);
    }
    for (int item = 0; item < 6_000; item++) {
      int wanted = item;
      assertThat(index.find(hash[item], found -> found == wanted))
          .isEqualTo(item < 5_000 ? item : -1);
    }
  }
}
