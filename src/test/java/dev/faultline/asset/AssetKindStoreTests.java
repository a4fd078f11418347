package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetKindStoreTests {
  private static final AssetKinds STANDARD = AssetKinds.standardWith(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {"ItemType", "Seat", "RevisionCounter", "SoftwareProduct", "RedundancyGroup"})
  void aKindNamedLikeTheRecordsOfTheProgramIsRefused(String name) {
    assertThatThrownBy(() -> AssetKindStore.check(STANDARD, kind(name)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("\"" + name + "\"")
        .hasMessageContaining("choose another, such as Custom" + name + ".");
  }

  @Test
  void standardKindsCanBeChangedWhateverTheirNames() {
    AssetKindStore.check(STANDARD, kind("Contract"));
    AssetKindStore.check(STANDARD, kind("Hardware"));
  }

  private static AssetKind kind(String name) {
    return new AssetKind(name, null, "Things.", List.of());
  }
}
