package dev.faultline.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A closed loop of impact questions against a server on this machine: each client asks, waits for
 * the answer, and asks again.
 *
 * <pre>
 * java … dev.faultline.benchmark.GraphQlLoad KEY[,KEY…] [clients] [seconds] [port]
 * </pre>
 *
 * <p>The question is the whole request of a change manager: headline, counts, and the first 50
 * services with the sentence that says why. The first tenth of the time is warm-up and not counted.
 */
public final class GraphQlLoad {
  private static final String QUERY =
      """
      query Load($key: String!) {
        impact(input: {targets: [{item: {key: $key}}]}) {
          headline
          completeness { status }
          summary { affectedCount servicesDown }
          services(first: 50) { totalCount nodes { level hops item { key name criticality } why { sentence } } }
        }
      }
      """;

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI uri;
  private final String[] keys;

  private GraphQlLoad(URI uri, String[] keys) {
    this.uri = uri;
    this.keys = keys;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      System.err.println("usage: GraphQlLoad KEY[,KEY…] [clients, 1] [seconds, 30] [port, 8080]");
      System.exit(2);
    }
    int clients = argument(arguments, 1, 1);
    int seconds = argument(arguments, 2, 30);
    URI uri = URI.create("http://127.0.0.1:" + argument(arguments, 3, 8080) + "/graphql");
    new GraphQlLoad(uri, arguments[0].split(",")).run(clients, seconds);
  }

  private static int argument(String[] arguments, int place, int otherwise) {
    return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
  }

  private void run(int clients, int seconds)
      throws IOException, InterruptedException, ExecutionException {
    for (String key : keys) System.out.println(key + ": " + describe(ask(key)));
    long start = System.nanoTime();
    long counted = start + seconds * 100_000_000L;
    long end = start + seconds * 1_000_000_000L;
    List<Future<List<Long>>> running = new ArrayList<>();
    List<Long> nanos = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int number = 0; number < clients; number++) {
        int first = number;
        running.add(threads.submit(() -> loop(first, counted, end)));
      }
      for (Future<List<Long>> one : running) nanos.addAll(one.get());
    }
    report(clients, nanos, (end - counted) / 1e9);
  }

  private List<Long> loop(int first, long counted, long end)
      throws IOException, InterruptedException {
    List<Long> nanos = new ArrayList<>();
    for (int turn = first; System.nanoTime() < end; turn++) {
      long begin = System.nanoTime();
      HttpResponse<String> answer = ask(keys[turn % keys.length]);
      if (answer.statusCode() != 200 || answer.body().contains("\"errors\"")) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      if (begin > counted) nanos.add(System.nanoTime() - begin);
    }
    return nanos;
  }

  private HttpResponse<String> ask(String key) throws IOException, InterruptedException {
    String body = JSON.writeValueAsString(Map.of("query", QUERY, "variables", Map.of("key", key)));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static String describe(HttpResponse<String> answer) {
    JsonNode impact = JSON.readTree(answer.body()).path("data").path("impact");
    return impact.path("summary") + " " + impact.path("completeness");
  }

  private static void report(int clients, List<Long> nanos, double seconds) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    System.out.printf(
        "%d clients: %d requests, %.0f/s, p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, max %.2f ms%n",
        clients,
        sorted.length,
        sorted.length / seconds,
        percentile(sorted, 50),
        percentile(sorted, 95),
        percentile(sorted, 99),
        percentile(sorted, 100));
  }

  private static double percentile(long[] sorted, int percent) {
    if (sorted.length == 0) return Double.NaN;
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }
}
