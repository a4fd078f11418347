package dev.faultline.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.Neo4jIT;
import dev.faultline.SignedIn;
import dev.faultline.TestStore;
import dev.faultline.ingest.ImportMode;
import dev.faultline.ingest.RecordExport;
import dev.faultline.ingest.RecordFormat;
import dev.faultline.ingest.RecordImportReport;
import dev.faultline.ingest.RecordImports;
import dev.faultline.model.Forbidden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;
import org.springframework.graphql.test.tester.GraphQlTester;
import org.springframework.test.context.TestPropertySource;

/** What contracts and licences keep from those without a role. */
@Neo4jIT
@TestPropertySource(
    properties = {
      "faultline.sensitive.roles.money=FINANCE",
      "faultline.sensitive.roles.personal=STAFF",
      "faultline.asset.roles.edit=MANAGER"
    })
class LicenceRightsIT {
  @Autowired TestStore store;
  @Autowired ExecutionGraphQlService service;
  @Autowired RecordExport export;
  @Autowired RecordImports imports;
  private GraphQlTester tester;

  @BeforeEach
  void aContractAndASeat() {
    store.wipe();
    tester = ExecutionGraphQlServiceTester.create(service);
    SignedIn.as("MANAGER", "FINANCE", "STAFF");
    contract("C-1").path("upsertContract.errors").entityList(Object.class).hasSize(0);
    ask("mutation { upsertSoftwareProduct(input: {name: \"Studio\"}) { errors { message } } }");
    ask(
        "mutation { assignSeat(input: {product: \"Studio\", user: \"ben\"}) { errors { message } }"
            + " }");
  }

  @AfterEach
  void logOut() {
    SignedIn.out();
  }

  private GraphQlTester.Response ask(String document) {
    return tester.document(document).execute();
  }

  private GraphQlTester.Response contract(String number) {
    return ask(
        "mutation { upsertContract(input: {number: \""
            + number
            + "\", kind: LEASE, value: {amount: \"99\", currency: \"EUR\"}}) { errors { code"
            + " message } } }");
  }

  private GraphQlTester.Response all() {
    return ask(
        """
        { contract(ref: {number: "C-1"}) { value { amount } history { nodes { changes { field after withheld } } } }
          licencePosition(product: "Studio") { lines { uses { nodes { name users amount } } } } }
        """);
  }

  @Test
  void valuesAndNamesAreForThoseWithTheRoles() {
    SignedIn.as("FINANCE", "STAFF");
    all()
        .path("contract.value.amount")
        .entity(String.class)
        .isEqualTo("99.00")
        .path("licencePosition.lines[0].uses.nodes")
        .matchesJson("[{\"name\": \"ben\", \"users\": [\"ben\"], \"amount\": 1}]");
  }

  @Test
  void valuesAndNamesAreWithheldFromOthersAlsoInHistory() {
    SignedIn.as();
    all()
        .path("contract.value")
        .valueIsNull()
        .path("contract.history.nodes[0].changes[?(@.field == 'value')]")
        .matchesJson("[{\"field\": \"value\", \"after\": null, \"withheld\": \"MONEY\"}]")
        .path("licencePosition.lines[0].uses.nodes")
        .matchesJson("[{\"name\": null, \"users\": null, \"amount\": 1}]");
  }

  @Test
  void cursorsAndTheOrderOfListsNameNobody() {
    SignedIn.as("STAFF", "MANAGER");
    ask(
        "mutation { assignSeat(input: {product: \"Studio\", user: \"anna\"}) { errors { message }"
            + " } }");
    SignedIn.as();
    GraphQlTester.Response lists =
        ask(
            """
            { softwareProduct(name: "Studio") { seats { edges { cursor node { id } } } }
              licencePosition(product: "Studio") { lines { uses { edges { cursor } } } } }
            """);
    List<String> ids =
        store.run("MATCH (seat:Seat) RETURN seat.id AS id ORDER BY seat.user DESC").stream()
            .map(row -> row.get("id").asString())
            .toList();
    assertThat(ids).as("ben, the older one, comes before anna").isSorted();
    for (String path :
        List.of("softwareProduct.seats.edges", "licencePosition.lines[0].uses.edges")) {
      List<String> cursors = lists.path(path + "[*].cursor").entityList(String.class).get();
      assertThat(cursors).hasSize(2);
      for (int i = 0; i < 2; i++) {
        String cursor =
            new String(Base64.getUrlDecoder().decode(cursors.get(i)), StandardCharsets.UTF_8);
        assertThat(cursor).endsWith(",\"" + i + "\",\"" + ids.get(i) + "\"]");
      }
    }
  }

