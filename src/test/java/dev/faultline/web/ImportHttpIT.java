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
import java.util.List;
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

  @Test
  void aParameterThatNobodyKnowsWritesNothing() throws Exception {
    for (String query :
        List.of(
            "format=estate&Mode=dry-run", "format=estate&dry-run=true", "format=estate&mode=")) {
      HttpResponse<String> answer =
          post(query, "application/json", "{\"item\":{\"key\":\"a\",\"type\":\"Server\"}}");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("INVALID_INPUT", "parameter", "mode");
    }
    assertThat(post("format=csv&cluster=eu", "text/csv", "key,type\n").body())
        .contains("A cluster goes with format kubernetes, not with csv.");
    assertThat(post("format=compose&project=a/b", "text/plain", "services: {}\n").body())
        .contains("is no name");
    assertThat(store.run("MATCH (item:ConfigurationItem) RETURN item")).isEmpty();
  }

  @Test
  void clustersWithoutASourceDoNotReplaceEachOther() throws Exception {
    String account = "kind: ServiceAccount\nmetadata: {name: a}\n";
    for (String cluster : List.of("eu", "us")) {
      assertThat(
              post("format=kubernetes&mode=replace&cluster=" + cluster, "text/yaml", account)
                  .body())
          .contains("\"retired\":0", "\"created\":1");
    }
    assertThat(post("format=kubernetes&cluster=a&project=b", "text/yaml", account).body())
        .contains("A project goes with format compose, not with kubernetes.");
  }

  @Test
  void composeFilesWithoutANameAreOfTheirSource() throws Exception {
    String file = "services: {db: {image: postgres}}\n";
    post("format=compose&source=team-a", "text/yaml", file);
    post("format=compose&source=team-b", "text/yaml", file);
    post("format=compose&source=team-b&project=shop", "text/yaml", file);
    assertThat(store.run("MATCH (item:Container) RETURN item.key AS key ORDER BY key"))
        .extracting(row -> row.get("key").asString())
        .containsExactly("compose:shop/db", "compose:team-a/db", "compose:team-b/db");
  }

  @Test
  void aFormWithAFileIsRefusedWithTheWayToSendIt() throws Exception {
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ok.json\"\r\n"
            + "Content-Type: application/json\r\n\r\n{\"items\":[]}\r\n--x--\r\n";
    for (String path : List.of("/import?source=x&mode=dry-run&", "/assets/import?")) {
      HttpResponse<String> answer =
          postTo(
              path + "format=" + (path.contains("source") ? "estate" : "ndjson"),
              "multipart/form-data; boundary=x",
              form);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
      assertThat(answer.body()).contains("INVALID_INPUT", "--data-binary");
    }
  }

  private HttpResponse<String> post(String query, String contentType, String body)
      throws IOException, InterruptedException {
    return postTo("/import?" + query, contentType, body);
  }

  private HttpResponse<String> postTo(String pathAndQuery, String contentType, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery))
              .header("Content-Type", contentType)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
