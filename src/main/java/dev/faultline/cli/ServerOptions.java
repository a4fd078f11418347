package dev.faultline.cli;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Options of the server: settings such as {@code --server.port=9090}, and a few words. */
final class ServerOptions {
  /** What the framework takes without a dot in its name. */
  private static final Set<String> WORDS = Set.of("debug", "trace");

  /** What a mistyped option may have meant. */
  private static final List<String> USUAL =
      List.of(
          "--help",
          "--version",
          "--debug",
          "--server.port",
          "--server.address",
          "--faultline.demo",
          "--faultline.store.directory",
          "--faultline.security.password",
          "--faultline.graphql.max-time",
          "--spring.neo4j.uri",
          "--spring.neo4j.authentication.username",
          "--spring.neo4j.authentication.password");

  private ServerOptions() {}

  /**
   * The first of the options that no setting can be meant by: settings have a dot in their name.
   */
  static Optional<String> firstUnknown(List<String> options) {
    return options.stream()
        .map(option -> option.split("=", 2)[0])
        .filter(name -> name.indexOf('.') < 0 && !WORDS.contains(name.substring(2)))
        .findFirst();
  }

  static InvalidInput refusal(String option) {
    List<String> nearest = Text.nearest(option, USUAL);
    if (nearest.isEmpty()) nearest = Text.nearest(option.substring(2), USUAL);
    return new InvalidInput(
        "Unknown option \""
            + Text.shorten(option)
            + "\"; settings of the server have the form --name.of.setting=value."
            + Text.didYouMean(nearest)
            + " See \"faultline --help\".");
  }
}
