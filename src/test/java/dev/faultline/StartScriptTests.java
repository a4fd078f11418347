package dev.faultline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the start script asks of the JVM; in its place stands a script that prints its arguments.
 */
class StartScriptTests {
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  @TempDir private Path directory;
  private Path home;

  @BeforeEach
  void install() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
    home = Files.createDirectories(directory.resolve("with a space"));
    Files.copy(
        Path.of("src/main/scripts/faultline"),
        home.resolve("faultline"),
        StandardCopyOption.COPY_ATTRIBUTES);
    jvm("25.0.3+9-LTS");
  }

  private void jvm(String version) throws IOException {
    Path java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        if [ "$1" = -fullversion ]; then
          echo 'openjdk full version "%s"' >&2
          exit
        fi
        printf '%%s\\n' "$@"
        """
            .formatted(version));
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "serve", "--server.port=0"})
  void aServerStartsWithTheCacheAndBothCompilers(String argument) throws Exception {
    List<String> options = optionsOf(Map.of(), argument);

    assertThat(options).contains("-XX:AOTCache=" + home + "/faultline.aot", "-XX:+UseParallelGC");
    assertThat(options).doesNotContain(QUICK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"impact", "why", "import", "--version", "--help"})
  void aShortCommandTakesTheQuickCompilerAndNoCache(String command) throws Exception {
    assertThat(optionsOf(Map.of(), command)).contains(QUICK).noneMatch(this::isCache);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spof", "cuts", "waves", "test", "convert", "generate"})
  void aLongCommandTakesBothCompilersAndNoCache(String command) throws Exception {
    assertThat(optionsOf(Map.of(), command)).doesNotContain(QUICK).noneMatch(this::isCache);
  }

  @Test
  void optionsOfTheUserComeLastAndMayNameAnotherCollector() throws Exception {
    List<String> options = optionsOf(Map.of("JAVA_OPTS", "-XX:+UseZGC -Xmx1g"), "serve");

    assertThat(options).endsWith("-XX:+UseZGC", "-Xmx1g").doesNotContain("-XX:+UseParallelGC");
  }

  @Test
  void anOlderJdkIsRefusedWithTheRemedy() throws Exception {
    jvm("21.0.2+13");

    assertThat(run(Map.of(), 1, "serve"))
        .singleElement()
        .asString()
        .startsWith("Faultline needs JDK 25, but ")
        .endsWith("/java is 21. Set JAVA_HOME to a JDK 25.");
  }

  private boolean isCache(String option) {
    return option.startsWith("-XX:AOT") || option.startsWith("-Xlog:aot");
  }

  /** What stands before the jar; behind it stands what the script was given. */
  private List<String> optionsOf(Map<String, String> environment, String argument)
      throws Exception {
    List<String> given = argument.isEmpty() ? List.of() : List.of(argument, "a b");
    List<String> all = run(environment, 0, given.toArray(String[]::new));
    int jar = all.indexOf("-jar");
    assertThat(all.subList(jar + 1, all.size()))
        .first()
        .isEqualTo(home.resolve("faultline.jar").toString());
    assertThat(all.subList(jar + 2, all.size())).isEqualTo(given);
    return all.subList(0, jar);
  }

  private List<String> run(Map<String, String> environment, int status, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("faultline").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_OPTS");
    builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> lines = process.inputReader().readAllLines();
    assertThat(process.waitFor()).isEqualTo(status);
    return lines;
  }
}
