package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTests {
  @Test
  void withoutACommandItServes() {
    assertThat(Cli.serves(List.of())).isTrue();
    assertThat(Cli.serves(List.of("serve"))).isTrue();
    assertThat(Cli.serves(List.of("--server.port=9090", "--debug"))).isTrue();
    assertThat(Cli.serves(List.of("serve", "--server.port=9090"))).isTrue();
  }

  @Test
  void withACommandOrAskedForHelpItDoesNotServe() {
    assertThat(Cli.serves(List.of("impact", "--estate", "x"))).isFalse();
    assertThat(Cli.serves(List.of("--help"))).isFalse();
    assertThat(Cli.serves(List.of("-V"))).isFalse();
    assertThat(Cli.serves(List.of("serve", "--help"))).isFalse();
    assertThat(Cli.serves(List.of("srve"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "impact",
        "why",
        "spof",
        "cuts",
        "waves",
        "test",
        "convert",
        "generate",
        "import",
        "completion"
      })
  void everyCommandExplainsItselfWithAnExample(String command) {
    Run run = Run.of(command, "--help").isDone();
    assertThat(run.out()).contains("Usage: faultline " + command, "Example");
    assertThat(Run.of("help", command).isDone().out()).isEqualTo(run.out());
  }

  @Test
  void theHelpListsTheCommandsAndTheExitStatus() {
    assertThat(Run.of("--help").isDone().out())
        .contains("serve", "impact", "why", "test", "convert", "generate", "import", "Exit status");
    assertThat(Run.of("help").isDone().out()).isEqualTo(Run.of("--help").out());
  }

  @Test
  void theVersionIsShown() {
    assertThat(Run.of("--version").isDone().out()).startsWith("faultline ");
  }

  @Test
  void aMisspeltCommandIsRefusedWithTheNearest() {
    Run.of("impct").isRefused("'impct'", "\"impact\"", "faultline --help");
    Run.of("nope").isRefused("There is no command 'nope'.", "faultline --help");
    Run.of("help", "impct").isRefused("There is no command \"impct\"", "impact");
  }

  @Test
  void aMisspeltOptionIsRefusedWithTheNearest() {
    Run.of("impact", "--estat", "x", "--change", "a").isRefused("'--estat'", "\"--estate\"");
    Run.of("generate", "--seed", "1", "--itmes", "9").isRefused("'--itmes'", "\"--items\"");
    Run.of("impact", "--estate", "x", "--change", "a", "--ouput", "json")
        .isRefused("There is no option '--ouput'. Did you mean \"--output\"?");
    Run.of("impact", "--estate", "", "--change", "a").isRefused("--estate is empty");
    Run.of("impact", "--change", "a").isRefused("Missing", "'--estate=FILE'");
  }

  @Test
  void aMisspeltOptionOfTheServerIsRefusedWithTheNearest() {
    assertThat(Cli.serves(List.of("--nope"))).isFalse();
    assertThat(Cli.serves(List.of("serve", "--faultline.demo=false", "--port=9090"))).isFalse();
    Run.of("--nope").isRefused("\"--nope\"", "faultline --help");
    Run.of("--hepl").isRefused("\"--hepl\"", "Did you mean \"--help\"?");
    Run.of("serve", "--port=9090").isRefused("\"--port\"", "Did you mean \"--server.port\"?");
    Run.of("--server.port=9090", "--demo").isRefused("\"--demo\"", "\"--faultline.demo\"");
    Run.of("--").isRefused("\"--\"");
  }

  @Test
  void whateverTheFrameworkTakesStillServes() {
    for (String option :
        List.of("--debug", "--trace", "--debug=true", "--a.b=c", "--faultline.demo=false")) {
      assertThat(Cli.serves(List.of(option))).as(option).isTrue();
      assertThat(Cli.serves(List.of("serve", option))).as(option).isTrue();
    }
  }

  @Test
  void serveTakesSettingsOnly() {
    Run.of("serve", "9090").isRefused("--name=value", "9090");
  }

  @Test
  void theCompletionScriptKnowsTheCommands() {
    assertThat(Run.of("completion").isDone().out())
        .startsWith("#!/usr/bin/env bash")
        .contains("complete -F _complete_faultline", "--fail-on", "generate");
  }

  @Test
  void anUnexpectedErrorIsOneLineAndDetailsOnlyOnDemand() {
    Run plain = broken("why", "--estate", "-", "--change", "a", "--item", "b");
    assertThat(plain.status()).isEqualTo(2);
    assertThat(plain.err().lines()).singleElement().asString().contains("unexpected error", "oops");
    assertThat(broken("--debug", "why", "--estate", "-", "--change", "a", "--item", "b").err())
        .contains("\tat ");
    assertThat(broken("why", "--debug", "--estate", "-", "--change", "a", "--item", "b").err())
        .contains("\tat ");
  }

  @Test
  void standardOutputThatCannotBeWrittenIsAnError() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(full),
            new PrintStream(err),
            false,
            false,
            Map.of());
    assertThat(Cli.run(console, "completion")).isEqualTo(2);
    assertThat(err.toString()).contains("standard output could not be written");
  }

  private static Run broken(String... arguments) {
    InputStream in =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException("oops");
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(in, new PrintStream(out), new PrintStream(err), false, false, Map.of());
    int status = Cli.run(console, arguments);
    return new Run(status, out.toString(), err.toString());
  }
}
