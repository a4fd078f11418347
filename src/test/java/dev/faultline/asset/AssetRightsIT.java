package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.Neo4jIT;
import dev.faultline.SignedIn;
import dev.faultline.TestStore;
import dev.faultline.ingest.RecordExport;
import dev.faultline.ingest.RecordFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.test.context.TestPropertySource;

/** Rights that are kept for roles, and fields that are withheld from those without one. */
@Neo4jIT
@TestPropertySource(
    properties = {
      "faultline.sensitive.roles.money=FINANCE",
      "faultline.sensitive.roles.personal=STAFF",
      "faultline.asset.roles.retire=MANAGER"
    })
class AssetRightsIT {
  private static final String ASSET =
      "{ asset(ref: {tag: \"M-1\"}) { price { amount } imei assignee owner vendor withheld history"
          + " { nodes { changes { field after withheld } } } } }";

  @Autowired TestStore store;
  @Autowired RecordExport export;
  @Autowired ExecutionGraphQlService service;
  private AssetApi api;

  @BeforeEach
  void oneMobile() {
    store.wipe();
    api = new AssetApi(service);
    SignedIn.as("STAFF", "FINANCE");
    api.add(
        "M-1",
        "Mobile",
        "IN_USE",
        Map.of(
            "price", Map.of("amount", "799", "currency", "EUR"),
            "imei", "490154203237518",
            "assignee", "Anna",
            "owner", "Berta",
            "vendor", "Halden"));
  }

  @AfterEach
  void logOut() {
    SignedIn.out();
  }

  @Test
  void whoHasTheRolesSeesEverything() {
    api.ask(ASSET)
        .path("asset")
        .matchesJson(
            "{\"price\": {\"amount\": \"799.00\"}, \"imei\": \"490154203237518\", \"assignee\":"
                + " \"Anna\", \"withheld\": []}");
  }

  @Test
  void aWithheldGroupIsNullEverywhereAndNeverAnError() throws IOException {
    SignedIn.as("STAFF");
    api.ask(ASSET)
        .path("asset")
        .matchesJson("{\"price\": null, \"imei\": \"490154203237518\", \"withheld\": [\"MONEY\"]}");
    api.ask("{ assetSummary(by: [KIND]) { groups { count prices { count } } } }")
        .path("assetSummary.groups[0]")
        .matchesJson("{\"count\": 1, \"prices\": null}");
    SignedIn.as();
    var nothing = api.ask(ASSET);
    nothing
        .path("asset")
        .matchesJson(
            "{\"price\": null, \"imei\": null, \"assignee\": null, \"owner\": null, \"vendor\":"
                + " \"Halden\", \"withheld\": [\"MONEY\", \"PERSONAL\"]}");
    nothing
        .path("asset.history.nodes[0].changes[?(@.field == 'imei')]")
        .matchesJson("[{\"after\": null, \"withheld\": \"PERSONAL\"}]");
    nothing
        .path("asset.history.nodes[0].changes[?(@.field == 'owner')]")
        .matchesJson("[{\"after\": null, \"withheld\": \"PERSONAL\"}]");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write("assets", RecordFormat.CSV, Map.of(), out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Halden")
        .doesNotContain("799", "490154203237518", "Anna", "Berta");
  }

  @Test
  void whatIsWithheldCannotBeGuessedByFilterOrOrder() {
    SignedIn.as();
    for (String question :
        new String[] {
          "{ assets(filter: {assignee: {eq: \"Anna\"}}) { totalCount } }",
          "{ assets(filter: {owner: {eq: \"Berta\"}}) { totalCount } }",
          "{ assets(filter: {lastAuditedBy: {eq: \"Berta\"}}) { totalCount } }",
          "{ assetSummary(filter: {imei: {eq: \"490154203237518\"}}) { groupCount } }",
          "{ searchAssets(text: \"halden\", filter: {price: {gte: {amount: \"1\", currency:"
              + " \"EUR\"}}}) { score } }",
          "{ assets(orderBy: {field: PRICE}) { totalCount } }"
        }) {
      api.ask(question)
          .errors()
          .satisfy(errors ->
              assertThat(errors)
                  .singleElement()
                  .satisfies(error ->
                      assertThat(error.getExtensions()).containsEntry("code", "FORBIDDEN")));
    }
  }

  @Test
  void searchDoesNotLookIntoWhatIsWithheld() {
    SignedIn.as("STAFF");
    for (String words : new String[] {"anna", "berta", "halden anna", "4901542032"})
      api.ask("{ searchAssets(text: \"" + words + "\") { asset { tag } } }")
          .path("searchAssets")
          .matchesJson("[{\"asset\": {\"tag\": \"M-1\"}}]");
    SignedIn.as();
    for (String words :
        new String[] {"anna", "berta", "halden anna", "4901542032", "assignee:anna", "ann*"})
      api.ask("{ searchAssets(text: \"" + words + "\") { asset { tag } } }")
          .path("searchAssets")
          .entityList(Object.class)
          .hasSize(0);
    api.ask("{ searchAssets(text: \"halden\") { asset { tag assignee } } }")
        .path("searchAssets")
        .matchesJson("[{\"asset\": {\"tag\": \"M-1\", \"assignee\": null}}]");
  }

  @Test
  void theLifeCycleSaysWhoMayDoAStep() {
    String retire = "assetLifeCycle[?(@.step == 'RETIRE')]";
    String question = "{ assetLifeCycle { step right role allowed } }";
    api.ask(question)
        .path(retire)
        .matchesJson(
            "[{\"step\": \"RETIRE\", \"right\": \"RETIRE\", \"role\": \"MANAGER\", \"allowed\":"
                + " false}]")
        .path("assetLifeCycle[?(@.step == 'DISPOSE')]")
        .matchesJson("[{\"role\": null, \"allowed\": true}]");
    SignedIn.as("MANAGER");
    api.ask(question).path(retire).matchesJson("[{\"allowed\": true}]");
  }

  @Test
  void aStepThatIsKeptForARoleIsRefusedToOthers() {
    var refused = api.step("M-1", AssetStep.RETIRE);
    assertThat(refused.errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.code()).isEqualTo("FORBIDDEN");
          assertThat(error.message())
              .isEqualTo("Step RETIRE needs the role MANAGER, which anna does not have.");
        });
    SignedIn.as("MANAGER");
    assertThat(api.step("M-1", AssetStep.RETIRE).state()).isEqualTo("RETIRED");
  }
}
