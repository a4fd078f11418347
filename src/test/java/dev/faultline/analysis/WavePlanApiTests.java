package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import org.junit.jupiter.api.Test;

class WavePlanApiTests extends ApiTests {
  @Test
  void aPlanHasWavesWithTheirImpactAndSaysWhatFitsInNone() {
    estate.with("BusinessService: shop mail; shop -> 1 of a b c; mail -> mx; Server: a b c mx");

    var answer =
        ask(
            """
            { wavePlan(targets: [{item: {key: "a"}}, {item: {key: "mx"}}, {item: {key: "b"}},
                  {item: {key: "c"}, effect: DOWN}], protect: {type: {eq: "BusinessService"}}) {
                headline waveCount placedCount protectedCount worstAllowed fewestPossible isOptimal
                searchedToTheEnd revision { number } budget { maxMillis }
                waves { number targets { item { key } effect }
                  impact { headline summary { servicesAtRisk servicesDown } completeness { status } } }
                unplaceable { target { item { key } } item { key } level allowed sentence
                  why { sentence chain { to { key } } } } } }
            """);

    answer
        .path("wavePlan.headline")
        .entity(String.class)
        .isEqualTo(
            "3 of 4 targets go in 2 waves, none of which leaves a protected item worse than at"
                + " risk; fewer are not possible; mx fits in no wave.");
    answer
        .path("wavePlan.waves[0].targets[*].item.key")
        .entityList(String.class)
        .containsExactly("a", "c");
    answer
        .path("wavePlan.waves[0].impact.headline")
        .entity(String.class)
        .isEqualTo("Taking down a and c leaves 1 service (shop) without redundancy.");
    answer.path("wavePlan.waves[*].number").entityList(Integer.class).containsExactly(1, 2);
    answer.path("wavePlan.isOptimal").entity(Boolean.class).isEqualTo(true);
    answer.path("wavePlan.protectedCount").entity(Integer.class).isEqualTo(2);
    answer
        .path("wavePlan.unplaceable[*].target.item.key")
        .entityList(String.class)
        .containsExactly("mx");
    answer.path("wavePlan.unplaceable[0].level").entity(Level.class).isEqualTo(Level.DOWN);
    answer
        .path("wavePlan.unplaceable[0].why.sentence")
        .entity(String.class)
        .isEqualTo("mail is down because it depends on mx.");
  }

  @Test
  void aStricterRuleTakesMoreWavesOrPlacesLess() {
    estate.with("BusinessService: shop; shop -> 1 of a b c");
    String ask =
        "{ wavePlan(targets: [{item: {key: \"a\"}}, {item: {key: \"b\"}}, {item: {key: \"c\"}}],"
            + " protect: {key: {eq: \"shop\"}}, worstAllowed: %s) { waveCount } }";

    ask(ask.formatted("DOWN")).path("wavePlan.waveCount").entity(Integer.class).isEqualTo(1);
    ask(ask.formatted("AT_RISK")).path("wavePlan.waveCount").entity(Integer.class).isEqualTo(2);
    ask(ask.formatted("NONE")).path("wavePlan.waveCount").entity(Integer.class).isEqualTo(3);
  }

  @Test
  void aTargetThatIsProtectedItselfFitsInNoWaveWithoutAChain() {
    estate.with("BusinessService: shop; shop -> db");

    var answer =
        ask(
            "{ wavePlan(targets: [{item: {key: \"shop\"}}], protect: {key: {eq: \"shop\"}}) {"
                + " headline unplaceable { sentence why { sentence } item { key } } } }");

    answer.path("wavePlan.unplaceable[0].why").valueIsNull();
    answer
        .path("wavePlan.unplaceable[0].sentence")
        .entity(String.class)
        .isEqualTo(
            "shop is protected itself, and the change leaves it down. It may be at risk at worst.");
  }

  @Test
  void otherChangesCountInEveryWave() {
    estate.with("BusinessService: shop; shop -> 1 of a b c");

    ask("{ wavePlan(targets: [{item: {key: \"a\"}}, {item: {key: \"b\"}}], protect: {key: {eq:"
            + " \"shop\"}}, alsoChanging: [{item: {key: \"c\"}}]) { waveCount waves { impact {"
            + " services { nodes { item { key } level before } } } } } }")
        .path("wavePlan.waveCount")
        .entity(Integer.class)
        .isEqualTo(2);
  }

  @Test
  void whatCannotBeAskedIsRefusedWithAReason() {
    estate.with("BusinessService: shop; shop -> db");

    assertThat(refusal("{ wavePlan(targets: [], protect: {}) { headline } }"))
        .isEqualTo("INVALID_INPUT: targets must name at least one item.");
    assertThat(refusal("{ wavePlan(targets: [{item: {key: \"dc\"}}], protect: {}) { headline } }"))
        .startsWith("ITEM_NOT_FOUND: ");
    assertThat(
            refusal(
                "{ wavePlan(targets: [{item: {key: \"db\"}}], protect: {environment: {eq:"
                    + " \"prod\"}}) { headline } }"))
        .startsWith("INVALID_INPUT: protect fits no item in use");
    assertThat(refusal("{ wavePlan(targets: [{item: {key: \"db\"}}]) { headline } }"))
        .startsWith("INVALID_INPUT: ");
  }

  @Test
  void aPlanThatIsNotReadyInTimeIsAnsweredAsFarAsItWentAndNamesTheRemedy() {
    estate.with("BusinessService: shop; shop -> 1 of a b c");

    var answer =
        ask(
            """
            { wavePlan(targets: [{item: {key: "a"}}, {item: {key: "b"}}], budget: {maxMillis: 0},
                  protect: {key: {eq: "shop"}}) {
                headline waveCount placedCount isOptimal searchedToTheEnd unplaceable { sentence }
                undecided { item { key } effect }
                completeness { status reasons unexplored remedy budget { maxMillis } } }
              limits { maxSearchMillis } }
            """);

    answer
        .path("wavePlan")
        .matchesJsonStrictly(
            """
            {"headline": "No target is in a wave; the time was up before 2 targets were decided on.",
             "waveCount": 0, "placedCount": 0, "isOptimal": false, "searchedToTheEnd": false,
             "unplaceable": [],
             "undecided": [{"item": {"key": "a"}, "effect": "DOWN"}, {"item": {"key": "b"}, "effect": "DOWN"}],
             "completeness": {"status": "LOWER_BOUND", "reasons": ["TIME"], "unexplored": 2,
               "remedy": "Give budget.maxMillis more than 0, up to 7500.", "budget": {"maxMillis": 0}}}
            """);
    answer.path("limits.maxSearchMillis").entity(Integer.class).isEqualTo(7_500);
  }
}
