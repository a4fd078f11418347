package dev.faultline.ingest;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;

/**
 * Reads files of every {@link Format} as estate records.
 *
 * <p>Gzip is recognised by its first bytes; a byte order mark is skipped. A single record that
 * cannot be used goes to {@link RecordSink#reject} and reading goes on. A file that cannot be read
 * as a whole throws {@link InvalidInput}, whose message names the file, the place and the fault;
 * records found before it may have reached the sink. What the sink throws passes through.
 *
 * <p>Estate files and CSV are streamed: memory does not grow with the file. Kubernetes and Compose
 * files refer back and forth, so a reduced form of them is held until the end.
 */
public final class Readers {
  /** Most bytes that a gzip file may unpack to: 16 GiB. */
  public static final long MOST_UNPACKED_BYTES = 16L << 30;

  private Readers() {}

  /**
   * Reads one input to its end; does not close it.
   *
   * @param fileName for messages and, with Compose, for the project's name: {@code
   *     shop/compose.yaml} belongs to {@code shop}
   */
  public static void read(Format format, String fileName, InputStream in, RecordSink sink)
      throws IOException {
    read(format, Scope.OF_THE_FILE, fileName, in, sink);
  }

  /** The same, with keys of a scope. */
  public static void read(
      Format format, Scope scope, String fileName, InputStream in, RecordSink sink)
      throws IOException {
    read(format, scope, fileName, in, sink, MOST_UNPACKED_BYTES);
  }

  /**
   * Reads one input to its end; does not close it.
   *
   * @param mostUnpackedBytes the limit for what a gzip file may unpack to
   */
  static void read(
      Format format,
      Scope scope,
      String fileName,
      InputStream in,
      RecordSink sink,
      long mostUnpackedBytes)
      throws IOException {
    Source source = Source.open(fileName, in, mostUnpackedBytes);
    switch (format) {
      case ESTATE -> EstateReader.read(source, sink);
      case CSV -> CsvReader.read(source, sink);
      case KUBERNETES -> {
        KubernetesReader reader = new KubernetesReader(scope.within(sink));
        reader.add(source);
        reader.finish();
      }
      case COMPOSE -> new ComposeReader(source, fileName, scope, sink).read();
    }
  }

  /**
   * Reads several files as one estate: manifests may refer to each other across files. A folder
   * stands for all files in it and below that have one of the format's usual names, in the order of
   * their paths. With more than one file, the sink is told where each starts, but with manifests,
   * whose rejected records name theirs.
   */
  public static void read(Format format, Scope scope, List<Path> files, RecordSink sink)
      throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path file : files) {
      if (Files.isDirectory(file)) all.addAll(filesIn(file, format));
      else all.add(file);
    }
    boolean several = all.size() > 1;
    if (format == Format.KUBERNETES) {
      KubernetesReader reader = new KubernetesReader(scope.within(sink), several);
      for (Path file : all) {
        try (InputStream in = open(file)) {
          reader.add(file.toString(), in);
        }
      }
      reader.finish();
      return;
    }
    for (Path file : all) {
      try (InputStream in = open(file)) {
        if (several) sink.startsFile(file.toString());
        if (format == Format.COMPOSE) {
          Source source = Source.open(file.toString(), in, MOST_UNPACKED_BYTES);
          String path = file.toAbsolutePath().normalize().toString();
          new ComposeReader(source, path, scope, sink).read();
        } else {
          read(format, file.toString(), in, sink);
        }
      }
    }
  }

  /**
   * Reads an estate that is part of a larger JSON document, such as a case file.
   *
   * @param parser stands on the estate's opening brace; afterwards on its closing brace
   */
  public static void readEstate(JsonParser parser, String fileName, RecordSink sink) {
    new EstateReader(fileName, parser, sink).estate();
  }

  /**
   * The bytes of a text, unpacked where they are gzip, and without a byte order mark; empty inputs
   * and those that are no text throw {@link InvalidInput}. Does not close the input.
   */
  public static InputStream text(String fileName, InputStream in) throws IOException {
    return Source.open(fileName, in, MOST_UNPACKED_BYTES).bytes();
  }

  private static InputStream open(Path file) throws IOException {
    if (!Files.exists(file)) throw new InvalidInput("There is no file " + file + ".");
    if (!Files.isReadable(file))
      throw new InvalidInput("The file " + file + " may not be read by this user.");
    return Files.newInputStream(file);
  }

  private static List<Path> filesIn(Path folder, Format format) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> found =
          walk.filter(Files::isRegularFile)
              .filter(file -> usualName(file, format))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new InvalidInput(
            "The folder "
                + Text.shorten(folder.toString())
                + " holds no "
                + format.word()
                + " files.");
      }
      return found;
    }
  }

  private static boolean usualName(Path file, Format format) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) name = name.substring(0, name.length() - 3);
    return switch (format) {
      case ESTATE -> name.endsWith(".json") || name.endsWith(".ndjson");
      case CSV -> name.endsWith(".csv") || name.endsWith(".tsv");
      case KUBERNETES -> name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
      case COMPOSE -> name.contains("compose") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    };
  }
}
