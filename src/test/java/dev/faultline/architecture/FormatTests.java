package dev.faultline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All sources are formatted. A test and not a plugin of the build, because the formatter needs JDK
 * 21 and Maven itself may run on an older one; the tests run on the JDK that the build selects.
 */
class FormatTests {
  private static final String REMEDY =
      """
      Format them with: ./mvnw test -Dtest=FormatTests -Dfaultline.format=write
      or, where Maven runs on JDK 21 or newer: ./mvnw spotless:apply\
      """;

  private final SourceFormat format = new SourceFormat();

  @Test
  void allSourcesAreFormatted() throws Exception {
    List<Path> sources = new ArrayList<>();
    for (Path root : sourceRoots()) sources.addAll(SourceFormat.sources(root));
    assertThat(sources).hasSizeGreaterThan(50);

    if ("write".equals(System.getProperty("faultline.format"))) format.rewrite(sources);

    assertThat(format.differing(sources)).as(REMEDY).isEmpty();
  }

  @Test
  void aFileThatDiffersIsNamedAndRewritten(@TempDir Path directory) throws Exception {
    Path good = Files.writeString(directory.resolve("Good.java"), "class Good {}\n");
    Path bad =
        Files.writeString(
            directory.resolve("Bad.java"), "import java.util.List;\nclass Bad{int a;}\n");

    assertThat(format.differing(SourceFormat.sources(directory))).containsExactly(bad.toString());

    format.rewrite(List.of(good, bad));
    assertThat(format.differing(SourceFormat.sources(directory))).isEmpty();
    assertThat(bad).hasContent("class Bad {\n  int a;\n}");
  }

  @Test
  void aFileThatIsNoJavaIsNamedWithItsReason(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("Broken.java"), "class Broken {\n");

    assertThat(format.differing(SourceFormat.sources(directory)))
        .singleElement()
        .asString()
        .contains("Broken.java: ", "reached end of file");
  }

  /** {@code src/main/java}, {@code src/test/java} and every other one beside them. */
  private static List<Path> sourceRoots() throws IOException {
    try (Stream<Path> parts = Files.list(Path.of("src"))) {
      return parts.map(part -> part.resolve("java")).filter(Files::isDirectory).sorted().toList();
    }
  }
}
