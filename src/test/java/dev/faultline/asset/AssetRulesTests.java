package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.asset.AssetRule.Choice;
import dev.faultline.model.LifeCycle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssetRulesTests {
  @ParameterizedTest
  @EnumSource(names = {"RETIRED", "DISPOSED", "LOST", "STOLEN", "CANCELLED"})
  void anItemInUseOnAnAssetThatIsGoneGivesASuggestion(AssetState state) {
    assertThat(suggestions(asset(state, LifeCycle.IN_USE), Choice.ASK))
        .containsExactly(
            "Item \"srv\" is in use though its asset \"T-1\" is "
                + state
                + ": retire it, or end the link?");
    assertThat(suggestions(asset(state, LifeCycle.RETIRED), Choice.ASK)).isEmpty();
    assertThat(suggestions(asset(state, LifeCycle.IN_USE), Choice.OFF)).isEmpty();
  }

  @Test
  void aReinstatedAssetWhoseItemsStayedRetiredGivesASuggestionWhateverTheRuleDoes() {
    Asset reinstated = asset(AssetState.IN_STOCK, LifeCycle.RETIRED);
    for (Choice choice : List.of(Choice.ASK, Choice.DO)) {
      assertThat(suggestions(reinstated, choice))
          .containsExactly(
              "Asset \"T-1\" is IN_STOCK though all items that it embodies are retired: retire it,"
                  + " or put them in use again?");
    }
    assertThat(suggestions(reinstated, Choice.OFF)).isEmpty();
  }

  private static List<String> suggestions(Asset asset, Choice choice) {
    return AssetRules.suggestions(
        asset,
        Map.of(
            AssetRule.RETIRE_ASSET_WITH_LAST_ITEM,
            choice,
            AssetRule.RETIRE_ITEMS_WITH_ASSET,
            choice));
  }

  private static Asset asset(AssetState state, LifeCycle item) {
    return new Asset(
        "id",
        "T-1",
        "Hardware",
        state,
        Map.of(),
        Map.of(),
        List.of(new Asset.Embodied("srv", item)),
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
