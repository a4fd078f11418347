package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.faultline.model.Conflict;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AssetStepTests {
  /** The life cycle written out a second time, the other way round: what follows each state. */
  private static final Map<AssetState, Map<AssetStep, AssetState>> EXPECTED =
      Map.of(
          AssetState.REQUESTED,
          Map.of(
              AssetStep.ORDER, AssetState.ORDERED,
              AssetStep.CANCEL, AssetState.CANCELLED,
              AssetStep.RECEIVE, AssetState.IN_STOCK),
          AssetState.ORDERED,
          Map.of(AssetStep.CANCEL, AssetState.CANCELLED, AssetStep.RECEIVE, AssetState.IN_STOCK),
          AssetState.IN_STOCK,
          Map.of(
              AssetStep.CHECK_OUT, AssetState.IN_USE,
              AssetStep.SEND_TO_REPAIR, AssetState.IN_REPAIR,
              AssetStep.RETIRE, AssetState.RETIRED,
              AssetStep.REPORT_LOST, AssetState.LOST,
              AssetStep.REPORT_STOLEN, AssetState.STOLEN),
          AssetState.IN_USE,
          Map.of(
              AssetStep.CHECK_IN, AssetState.IN_STOCK,
              AssetStep.SEND_TO_REPAIR, AssetState.IN_REPAIR,
              AssetStep.RETIRE, AssetState.RETIRED,
              AssetStep.REPORT_LOST, AssetState.LOST,
              AssetStep.REPORT_STOLEN, AssetState.STOLEN),
          AssetState.IN_REPAIR,
          Map.of(
              AssetStep.RETURN_FROM_REPAIR, AssetState.IN_STOCK,
              AssetStep.RETIRE, AssetState.RETIRED,
              AssetStep.REPORT_LOST, AssetState.LOST,
              AssetStep.REPORT_STOLEN, AssetState.STOLEN),
          AssetState.RETIRED,
          Map.of(
              AssetStep.REINSTATE, AssetState.IN_STOCK,
              AssetStep.REPORT_LOST, AssetState.LOST,
              AssetStep.REPORT_STOLEN, AssetState.STOLEN,
              AssetStep.DISPOSE, AssetState.DISPOSED),
          AssetState.DISPOSED,
          Map.of(),
          AssetState.LOST,
          Map.of(
              AssetStep.FIND, AssetState.IN_STOCK,
              AssetStep.REPORT_STOLEN, AssetState.STOLEN,
              AssetStep.DISPOSE, AssetState.DISPOSED),
          AssetState.STOLEN,
          Map.of(AssetStep.FIND, AssetState.IN_STOCK, AssetStep.DISPOSE, AssetState.DISPOSED),
          AssetState.CANCELLED,
          Map.of());

  static Stream<Arguments> everyStepFromEveryState() {
    return Arrays.stream(AssetState.values())
        .flatMap(state -> Arrays.stream(AssetStep.values()).map(step -> arguments(state, step)));
  }

  @ParameterizedTest
  @MethodSource("everyStepFromEveryState")
  void aStepLeadsWhereTheTableSaysOrIsRefusedWithThePossibleOnes(AssetState state, AssetStep step) {
    AssetState next = EXPECTED.get(state).get(step);
    if (next != null) {
      assertThat(step.takenFrom(state, "Asset \"x\"")).isEqualTo(next);
      return;
    }
    var refusal = assertThatThrownBy(() -> step.takenFrom(state, "Asset \"x\""));
    refusal.isInstanceOf(Conflict.class).hasMessageContaining("Asset \"x\" is " + state + ",");
    for (AssetStep possible : EXPECTED.get(state).keySet())
      refusal.hasMessageContaining(possible.name());
    if (EXPECTED.get(state).isEmpty()) refusal.hasMessageContaining("no step leads on");
  }

  @Test
  void everyStateCanBeReachedAndEveryStateCanEnd() {
    assertThat(reachable(AssetState.REQUESTED)).isEqualTo(EnumSet.allOf(AssetState.class));
    for (AssetState state : AssetState.values())
      assertThat(reachable(state)).as("from %s", state).anyMatch(AssetState::isLast);
  }

  @Test
  void onlyWhatNeverCameAndWhatIsGoneHasNoWayOn() {
    for (AssetState state : AssetState.values())
      assertThat(AssetStep.possibleFrom(state).isEmpty()).as("%s", state).isEqualTo(state.isLast());
    assertThat(AssetState.CANCELLED.isThere()).isFalse();
  }

  @Test
  void whatIsInStockOrGoneHasNoHolder() {
    assertThat(AssetState.values())
        .filteredOn(AssetState::keepsHolder)
        .containsExactly(
            AssetState.IN_USE,
            AssetState.IN_REPAIR,
            AssetState.RETIRED,
            AssetState.LOST,
            AssetState.STOLEN);
  }

  private static Set<AssetState> reachable(AssetState start) {
    Set<AssetState> seen = EnumSet.of(start);
    Deque<AssetState> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (AssetStep step : AssetStep.possibleFrom(open.pop()))
        if (seen.add(step.to())) open.push(step.to());
    }
    return seen;
  }
}
