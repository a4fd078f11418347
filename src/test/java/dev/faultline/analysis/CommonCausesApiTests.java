package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import org.junit.jupiter.api.Test;

class CommonCausesApiTests extends ApiTests {
  @Test
  void causesThatExplainAllAndLeastBesidesComeFirst() {
    estate.with("BusinessService: shop mail wiki; shop -> db; mail -> db; db -> sw; wiki -> sw");

    var answer =
        ask(
            """
            { commonCauses(of: [{key: "shop"}, {key: "mail"}]) {
                item { key } explainedCount explainsAll besidesCount sentence
                explained { key } unexplained { key }
                proofs { item { key } level why { sentence } }
                impact { headline summary { servicesDown } }
                report { headline symptomCount completeness { status } explainedByStates { key } } } }
            """);

    answer
        .path("commonCauses[*].item.key")
        .entityList(String.class)
        .containsExactly("db", "sw", "mail", "shop");
    answer
        .path("commonCauses[*].besidesCount")
        .entityList(Integer.class)
        .containsExactly(0, 2, 0, 0);
    answer
        .path("commonCauses[0].sentence")
        .entity(String.class)
        .isEqualTo("The loss of db explains both symptoms and affects nothing else.");
    answer
        .path("commonCauses[1].proofs[*].why.sentence")
        .entityList(String.class)
        .containsExactly(
            "mail is down because it depends on db, which depends on sw.",
            "shop is down because it depends on db, which depends on sw.");
    answer.path("commonCauses[1].impact.summary.servicesDown").entity(Integer.class).isEqualTo(3);
    answer.path("commonCauses[2].explainsAll").entity(Boolean.class).isEqualTo(false);
    answer
        .path("commonCauses[2].unexplained[*].key")
        .entityList(String.class)
        .containsExactly("shop");
    answer
        .path("commonCauses[2].sentence")
        .entity(String.class)
        .isEqualTo("The loss of mail explains 1 of the 2 symptoms and affects nothing else.");
    answer
        .path("commonCauses[0].report.headline")
        .entity(String.class)
        .isEqualTo("The loss of db explains both symptoms and affects nothing else.");
    assertThat(answer.returnResponse().getExtensions()).isEmpty();
  }

  @Test
  void symptomsThatAreReportedDownAreStillExplained() {
    estate.with("shop -> db; mail -> db; shop!; mail!");

    var answer =
        ask(
            "{ commonCauses(of: [{key: \"shop\"}, {key: \"mail\"}], first: 1) { item { key }"
                + " proofs { item { key } before why { sentence } } impact { headline } } }");

    answer.path("commonCauses[0].item.key").entity(String.class).isEqualTo("db");
    answer
        .path("commonCauses[0].proofs[*].before")
        .entityList(String.class)
        .containsExactly("NONE", "NONE");
  }

  @Test
  void whatIsOnlyUsedExplainsTroubleButNoOutage() {
    estate.with("shop ~> ads");

    ask("{ commonCauses(of: [{key: \"shop\"}]) { item { key } } }")
        .path("commonCauses[*].item.key")
        .entityList(String.class)
        .containsExactly("ads", "shop");
    ask("{ commonCauses(of: [{key: \"shop\"}], seenAt: DOWN) { item { key } } }")
        .path("commonCauses[*].item.key")
        .entityList(String.class)
        .containsExactly("shop");
  }

  @Test
  void symptomsThatPresentStatesExplainAreNamed() {
    estate.with("shop -> db; db!; mail -> mx");

    var answer =
        ask(
            "{ commonCauseReport(of: [{key: \"shop\"}, {key: \"mail\"}]) { headline symptomCount"
                + " explainedByStates { key } revision { number } causes { item { key } } } }");

    answer
        .path("commonCauseReport.explainedByStates[*].key")
        .entityList(String.class)
        .containsExactly("shop");
    answer.path("commonCauseReport.symptomCount").entity(Integer.class).isEqualTo(1);
    answer
        .path("commonCauseReport.causes[*].item.key")
        .entityList(String.class)
        .containsExactly("mail", "mx");
  }

  @Test
  void aSymptomThatIsNotInUseIsSaidToBeOutOfReach() {
    estate.with("old -> db");
    estate.write(FakeEstate.item("old", "Server", Level.NONE, null, null, LifeCycle.RETIRED));

    ask("{ commonCauseReport(of: [{key: \"old\"}]) { headline } }")
        .path("commonCauseReport.headline")
        .entity(String.class)
        .isEqualTo(
            "No single failure explains any of the symptoms. old is not in use, so that no loss is"
                + " known to hit it.");
  }

  @Test
  void aSearchWithoutTimeSaysSoInTheExtensions() {
    estate.with("shop -> db");

    var answer =
        ask("{ commonCauses(of: [{key: \"shop\"}], budget: {maxMillis: 0}) { item { key } } }");

    assertThat(answer.returnResponse().getExtensions().toString())
        .contains(
            "commonCauses={status=LOWER_BOUND, reasons=[TIME]",
            "As far as the search went, no single failure explains any of the symptoms. 1 candidate"
                + " and the candidates of 1 symptom were not examined: the time was up.");
  }

  @Test
  void whatCannotBeAskedIsRefusedWithAReason() {
    estate.with("shop -> db");

    assertThat(refusal("{ commonCauses(of: []) { explainedCount } }"))
        .isEqualTo("INVALID_INPUT: of must name at least one item.");
    assertThat(refusal("{ commonCauses(of: [{key: \"nope\"}]) { explainedCount } }"))
        .startsWith("ITEM_NOT_FOUND: ");
    assertThat(refusal("{ commonCauses(of: [{key: \"shop\"}], seenAt: NONE) { explainedCount } }"))
        .startsWith("INVALID_INPUT: seenAt must be");
    assertThat(refusal("{ commonCauses(of: [{key: \"shop\"}], first: 0) { explainedCount } }"))
        .isEqualTo("INVALID_INPUT: first must be 1 to 200 but was 0.");
  }
}