  @Test
  void filesLeaveOutWhatIsWithheldAndSeatsWithoutUsersAreNone() throws IOException {
    SignedIn.as();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    export.write("contracts", RecordFormat.NDJSON, Map.of(), file);
    assertThat(file.toString(StandardCharsets.UTF_8)).contains("C-1").doesNotContain("99");
    assertThatThrownBy(() -> export.write("seats", RecordFormat.CSV, Map.of(), file))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("user");
    SignedIn.as("STAFF");
    export.write("seats", RecordFormat.CSV, Map.of(), file);
    assertThat(file.toString(StandardCharsets.UTF_8)).contains("Studio,ben");
  }

  @Test
  void whatIsWithheldCannotBeGuessedByWritingIt() throws IOException {
    SignedIn.as("MANAGER");
    String forbidden =
        "[{\"code\": \"FORBIDDEN\", \"message\": \"%1$s is withheld from you with the group %2$s,"
            + " so you cannot state it; leave it out, or ask somebody who may see it.\"}]";
    contract("C-1")
        .path("upsertContract.errors")
        .matchesJson(forbidden.formatted("value", "MONEY"));
    for (String mutation : List.of("assignSeat", "reclaimSeat")) {
      ask("mutation { "
              + mutation
              + "(input: {product: \"Studio\", user: \"ben\"}) { errors { code message } } }")
          .path(mutation + ".errors")
          .matchesJson(forbidden.formatted("user", "PERSONAL"));
    }
    assertThat(dryRun("contracts", "{\"number\": \"C-1\", \"value\": \"99.00 EUR\"}"))
        .containsExactly(0L, 0L, 1L);
    assertThat(dryRun("contracts", "{\"number\": \"C-1\", \"kind\": \"LEASE\"}"))
        .containsExactly(0L, 1L, 0L);
    assertThat(dryRun("seats", "{\"product\": \"Studio\", \"user\": \"ben\"}"))
        .containsExactly(0L, 0L, 1L);
    assertThat(dryRun("entitlements", "{\"number\": \"E-1\", \"price\": \"1.00 EUR\"}"))
        .containsExactly(0L, 0L, 1L);
    assertThat(
            dryRun("assets", "{\"tag\": \"A-1\", \"kind\": \"Hardware\", \"price\": \"1.00 EUR\"}"))
        .containsExactly(0L, 0L, 1L);
    SignedIn.as("MANAGER", "FINANCE", "STAFF");
    assertThat(dryRun("contracts", "{\"number\": \"C-1\", \"value\": \"99.00 EUR\"}"))
        .containsExactly(0L, 1L, 0L);
  }

  /** How many would be created or updated, unchanged, and rejected. */
  private List<Long> dryRun(String records, String line) throws IOException {
    RecordImportReport report =
        imports.run(
            records,
            RecordFormat.NDJSON,
            ImportMode.DRY_RUN,
            "file",
            "anna",
            new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    return List.of(report.created() + report.updated(), report.unchanged(), report.rejected());
  }

  @Test
  void whoMayNotEditAssetsMayNotEditContractsEither() {
    SignedIn.as("STAFF", "FINANCE");
    contract("C-2")
        .path("upsertContract.errors")
        .matchesJson(
            "[{\"code\": \"FORBIDDEN\", \"message\": \"Changing contracts needs the role MANAGER,"
                + " which anna does not have.\"}]");
    assertThat(store.run("MATCH (c:Contract {number: 'C-2'}) RETURN c")).isEmpty();
  }
}
