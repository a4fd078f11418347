package dev.faultline.cli;

import dev.faultline.model.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What was given to one command. Options are asked for by their long name. */
record Arguments(ParseResult parsed) {
  /** The value of an option, or null. */
  <T> @Nullable T find(String option, Class<T> type) {
    Object value = parsed.matchedOptionValue(option, (Object) null);
    if (value instanceof String text) refuseBlank(option, text);
    if (value instanceof String[] texts) for (String text : texts) refuseBlank(option, text);
    return value == null ? null : type.cast(value);
  }

  /** The value of an option, or the given one. */
  <T> T get(String option, Class<T> type, T otherwise) {
    T value = find(option, type);
    return value == null ? otherwise : value;
  }

  /** The text of a required option. */
  String text(String option) {
    String value = find(option, String.class);
    if (value == null) throw new InvalidInput("The option " + option + " is missing.");
    return value;
  }

  /** The texts of an option that can be repeated. */
  List<String> texts(String option) {
    return List.of(get(option, String[].class, new String[0]));
  }

  boolean has(String flag) {
    return parsed.hasMatchedOption(flag);
  }

  /** What was given without an option's name. */
  List<String> rest() {
    for (PositionalParamSpec positional : parsed.matchedPositionals()) {
      String[] values = positional.getValue();
      if (values == null) continue;
      for (String value : values) refuseBlank(positional.paramLabel(), value);
      return List.of(values);
    }
    return List.of();
  }

  /** Mostly a variable of a script that is not set; as a file it would be the current folder. */
  private static void refuseBlank(String name, String value) {
    if (value.isBlank()) {
      throw new InvalidInput("The value of " + name + " is empty. Is a variable not set?");
    }
  }

  /** The whole command line that the command belongs to. */
  CommandLine root() {
    return parsed.commandSpec().root().commandLine();
  }
}
