package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.asset.Asset;
import dev.faultline.asset.AssetRef;
import dev.faultline.asset.Assets;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.store.Author;
import dev.faultline.store.RevisionLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@Neo4jIT
class AssetFilesIT {
  private static final String TABLE =
      """
      tag,kind,state,name,price,purchaseDate,items,attribute:rackUnits,phoneNumber,attributes
      A-1,Hardware,IN_USE,"Server, big",1200.50 EUR,2025-01-10,srv-1 srv-2,2,,
      A-2,Mobile,,'=cmd|' /C calc'!A0,,,,,'+44 20 7946 0018,"{""managed"":true}"
      A-3,Hardwear,,,,,,,,
      A-4,Hardware,,,12 EURO,31.12.2025,,,,
      A-5,Hardware,,,,,nowhere,,,
      A-1,Hardware,,Server,,,,,,
      A-6,Hardware
      """;

  @Autowired TestStore store;
  @Autowired Assets assets;
  @Autowired RecordImports imports;
  @Autowired RecordExport export;
  @Autowired Inventory inventory;
  @Autowired RevisionLog log;
  @LocalServerPort int port;

  @BeforeEach
  void twoServers() {
    store.wipe();
    Author anna = new Author("anna", null, null);
    inventory.upsertItem(anna, EstateRecord.Item.of("srv-1", "Server"));
    inventory.upsertItem(anna, EstateRecord.Item.of("srv-2", "Server"));
  }

  @Test
  void aTextThatCannotBeKeptIsRejectedByItself() throws IOException {
    String lines =
        """
        {"tag":"B-1","kind":"Hardware","name":"half \\ud800"}
        {"tag":"B-2","kind":"Hardware","name":"whole 😀"}
        """;
    RecordImportReport report = run(RecordFormat.NDJSON, ImportMode.MERGE, lines);
    assertThat(report.created()).isEqualTo(1);
    assertThat(report.rejections())
        .singleElement()
        .isEqualTo(
            new ImportReport.Rejection(
                1,
                "asset \"B-1\"",
                "A text holds half of a surrogate pair (U+D800) at position 6."));
  }

