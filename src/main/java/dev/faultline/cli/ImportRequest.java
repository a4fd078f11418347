package dev.faultline.cli;

import dev.faultline.ingest.Format;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams one file to the server's import.
 *
 * @param source the system that the data comes from; null: the server's default
 * @param cluster of the manifests; null: not named
 * @param project of the Compose file; null: as the file says
 * @param user null: without authentication
 */
record ImportRequest(
    String server,
    Console console,
    @Nullable String source,
    String mode,
    @Nullable String cluster,
    @Nullable String project,
    @Nullable String user,
    @Nullable String password) {
  static final String CLUSTER =
      "The cluster that the manifests are of; becomes part of the keys, so that clusters stay"
          + " apart.";
  static final String PROJECT =
      "The project of the Compose file, as with docker compose -p (default: its name, else its"
          + " folder).";

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");

  /** The same for an estate, whose keys hold the cluster or project, of a source. */
  ImportRequest forEstateOf(String name) {
    return new ImportRequest(server, console, name, mode, null, null, user, password);
  }

  /** Sends the file and returns the server's report; throws {@link InvalidInput} on a refusal. */
  JsonNode send(Format format, String file, String name) throws IOException, InterruptedException {
    URI uri = uri(format, name);
    if (user != null && "http".equals(uri.getScheme()) && !LOCAL.contains(uri.getHost())) {
      console.err().println("faultline: the password travels unencrypted; use https.");
    }
    AtomicBoolean unreadable = new AtomicBoolean();
    long length = InputFile.isStandardInput(file) ? -1 : Files.size(Path.of(file));
    try (HttpClient client =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        InputStream in = InputFile.open(file, console);
        Progress progress = new Progress(console)) {
      BodyPublisher body =
          BodyPublishers.ofInputStream(() -> new Watched(in, progress, length, unreadable));
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri)
              .header("Content-Type", "application/octet-stream")
              .header("Accept", "application/json")
              .POST(length > 0 ? BodyPublishers.fromPublisher(body, length) : body);
      if (user != null) request.header("Authorization", basic());
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answer(response);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new InvalidInput(
          "No server answers at "
              + server
              + ". Start one with \"faultline serve\", or name another with --server.");
    } catch (IOException e) {
      if (unreadable.get() || e instanceof FileSystemException) throw e;
      throw new InvalidInput(
          "The server at "
              + server
              + " broke off before it answered. See whether it still runs and what its log says,"
              + " then import again: what it took already does no harm.");
    }
  }

  private URI uri(Format format, String name) {
    StringBuilder uri = new StringBuilder(server.replaceAll("/+$", ""));
    uri.append("/import?format=").append(format.word()).append("&mode=").append(mode);
    if (source != null) uri.append("&source=").append(encode(source));
    if (cluster != null) uri.append("&cluster=").append(encode(cluster));
    if (project != null) uri.append("&project=").append(encode(project));
    uri.append("&file=").append(encode(name));
    try {
      URI parsed = URI.create(uri.toString());
      String scheme = parsed.getScheme() == null ? "" : parsed.getScheme();
      if (List.of("http", "https").contains(scheme) && parsed.getHost() != null) return parsed;
    } catch (IllegalArgumentException e) {
      throw new InvalidInput("--server \"" + Text.shorten(server) + "\" is no address.");
    }
    throw new InvalidInput(
        "--server \""
            + Text.shorten(server)
            + "\": an address starts with http:// or https:// and names a host.");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String basic() {
    byte[] bytes = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private JsonNode answer(HttpResponse<String> response) {
    int status = response.statusCode();
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(response.body());
    } catch (JacksonException e) {
      json = JsonMapper.shared().createObjectNode();
    }
    if (status >= 200 && status < 300 && json.has("read")) return json;
    String message = json.path("errors").path(0).path("message").asString("");
    if (message.isEmpty()) {
      message =
          switch (status) {
            case 401 ->
                "The server wants to know who asks: give --user and --password-file, or set"
                    + " FAULTLINE_PASSWORD.";
            case 403 -> "The server does not let this user import.";
            case 404 -> "There is no Faultline import at " + server + ".";
            case 413 -> "The file is larger than the server takes.";
            default -> "The server at " + server + " does not answer as a Faultline server does.";
          };
    }
    String code = json.path("errors").path(0).path("extensions").path("code").asString("");
    throw new InvalidInput(
        message + " (HTTP " + status + (code.isEmpty() ? "" : ", " + code) + ")");
  }

  /** Shows how much of the file was sent. */
  private static final class Watched extends FilterInputStream {
    private final Progress progress;
    private final long length;
    private final AtomicBoolean unreadable;
    private long sent;

    /**
     * @param unreadable set where the file cannot be read, which is no fault of the server
     */
    Watched(InputStream in, Progress progress, long length, AtomicBoolean unreadable) {
      super(in);
      this.progress = progress;
      this.length = length;
      this.unreadable = unreadable;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      int read;
      try {
        read = super.read(target, offset, count);
      } catch (IOException e) {
        unreadable.set(true);
        throw e;
      }
      if (read > 0) sent += read;
      if (read < 0) progress.show("sent; the server is at work");
      else if (progress.isDue()) progress.show(text());
      return read;
    }

    private String text() {
      String megabytes = String.format(Locale.ROOT, "sent %.1f MB", sent / 1e6);
      if (length <= 0) return megabytes;
      return megabytes
          + " of "
          + String.format(Locale.ROOT, "%.1f MB (%d %%)", length / 1e6, 100 * sent / length);
    }
  }
}
