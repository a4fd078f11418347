package dev.faultline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.ingest.Format;
import dev.faultline.ingest.ImportMode;
import dev.faultline.ingest.ImportRequest;
import dev.faultline.ingest.Imports;
import dev.faultline.ingest.RecordFormat;
import dev.faultline.ingest.RecordImports;
import dev.faultline.ingest.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** The README's question gets the README's answer from a running server. */
@Neo4jIT
class ReadmeIT {
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired TestStore store;
  @Autowired Imports imports;
  @Autowired RecordImports assets;
  @LocalServerPort int port;

  @BeforeEach
  void demoEstate() throws IOException {
    store.wipe();
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/demo/estate.json"))) {
      imports.run(
          new ImportRequest(
              Format.ESTATE, Scope.OF_THE_FILE, "demo", ImportMode.MERGE, "demo estate", "test"),
          in);
    }
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/demo/assets.ndjson"))) {
      assets.run("assets", RecordFormat.NDJSON, ImportMode.MERGE, "demo assets", "test", in);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "points ", "asset ", "money "})
  void theServerAnswersAsTheReadmeSays(String which) throws Exception {
    String body = JSON.writeValueAsString(Map.of("query", Readme.block(which + "question")));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String answer = client.send(request, BodyHandlers.ofString()).body();
      assertThat(JSON.readTree(answer)).isEqualTo(JSON.readTree(Readme.block(which + "answer")));
    }
  }
}
