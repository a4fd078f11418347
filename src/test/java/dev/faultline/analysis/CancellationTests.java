package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.graphql.Deadline;
import dev.faultline.impact.Budget;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Who gives up an answer ends its analysis. The analysis of these tests goes on until then: its
 * deadline is an hour away.
 */
@SpringBootTest(
    classes = {GraphQlSlice.Wiring.class, CancellationTests.EndlessAnalysis.class},
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "faultline.graphql.max-time=1h")
@ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
class CancellationTests {
  private static final int PATIENCE = 60;
  private static final String STARTED = "started";
  private static final String QUESTION =
      "{\"query\": \"{ impact(input: {targets: [{item: {key: \\\"db\\\"}}]}) { headline } }\"}";

  @Autowired private FakeEstate estate;
  @Autowired private EndlessAnalysis analysis;
  @LocalServerPort private int port;

  /** Not annotated as a configuration, so that no other test finds it. */
  static class EndlessAnalysis {
    final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
    final AtomicInteger rounds = new AtomicInteger();
    volatile boolean stopped;

    /** Puts the question again and again, until that is refused. */
    void run(Deadline deadline) {
      TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
      for (int i = 0; i < 20_000; i++) {
        builder.addItem(
            null, "i" + i, "i" + i, "X", Level.NONE, 0, null, LifeCycle.IN_USE, Map.of());
        if (i > 0) builder.addRelation("DEPENDS_ON", "i" + i, "i" + (i - 1), null, null, 0);
      }
      Topology chain = builder.build(1);
      Budget budget =
          new Budget(
              Integer.MAX_VALUE,
              Integer.MAX_VALUE,
              Duration.ofHours(1),
              () -> stopped || deadline.isOver());
      ImpactQuery query =
          new ImpactQuery(List.of(Target.down(0)), List.of(), false, Set.of(), budget);
      ImpactEngine engine = new ImpactEngine();
      events.add(STARTED);
      try {
        while (true) {
          engine.analyse(chain, query);
          rounds.incrementAndGet();
        }
      } catch (DeadlineExceeded ended) {
        events.add(String.valueOf(ended.getMessage()));
        throw ended;
      }
    }

    @Bean
    SimplePerformantInstrumentation endlessImpact() {
      return new SimplePerformantInstrumentation() {
        @Override
        public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
          boolean impact =
              parameters.getEnvironment().getFieldDefinition().getName().equals("impact");
          return impact
              ? field -> {
                run(Deadline.of(field.getGraphQlContext()));
                return null;
              }
              : fetcher;
        }
      };
    }
  }

  @BeforeEach
  void smallEstate() {
    estate.clear();
    estate.with("shop -> db");
    analysis.events.clear();
    analysis.stopped = false;
  }

  @AfterEach
  void stop() {
    analysis.stopped = true;
  }

  private @Nullable String next() throws InterruptedException {
    return analysis.events.poll(PATIENCE, TimeUnit.SECONDS);
  }

  @Test
  void anAnalysisWhoseHttpClientIsGoneStops() throws Exception {
    try (Socket socket = new Socket("localhost", port)) {
      ask(socket);
      assertThat(next()).isEqualTo(STARTED);
    }
    assertThat(next()).isEqualTo("The analysis was cancelled.");
  }

  @Test
  void aClientThatWaitsAndSendsItsNextRequestMeanwhileIsNotGone() throws Exception {
    try (Socket socket = new Socket("localhost", port)) {
      ask(socket);
      assertThat(next()).isEqualTo(STARTED);
      ask(socket);
      int before = analysis.rounds.get();
      await()
          .atMost(Duration.ofSeconds(PATIENCE))
          .until(() -> analysis.rounds.get() > before + 1_000);
      assertThat(analysis.events).isEmpty();
      analysis.stopped = true;
      assertThat(next()).isEqualTo("The analysis was cancelled.");
      assertThat(next()).as("the next request").isEqualTo(STARTED);
    }
  }

  private void ask(Socket socket) throws IOException {
    String request =
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + QUESTION.length()
            + "\r\n\r\n"
            + QUESTION;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private WebSocket started(HttpClient client) throws Exception {
    LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .subprotocols("graphql-transport-ws")
            .buildAsync(
                URI.create("ws://localhost:" + port + "/graphql"),
                new WebSocket.Listener() {
                  @Override
                  public java.util.concurrent.@Nullable CompletionStage<?> onText(
                      WebSocket from, CharSequence text, boolean last) {
                    messages.add(text.toString());
                    from.request(1);
                    return null;
                  }
                })
            .get(PATIENCE, TimeUnit.SECONDS);
    socket.sendText("{\"type\": \"connection_init\"}", true).join();
    assertThat(messages.poll(PATIENCE, TimeUnit.SECONDS)).contains("connection_ack");
    socket
        .sendText("{\"id\": \"1\", \"type\": \"subscribe\", \"payload\": " + QUESTION + "}", true)
        .join();
    assertThat(next()).isEqualTo(STARTED);
    return socket;
  }

  @Test
  void anAnalysisThatIsGivenUpOverWebSocketStops() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket = started(client);
      socket.sendText("{\"id\": \"1\", \"type\": \"complete\"}", true).join();
      assertThat(next()).isEqualTo("The analysis was cancelled.");
      socket.abort();
    }
  }

  @Test
  void anAnalysisWhoseWebSocketIsClosedStops() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      started(client).abort();
      assertThat(next()).isEqualTo("The analysis was cancelled.");
    }
  }
}