  @Test
  void everyRecordIsCountedOnceAndTheRejectedOnesSayWhereAndWhy() throws IOException {
    RecordImportReport report = run(RecordFormat.CSV, ImportMode.MERGE, TABLE);
    assertThat(report.read()).isEqualTo(7);
    assertThat(report.created()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(5);
    assertThat(report.rejections())
        .extracting(ImportReport.Rejection::line)
        .containsExactly(4L, 5L, 6L, 7L, 8L);
    assertThat(report.rejections().toString())
        .contains("\"Hardwear\" is not known. Did you mean \"Hardware\"")
        .contains("31.12.2025", "12 EURO")
        .contains("There is no item \"nowhere\"")
        .contains("asset \"A-1\", reason=It is there twice in this input; the first one counts.")
        .contains("The row has 2 values but the header names 10 columns.");
    Asset server = assets.get(AssetRef.ofTag("A-1"));
    assertThat(server.facts())
        .containsEntry("name", "Server, big")
        .containsEntry("price", "1200.50 EUR")
        .containsEntry("items", List.of("srv-1", "srv-2"));
    assertThat(assets.get(AssetRef.ofTag("A-2")).facts())
        .containsEntry("name", "=cmd|' /C calc'!A0")
        .containsEntry("phoneNumber", "+44 20 7946 0018");
  }

  @Test
  void aDryRunCountsTheSameAndWritesNothing() throws IOException {
    long before = log.newest().number();
    RecordImportReport dry = run(RecordFormat.CSV, ImportMode.DRY_RUN, TABLE);
    assertThat(log.newest().number()).isEqualTo(before);
    assertThat(store.run("MATCH (a:Asset) RETURN a")).isEmpty();
    RecordImportReport real = run(RecordFormat.CSV, ImportMode.MERGE, TABLE);
    assertThat(List.of(dry.read(), dry.created(), dry.updated(), dry.rejected()))
        .isEqualTo(List.of(real.read(), real.created(), real.updated(), real.rejected()));
  }

  @ParameterizedTest
  @EnumSource(RecordFormat.class)
  void whatWasExportedImportsWithoutAChangeAndIntoAnEmptyStoreAsItWas(RecordFormat format)
      throws IOException {
    run(RecordFormat.CSV, ImportMode.MERGE, TABLE);
    String file = exported(format);
    RecordImportReport again = run(format, ImportMode.MERGE, file);
    assertThat(again.unchanged()).isEqualTo(again.read()).isEqualTo(2);
    twoServers();
    run(format, ImportMode.MERGE, file);
    assertThat(exported(format)).isEqualTo(file);
  }

  @Test
  void noCellOfATableStartsAsAFormula() throws IOException {
    run(RecordFormat.CSV, ImportMode.MERGE, TABLE);
    assertThat(exported(RecordFormat.CSV))
        .contains("'=cmd|", "'+44 20")
        .doesNotContain(",=cmd")
        .doesNotContain(",+44");
  }

  @Test
  void linesThatAreNoJsonAreRejectedOneByOneAndATableThatDoesNotEndAltogether() throws IOException {
    String lines =
        """
        {"tag":"B-1","kind":"Hardware","price":{"amount":"10","currency":"EUR"}}
        oops
        {"tag":"B-2","kind":"Hardware","price":{"amount":10.5,"currency":"EUR"},"items":["srv-1"]}

        ["B-3"]
        {"kind":"Hardware"}
        {"tag":"B-4","kind":"Hardware","colour":"red"}
        """;
    RecordImportReport report = run(RecordFormat.NDJSON, ImportMode.MERGE, lines);
    assertThat(report.created()).isEqualTo(2);
    assertThat(report.rejections())
        .extracting(ImportReport.Rejection::line)
        .containsExactlyInAnyOrder(2L, 5L, 6L, 7L);
    long before = log.newest().number();
    assertThatThrownBy(
            () -> run(RecordFormat.CSV, ImportMode.MERGE, "tag,kind\nC-1,Hardware\nC-2,\"Hard"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("line 3");
    assertThat(log.newest().number()).isEqualTo(before);
  }

  @Test
  void thePathsOfTheServerImportExportAndLabel() throws Exception {
    var imported = post("/assets/import?format=csv", TABLE);
    assertThat(imported.statusCode()).isEqualTo(200);
    assertThat(imported.body()).contains("\"created\":2", "\"rejected\":5");
    var csv = get("/assets/export?format=csv&kind=Mobile");
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.body().lines().count()).isEqualTo(2);
    var label = get("/assets/A-1/label?format=code128");
    assertThat(label.headers().firstValue("Content-Type").orElse("")).contains("image/svg+xml");
    assertThat(label.body()).startsWith("<svg");
    assertThat(get("/assets/A-1/label?format=qr&type=png").body()).contains("PNG");
    assertThat(get("/assets/NO/label").statusCode()).isEqualTo(404);
    assertThat(get("/assets/A-1/label?format=ean").statusCode()).isEqualTo(400);
    assertThat(post("/assets/import?format=csv&mode=replace", TABLE).statusCode()).isEqualTo(400);
    assertThat(post("/chairs/import?format=csv", TABLE).body()).contains("entitlements and seats");
    var wrong = get("/assets/export?format=csv&state=sold");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.headers().firstValue("Content-Type").orElse("")).contains("json");
    assertThat(wrong.body()).contains("State \\\"sold\\\" is not known");
    assertThat(get("/contracts/export?format=csv").body()).startsWith("number,name,kind");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).GET().build());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)).build());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }
  }

  private String exported(RecordFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write("assets", format, Map.of(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private RecordImportReport run(RecordFormat format, ImportMode mode, String file)
      throws IOException {
    return imports.run(
        "assets",
        format,
        mode,
        "assets",
        "anna",
        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }
}
