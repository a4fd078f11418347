package dev.faultline.analysis;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dev.faultline.asset.Asset;
import dev.faultline.asset.AssetKindStore;
import dev.faultline.asset.AssetKinds;
import dev.faultline.asset.AssetRules;
import dev.faultline.asset.AssetState;
import dev.faultline.asset.Assets;
import dev.faultline.model.LifeCycle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Assets of items and items of assets cost the store the same number of queries for any page. */
class AssetBatchTests extends ApiTests {
  @Autowired Assets assets;
  @Autowired AssetKindStore kinds;
  @Autowired AssetRules rules;

  @Test
  void theAssetsOfAWholePageOfItemsAreOneQuery() {
    estate.with("a -> b; b -> c; c -> d; d -> e");
    clearInvocations(assets, kinds);
    when(assets.ofItems(any())).thenReturn(Map.of("b", List.of(asset("T-1", "b"))));
    when(kinds.current()).thenReturn(AssetKinds.standardWith(List.of()));

    ask("{ items(first: 5) { nodes { key assets { tag kind { name } } } } }")
        .path("items.nodes")
        .matchesJson(
            """
            [{"key": "a", "assets": []},
             {"key": "b", "assets": [{"tag": "T-1", "kind": {"name": "Hardware"}}]},
             {"key": "c", "assets": []}, {"key": "d", "assets": []}, {"key": "e", "assets": []}]
            """);

    verify(assets, times(1)).ofItems(any());
    verifyNoMoreInteractions(assets);
    verify(kinds, times(1)).current();
  }

  @Test
  void theItemsKindsAndSuggestionsOfAWholePageOfAssetsAreOneQueryEach() {
    estate.with("a -> b");
    clearInvocations(assets, kinds, rules);
    List<Asset> page = IntStream.range(0, 20).mapToObj(i -> asset("T-" + i, "b")).toList();
    when(assets.list(any(), any(), anyBoolean(), any(), anyInt())).thenReturn(page);
    when(kinds.current()).thenReturn(AssetKinds.standardWith(List.of()));

    ask("{ assets(first: 20) { nodes { kind { name } items { key name } suggestions } } }")
        .path("assets.nodes[19]")
        .matchesJson("{\"kind\": {\"name\": \"Hardware\"}, \"items\": [{\"key\": \"b\"}]}");

    verify(assets, times(1)).list(any(), any(), anyBoolean(), any(), anyInt());
    verifyNoMoreInteractions(assets);
    verify(kinds, times(1)).current();
    verify(rules, times(1)).current();
  }

  private static Asset asset(String tag, String item) {
    return new Asset(
        "id-" + tag,
        tag,
        "Hardware",
        AssetState.IN_USE,
        Map.of(),
        Map.of(),
        List.of(new Asset.Embodied(item, LifeCycle.IN_USE)),
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
