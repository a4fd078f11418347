package dev.faultline.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** The machine that a measurement ran on, in one line. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  static String describe(String heap) {
    return String.format(
        "%s, %d cores, %s %s, JDK %s, heap %s, %s",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        heap,
        LocalDate.now(ZoneOffset.UTC));
  }

  private static String processor() {
    if (!Files.isReadable(PROCESSORS)) return "processor not known";
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("processor not known");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
