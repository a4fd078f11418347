package dev.faultline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@Neo4jIT
class ImportHttpIT {
  @Autowired TestStore store;
  @LocalServerPort int port;

  @BeforeEach
  void emptyStore() {
    store.wipe();
  }

  @Test
  void aFileMayBeSentAsCurlSendsItOfItself() throws Exception {
    HttpResponse<String> answer =
        post(
            "format=estate&source=cmdb",
            "application/x-www-form-urlencoded",
            "{\"item\":{\"key\":\"a=b&c\",\"type\":\"Server\"}}\n");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(store.run("MATCH (item:ConfigurationItem) RETURN item.key AS key"))
        .singleElement()
        .satisfies(row -> assertThat(row.get("key").asString()).isEqualTo("a=b&c"));
  }

  @Test
  void withoutAFormatNothingIsRead() throws Exception {
    HttpResponse<String> answer = post("source=cmdb", "application/json", "{}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("INVALID_INPUT", "format");
  }

  private HttpResponse<String> post(String query, String contentType, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/import?" + query))
              .header("Content-Type", contentType)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
