package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTests {
  private static final String REPORT =
      """
      {"revision": 42, "dryRun": false, "read": 16,
       "items": {"created": 12, "updated": 3, "unchanged": 0, "rejected": 1, "retired": 2},
       "relations": {"created": 0, "updated": 0, "unchanged": 0, "rejected": 0, "removed": 5},
       "types": {"created": 0, "updated": 0, "unchanged": 0, "rejected": 0},
       "unreadable": 0, "rejected": [{"line": 7, "record": "item \\"x\\"", "reason": "No type."}],
       "rejectedNotListed": 0, "notes": ["Group \\"g\\" asks for too many."]}
      """;

  private record Request(String query, String authorization, byte[] body) {}

  @TempDir private Path folder;
  private final List<Request> requests = new ArrayList<>();
  private HttpServer server;
  private String url;
  private int status = 200;
  private String answer = REPORT;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/import",
        exchange -> {
          requests.add(
              new Request(
                  exchange.getRequestMethod() + " " + exchange.getRequestURI().getQuery(),
                  String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                  exchange.getRequestBody().readAllBytes()));
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aFileIsSentAsItIsAndTheReportIsReadable() {
    Path file = Run.file(folder, "my estate.ndjson", "{\"item\":{}}");
    Run run =
        Run.of(
            "import",
            "--server",
            url + "/",
            "--format",
            "estate",
            "--source",
            "cmdb & co",
            "--mode",
            "replace",
            file);
    assertThat(run.isDone().out())
        .isEqualTo(
            """
            Imported as revision 42: 16 records were read.
                         CREATED  UPDATED  UNCHANGED  RETIRED  REMOVED  REJECTED
              items      12       3        0          2        -        1
              relations  0        0        0          -        5        0
              types      0        0        0          -        -        0
            Rejected:
              line 7: item "x": No type.
            Note: Group "g" asks for too many.
            """);
    assertThat(requests)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.query)
              .isEqualTo("POST format=estate&mode=replace&source=cmdb & co&file=my estate.ndjson");
          assertThat(request.authorization).isEqualTo("null");
          assertThat(request.body).asString().isEqualTo("{\"item\":{}}");
        });
  }

  @Test
  void packedFilesStayPacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write("{}".getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.resolve("estate.json.gz"), packed.toByteArray());
    Run.of("import", "--server", url, "--format", "estate", file).isDone();
    assertThat(requests.getFirst().body).isEqualTo(packed.toByteArray());
  }

  @Test
  void severalFilesAreSentAsOneEstate() throws IOException {
    Path items = Run.file(folder, "items.csv", "key,type\nshop,Application\ndb,Database\nbad,\n");
    Path relations = Run.file(folder, "relations.csv", "type,from,to\nDEPENDS_ON,shop,db\n");
    Run run = Run.of("import", "--server", url, "--format", "csv", items, relations);
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("rejected: " + items + ", line 4: item");
    assertThat(requests).hasSize(1);
    assertThat(requests.getFirst().query)
        .isEqualTo("POST format=estate&mode=merge&source=csv&file=items.csv");
    byte[] sent =
        new GZIPInputStream(new ByteArrayInputStream(requests.getFirst().body)).readAllBytes();
    assertThat(new String(sent, StandardCharsets.UTF_8))
        .contains(
            "\"shop\"", "{\"relation\":{\"type\":\"DEPENDS_ON\",\"from\":\"shop\",\"to\":\"db\"}}");
  }

  @Test
  void whatTheServerRejectsOfSeveralFilesIsFoundInThem() {
    StringBuilder many = new StringBuilder("type,from,to\n");
    for (int i = 0; i < 6; i++) many.append("RUNS_ON,a").append(i).append(",b\n");
    Path items = Run.file(folder, "items.csv", "key,type\nb,Server\n,Server\n");
    Path relations = Run.file(folder, "relations.csv", many.toString());
    Run run = Run.of("import", "--server", url, "--format", "csv", items, relations);
    assertThat(run.out())
        .contains(
            "17 records were read, of which 1 could not be sent (listed above).",
            "  " + relations + ", line 7: item \"x\": No type.");
  }

  @Test
  void aReplacingImportIsNotSentWithoutWhatWasRejected() {
    Path items = Run.file(folder, "items.csv", "key,type\nb,Server\n,Server\n");
    Path more = Run.file(folder, "more.csv", "key,type\nc,Server\n");
    Run run =
        Run.of("import", "--server", url, "--format", "csv", "--mode", "replace", items, more);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("Nothing was sent: --mode replace");
    assertThat(requests).isEmpty();
  }

  @Test
  void standardInputIsStreamed() {
    Run.reading("key,type\n", "import", "--server", url, "--format", "csv", "-").isDone();
    assertThat(requests.getFirst().query).isEqualTo("POST format=csv&mode=merge&file=stdin");
    assertThat(requests.getFirst().body).asString().isEqualTo("key,type\n");
  }

  @Test
  void thePasswordComesFromAFileOrTheEnvironment() {
    Path secret = Run.file(folder, "secret", "geheim\n");
    Path file = Run.file(folder, "e.json", "{}");
    Run.of(
            "import",
            "--server",
            url,
            "--format",
            "estate",
            "--user",
            "ann",
            "--password-file",
            secret,
            file)
        .isDone();
    Run.with(
            "",
            false,
            Map.of("FAULTLINE_PASSWORD", "geheim"),
            "import",
            "--server",
            url,
            "--format",
            "estate",
            "--user",
            "ann",
            file)
        .isDone();
    assertThat(requests)
        .extracting(Request::authorization)
        .containsExactly("Basic YW5uOmdlaGVpbQ==", "Basic YW5uOmdlaGVpbQ==");
    Run.of("import", "--server", url, "--format", "estate", "--user", "ann", file)
        .isRefused("--password-file", "FAULTLINE_PASSWORD");
  }

  @Test
  void aDryRunSaysThatNothingWasWritten() {
    answer = REPORT.replace("\"dryRun\": false", "\"dryRun\": true");
    Path file = Run.file(folder, "e.json", "{}");
    assertThat(
            Run.of("import", "--server", url, "--format", "estate", "--mode", "dry-run", file)
                .isDone()
                .out())
        .startsWith("Dry run, nothing was written: 16 records were read.");
  }

  @Test
  void aRefusalIsTheServersSentence() {
    status = 400;
    answer =
        "{\"errors\": [{\"message\": \"e.json, line 1: not JSON.\","
            + " \"extensions\": {\"code\": \"INVALID_INPUT\"}}]}";
    refused("e.json, line 1: not JSON. (HTTP 400, INVALID_INPUT)");
    status = 401;
    answer = "";
    refused("--user", "HTTP 401");
    status = 502;
    answer = "<html>Bad gateway</html>";
    refused("does not answer as a Faultline server", "HTTP 502");
    status = 200;
    answer = "<html>Hello</html>";
    refused("does not answer as a Faultline server");
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    server.stop(0);
    refused("No server answers at " + url, "faultline serve");
  }

  @Test
  void wrongUsageIsOneLine() {
    Path file = Run.file(folder, "e.json", "{}");
    Run.of("import", "--format", "xml", file).isRefused("\"xml\"");
    Run.of("import", "--format", "estate", "--mode", "append", file).isRefused("--mode", "append");
    Run.of("import", "--format", "estate", "--server", "localhost:8080", file)
        .isRefused("localhost:8080", "http://");
    Run.of("import", "--format", "estate", "--server", "http://a b", file).isRefused("no address");
    Run.of("import", "--server", url, "--format", "estate", folder.resolve("none.json"))
        .isRefused("There is no file");
    Run.of("import", "--format", "estate").isRefused("FILE");
    assertThat(requests).isEmpty();
  }

  private void refused(String... parts) {
    Path file = Run.file(folder, "e.json", "{}");
    Run.of("import", "--server", url, "--format", "estate", file).isRefused(parts);
  }

  @Test
  void aServerThatDiesMeanwhileIsNamed() throws Exception {
    Path file = Run.file(folder, "e.ndjson", "{\"item\":{\"key\":\"a\",\"type\":\"Server\"}}");
    try (ServerSocket dying = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread end =
          Thread.ofVirtual()
              .start(() -> {
                try (Socket client = dying.accept()) {
                  client.getInputStream().read();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      String address = "http://127.0.0.1:" + dying.getLocalPort();
      Run run = Run.of("import", "--server", address, "--format", "estate", file);
      end.join();
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err())
          .contains(address, "broke off", "import again")
          .doesNotContain("HTTP/1.1");
    }
  }
}
