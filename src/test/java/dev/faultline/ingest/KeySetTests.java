package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeySetTests {
  @Test
  void knowsWhatWasAddedAndNothingElseWhileItGrows() {
    KeySet keys = new KeySet();
    for (int i = 0; i < 10_000; i++) {
      assertThat(keys.add("key-" + i)).isTrue();
      assertThat(keys.add("key-" + i)).isFalse();
    }
    for (int i = 0; i < 10_000; i++) assertThat(keys.contains("key-" + i)).isTrue();
    assertThat(keys.contains("key-10000")).isFalse();
    assertThat(keys.size()).isEqualTo(10_000);
  }
}
