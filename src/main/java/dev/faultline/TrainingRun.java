package dev.faultline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * With {@code faultline.training=true}, asks the started server what a first user would ask and
 * ends it: the JVM notes which classes that took and keeps them in an AOT cache, with which later
 * starts are several times faster.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-Time Command-Line Ergonomics</a>
 */
@Component
@ConditionalOnProperty("faultline.training")
class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

  private final ApplicationContext context;

  TrainingRun(ApplicationContext context) {
    this.context = context;
  }

  @EventListener
  void run(AvailabilityChangeEvent<ReadinessState> event) throws IOException, InterruptedException {
    if (event.getState() != ReadinessState.ACCEPTING_TRAFFIC) return;
    var server = ((WebServerApplicationContext) context).getWebServer();
    if (server == null) throw new IllegalStateException("There is no web server to train with");
    URI base = URI.create("http://127.0.0.1:" + server.getPort());
    String query =
        new ClassPathResource("training.json").getContentAsString(StandardCharsets.UTF_8);
    try (HttpClient client = HttpClient.newHttpClient()) {
      ask(client, HttpRequest.newBuilder(base.resolve("/actuator/health")).build());
      ask(
          client,
          HttpRequest.newBuilder(base.resolve("/graphql"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(query))
              .build());
    }
    System.exit(SpringApplication.exit(context));
  }

  private static void ask(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    LOG.info(
        "Training: {} {} answered {}",
        request.method(),
        request.uri().getPath(),
        response.statusCode());
  }
}
