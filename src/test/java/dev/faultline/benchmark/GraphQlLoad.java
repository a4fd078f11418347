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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sustained mixed load on a server on this machine: a closed loop in which each client asks,
 * waits for the answer, and asks again at once.
 *
 * <pre>
 * java … dev.faultline.benchmark.GraphQlLoad SMALL[,SMALL…] LARGE[,LARGE…] [clients] [seconds] [port] [mix] [process]
 * </pre>
 *
 * <p>SMALL and LARGE are keys of items whose loss affects few and many. The mix has a letter for
 * each request of a client's round ({@link Kind}), clients begin at different places of it. With
 * the server's process id the report says what the server allocated for a request. The first tenth
 * of the time is warm-up and not counted; an error in an answer ends the run.
 */
public final class GraphQlLoad {
  private static final String USUAL_MIX = "iipdiisipdiI";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI uri;
  private final String[] small;
  private final String[] large;
  private final String mix;

  /** The requests of the mix. */
  private enum Kind {
    SMALL_IMPACT(
        'i',
        """
        query SmallImpact($key: String!) {
          impact(input: {targets: [{item: {key: $key}}]}) {
            headline
            completeness { status }
            summary { affectedCount servicesDown }
            services(first: 50) { totalCount nodes { level hops item { key name criticality } why { sentence } } }
          }
        }
        """),
    LARGE_IMPACT(
        'I',
        """
        query LargeImpact($key: String!) {
          impact(input: {targets: [{item: {key: $key}}]}) {
            headline
            completeness { status }
            summary { affectedCount servicesDown }
            services(first: 50) { totalCount nodes { level hops item { key name criticality } why { sentence } } }
          }
        }
        """),
    PAGE(
        'p',
        """
        query Page {
          items(first: 50) { totalCount nodes { key name type { name } criticality state } }
        }
        """),
    DEPENDENCIES(
        'd',
        """
        query Dependencies($key: String!) {
          dependencies(of: {key: $key}, first: 50) { totalCount nodes { hops item { key name } } }
        }
        """),
    SERVICES(
        's',
        """
        query Services {
          items(first: 200, filter: {type: {eq: "BusinessService"}}) { nodes { key name criticality } }
        }
        """);

    private final char letter;
    private final String query;

    Kind(char letter, String query) {
      this.letter = letter;
      this.query = query;
    }

    static Kind of(char letter) {
      for (Kind kind : values()) {
        if (kind.letter == letter) return kind;
      }
      throw new IllegalArgumentException("the mix must be of i, I, p, d, s but has " + letter);
    }
  }

  private record Sample(Kind kind, long nanos) {}

  private GraphQlLoad(URI uri, String[] small, String[] large, String mix) {
    this.uri = uri;
    this.small = small;
    this.large = large;
    this.mix = mix;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 2) {
      System.err.println(
          "usage: GraphQlLoad SMALL[,SMALL…] LARGE[,LARGE…] [clients, 8] [seconds, 30] [port, 8080]"
              + " [mix, "
              + USUAL_MIX
              + "] [process]");
      System.exit(2);
    }
    int clients = Integer.parseInt(argument(arguments, 2, "8"));
    int seconds = Integer.parseInt(argument(arguments, 3, "30"));
    URI uri = URI.create("http://127.0.0.1:" + argument(arguments, 4, "8080") + "/graphql");
    String mix = argument(arguments, 5, USUAL_MIX);
    GraphQlLoad load = new GraphQlLoad(uri, arguments[0].split(","), arguments[1].split(","), mix);
    if (arguments.length <= 6) {
      load.run(clients, seconds, null);
    } else {
      try (ServerMemory server = new ServerMemory(arguments[6])) {
        load.run(clients, seconds, server);
      }
    }
  }

  private static String argument(String[] arguments, int place, String otherwise) {
    return arguments.length > place ? arguments[place] : otherwise;
  }

  private void run(int clients, int seconds, @Nullable ServerMemory server) throws Exception {
    for (Kind kind : Kind.values()) {
      String body = ask(kind, 0).body();
      System.out.println(kind + ": " + body.substring(0, Math.min(160, body.length())));
    }
    long start = System.nanoTime();
    long counted = start + seconds * 100_000_000L;
    long end = start + seconds * 1_000_000_000L;
    List<Future<List<Sample>>> running = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    long bytes = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int number = 0; number < clients; number++) {
        int first = number * mix.length() / clients;
        running.add(threads.submit(() -> loop(first, counted, end)));
      }
      Thread.sleep((counted - System.nanoTime()) / 1_000_000);
      if (server != null) bytes = -server.allocatedBytes();
      for (Future<List<Sample>> one : running) samples.addAll(one.get());
      if (server != null) bytes += server.allocatedBytes();
    }
    double time = (end - counted) / 1e9;
    System.out.printf("%d clients, mix %s, %.0f s%n%n", clients, mix, time);
    System.out.print(report(samples, time));
    if (server != null && !samples.isEmpty()) {
      System.out.printf(
          "%nThe server allocated %.0f kB a request.%n", bytes / 1e3 / samples.size());
    }
  }

  private List<Sample> loop(int first, long counted, long end)
      throws IOException, InterruptedException {
    List<Sample> samples = new ArrayList<>();
    for (int turn = first; System.nanoTime() < end; turn++) {
      Kind kind = Kind.of(mix.charAt(turn % mix.length()));
      long begin = System.nanoTime();
      ask(kind, turn);
      if (begin > counted) samples.add(new Sample(kind, System.nanoTime() - begin));
    }
    return samples;
  }

  private HttpResponse<String> ask(Kind kind, int turn) throws IOException, InterruptedException {
    String[] keys = kind == Kind.LARGE_IMPACT ? large : small;
    Map<String, String> variables =
        kind.query.contains("$key") ? Map.of("key", keys[turn % keys.length]) : Map.of();
    String body = JSON.writeValueAsString(Map.of("query", kind.query, "variables", variables));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200 || answer.body().contains("\"errors\"")) {
      throw new IllegalStateException(kind + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  private static String report(List<Sample> samples, double seconds) {
    MarkdownTable table =
        new MarkdownTable(List.of("request", "count", "a second", "p50", "p95", "p99", "longest"));
    for (Kind kind : Kind.values()) {
      row(table, kind.name(), samples.stream().filter(it -> it.kind == kind).toList(), seconds);
    }
    row(table, "all", samples, seconds);
    return table.toString();
  }

  private static void row(MarkdownTable table, String name, List<Sample> samples, double seconds) {
    if (samples.isEmpty()) return;
    long[] sorted = samples.stream().mapToLong(Sample::nanos).toArray();
    Arrays.sort(sorted);
    table.row(
        List.of(
            name,
            String.valueOf(sorted.length),
            Measured.number(sorted.length / seconds),
            percentile(sorted, 50),
            percentile(sorted, 95),
            percentile(sorted, 99),
            percentile(sorted, 100)));
  }

  private static String percentile(long[] sorted, int percent) {
    int place = (int) Math.min(sorted.length - 1, (long) sorted.length * percent / 100);
    return new Measured(sorted[place], 0, false).time();
  }
}
