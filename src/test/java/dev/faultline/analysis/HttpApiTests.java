package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The API as it is spoken over the wire: HTTP, server-sent events and WebSocket. */
@SpringBootTest(
    classes = GraphQlSlice.Wiring.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "spring.graphql.http.sse.keep-alive=500ms")
@Import(HttpApiTests.ShortRequests.class)
@ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
class HttpApiTests {
  private static final int PATIENCE = 20;

  /** Requests have two seconds, unless they are given longer. */
  @TestConfiguration
  static class ShortRequests {
    @Bean
    TomcatConnectorCustomizer twoSeconds() {
      return connector -> connector.setAsyncTimeout(2_000);
    }
  }

  @Autowired private FakeEstate estate;
  @LocalServerPort private int port;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void smallEstate() {
    estate.clear();
    estate.with("shop -> db");
  }

  @AfterEach
  void close() {
    client.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return post(BodyPublishers.ofString(body), "application/json");
  }

  private HttpResponse<String> post(HttpRequest.BodyPublisher body, String contentType)
      throws IOException, InterruptedException {
    HttpRequest request =
        request("/graphql").header("Content-Type", contentType).POST(body).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static void isRefused(
      HttpResponse<String> response, int status, String code, String message) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).contains("json");
    assertThat(response.body())
        .contains("\"code\":\"" + code + "\"")
        .contains(message)
        .doesNotContain("Exception");
  }

  @Test
  void aQueryIsAnswered() throws Exception {
    HttpResponse<String> response =
        post(
            """
            {"query": "query($key: String) { item(ref: {key: $key}) { key attributes } }",
             "variables": {"key": "db"}}
            """);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo("{\"data\":{\"item\":{\"key\":\"db\",\"attributes\":{\"note\":\"about db\"}}}}");
  }

  @Test
  void bodiesThatAreNoRequestAreRefusedWithTheReason() throws Exception {
    isRefused(post("{\n  \"query\": oops }"), 400, "INVALID_INPUT", "look at line 2, column");
    isRefused(post(""), 400, "INVALID_INPUT", "must be a JSON object");
    isRefused(post("[{\"query\": \"{ revision { number } }\"}]"), 400, "INVALID_INPUT", "batches");
    isRefused(post("{\"queri\": \"{}\"}"), 400, "INVALID_INPUT", "in \\\"query\\\"");
    isRefused(
        post("{\"query\": \"{}\", \"variables\": 1}"),
        400,
        "INVALID_INPUT",
        "must be a JSON object");
    isRefused(
        post(BodyPublishers.ofString("{ revision { number } }"), "text/plain"),
        415,
        "INVALID_INPUT",
        "content type application/json");
  }

  @Test
  void bodiesThatAreTooLargeAreRefusedWhetherOrNotTheySayHowLargeTheyAre() throws Exception {
    byte[] large = "x".repeat(2_000_000).getBytes(StandardCharsets.UTF_8);

    isRefused(
        post(BodyPublishers.ofByteArray(large), "application/json"),
        413,
        "COST_LIMIT",
        "at most 1048576 bytes");
    isRefused(
        post(
            BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)),
            "application/json"),
        413,
        "COST_LIMIT",
        "at most 1048576 bytes");
  }

  @Test
  void deeplyNestedJsonIsRefused() throws Exception {
    String nested = "{\"query\": \"{ x }\", \"variables\": {\"a\": " + "[".repeat(100_000) + "}}";

    isRefused(post(nested), 400, "INVALID_INPUT", "not valid JSON");
  }

  @Test
  void aRequestThatNamesARevisionIsAnsweredFromItOrRefused() throws Exception {
    String body = "{\"query\": \"{ revision { number } }\"}";
    HttpRequest.Builder request =
        request("/graphql")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));

    assertThat(send(request.copy().header("Faultline-At-Least-Revision", "1")))
        .contains("\"number\":1");
    assertThat(send(request.copy().header("Faultline-At-Least-Revision", "7")))
        .contains("REVISION_GONE");
    assertThat(send(request.copy().header("Faultline-At-Least-Revision", "x")))
        .contains("INVALID_INPUT");
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString()).body();
  }

  @Test
  void theFirstPageIsGraphiqlFromTheJarAlone() throws Exception {
    HttpResponse<String> first = client.send(request("/").build(), BodyHandlers.ofString());
    assertThat(first.statusCode()).isEqualTo(302);
    assertThat(first.headers().firstValue("Location").orElse("")).endsWith("/graphiql");

    String page = send(request("/graphiql"));
    assertThat(page)
        .contains("<title>Faultline</title>")
        .doesNotContain("http://")
        .doesNotContain("https://");
    Stream<String> parts =
        page.lines()
            .filter(line -> line.contains("src=\"") || line.contains("rel=\"stylesheet\""))
            .map(line -> line.replaceAll(".*(?:src|href)=\"([^\"]+)\".*", "$1"));
    assertThat(parts)
        .hasSize(7)
        .allSatisfy(part ->
            assertThat(client.send(request(part).build(), BodyHandlers.discarding()).statusCode())
                .as(part)
                .isEqualTo(200));
  }

  @Test
  void changesAreStreamedAsServerSentEvents() throws Exception {
    HttpResponse<InputStream> response = subscribe("estateChanged(after: 0)");

    assertThat(response.statusCode()).isEqualTo(200);
    try (InputStream in = response.body()) {
      assertThat(readUntil(in, "\"number\":1")).contains("event:next");
      estate.write(FakeEstate.item("db", "Application", Level.DOWN));
      assertThat(readUntil(in, "\"number\":2")).contains("event:next");
    }
  }

  @Test
  void aSubscriptionOutlivesTheTimeThatOtherRequestsHave() throws Exception {
    HttpResponse<InputStream> response = subscribe("estateChanged");

    try (InputStream in = response.body()) {
      // More than twice as many as fit into the time of a request.
      for (int alive = 0; alive < 10; alive++) readUntil(in, ":\n");
      estate.write(FakeEstate.item("db", "Application", Level.DOWN));
      assertThat(readUntil(in, "\"number\":2")).contains("event:next");
    }
  }

  @Test
  void whatIsNoStreamIsOneEventOfAnEventStream() throws Exception {
    assertThat(event("subscription { nosuch }"))
        .contains("event:next", "nosuch", "INVALID_INPUT", "event:complete");
    assertThat(event("subscription {")).contains("INVALID_INPUT");
    try (InputStream in = subscribe("estateChanged", "text/event-stream;q=0.9").body()) {
      assertThat(readUntil(in, ":\n")).isNotEmpty();
    }
    assertThat(event("{ item(ref: {key: \\\"db\\\"}) { key } }"))
        .contains("\"data\":{\"item\":{\"key\":\"db\"}}", "event:complete");
  }

  @Test
  void aStreamThatNobodyTakesAsOneIsRefused() throws Exception {
    String body = "{\"query\": \"subscription { estateChanged { revision { number } } }\"}";
    assertThat(post(body).body())
        .contains("INVALID_INPUT", "text/event-stream")
        .doesNotContain("prefetch");
    HttpRequest both =
        request("/graphql")
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(
                BodyPublishers.ofString(
                    "{\"query\": \"{ item(ref: {key: \\\"db\\\"}) { key } }\"}"))
            .build();
    assertThat(client.send(both, BodyHandlers.ofString()).body())
        .isEqualTo("{\"data\":{\"item\":{\"key\":\"db\"}}}");
  }

  @Test
  void nullForTheOneFieldOfAnInputIsRefused() throws Exception {
    for (String body :
        List.of(
            "{\"query\": \"{ item(ref: {key: null}) { key } }\"}",
            "{\"query\": \"{ singlePointsOfFailure(of: [{key: null}]) { headline } }\"}",
            "{\"query\": \"{ dependencies(of: {key: null}, first: 1) { totalCount } }\"}",
            "{\"query\": \"query($k: String) { item(ref: {key: $k}) { key } }\"}",
            "{\"query\": \"query($k: String) { impact(input: {targets: [{item: {key: $k}}]}) {"
                + " headline } }\", \"variables\": {\"k\": null}}")) {
      assertThat(post(body).body()).contains("INVALID_INPUT").doesNotContain("Trace");
    }
  }

  private String event(String document) throws IOException, InterruptedException {
    HttpRequest request =
        request("/graphql")
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .POST(BodyPublishers.ofString("{\"query\": \"" + document + "\"}"))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private HttpResponse<InputStream> subscribe(String field)
      throws IOException, InterruptedException {
    return subscribe(field, "text/event-stream");
  }

  private HttpResponse<InputStream> subscribe(String field, String accepted)
      throws IOException, InterruptedException {
    String document = "subscription { %s { revision { number } } }".formatted(field);
    HttpRequest request =
        request("/graphql")
            .header("Content-Type", "application/json")
            .header("Accept", accepted)
            .POST(BodyPublishers.ofString("{\"query\": \"" + document + "\"}"))
            .build();
    return client.send(request, BodyHandlers.ofInputStream());
  }

  private static String readUntil(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = in.read();
      if (next < 0) throw new AssertionError("the stream ended after " + text);
      text.append((char) next);
    }
    return text.toString();
  }

  @Test
  void changesAreStreamedOverWebSocket() throws Exception {
    LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .subprotocols("graphql-transport-ws")
            .buildAsync(URI.create("ws://localhost:" + port + "/graphql"), new Collector(messages))
            .get(PATIENCE, TimeUnit.SECONDS);
    socket.sendText("{\"type\": \"connection_init\"}", true).join();
    assertThat(messages.poll(PATIENCE, TimeUnit.SECONDS)).contains("connection_ack");

    String padding = "# " + "x".repeat(15_000) + "\\n";
    socket
        .sendText(
            "{\"id\": \"1\", \"type\": \"subscribe\", \"payload\": {\"query\": \""
                + padding
                + "subscription { estateChanged(after: 0) { changes { item { key } } } }\"}}",
            true)
        .join();
    assertThat(messages.poll(PATIENCE, TimeUnit.SECONDS)).contains("\"key\":\"shop\"");
    estate.write(FakeEstate.item("new", "Application", Level.NONE));
    assertThat(messages.poll(PATIENCE, TimeUnit.SECONDS)).contains("\"key\":\"new\"");

    socket
        .sendText(
            "{\"id\": \"2\", \"type\": \"subscribe\", \"payload\": {\"query\":"
                + " \"subscription { estateChanged(after: 99) { revision { number } } }\"}}",
            true)
        .join();
    assertThat(messages.poll(PATIENCE, TimeUnit.SECONDS))
        .contains("\"type\":\"error\"")
        .contains("REVISION_GONE");
    socket.abort();
  }

  private record Collector(LinkedBlockingQueue<String> messages, StringBuilder text)
      implements WebSocket.Listener {
    Collector(LinkedBlockingQueue<String> messages) {
      this(messages, new StringBuilder());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        messages.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
