package dev.faultline.cli;

import java.util.Arrays;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Puts together the description of a command. */
final class Description {
  /*
   * Written in code, not in annotations: reading those loads picocli's default factory, which looks
   * for Groovy and so opens each of the 240 jars within the packaged one, and makes a proxy class
   * for each annotation. That was a third of the time that an offline command took to start.
   */
  static final IFactory FACTORY =
      new IFactory() {
        @Override
        public <T> T create(Class<T> type) throws Exception {
          return type.getDeclaredConstructor().newInstance();
        }
      };

  private final CommandSpec spec;

  Description(Object command, String name, String... description) {
    spec = CommandSpec.wrapWithoutInspection(command, FACTORY).name(name);
    spec.usageMessage().description(description).autoWidth(true);
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
    flag("Show where in the program an error happened.", "--debug");
  }

  /** Lines after the options: examples. */
  Description footer(String... lines) {
    spec.usageMessage().footer(lines);
    return this;
  }

  Description flag(String description, String... names) {
    spec.addOption(OptionSpec.builder(names[0], rest(names)).description(description).build());
    return this;
  }

  Description option(Class<?> type, String label, String description, String... names) {
    spec.addOption(option(type, label, description, false, names));
    return this;
  }

  /** Of a type that is an array: an option that can be repeated. */
  Description required(Class<?> type, String label, String description, String... names) {
    spec.addOption(option(type, label, description, true, names));
    return this;
  }

  private static OptionSpec option(
      Class<?> type, String label, String description, boolean required, String... names) {
    return OptionSpec.builder(names[0], rest(names))
        .type(type)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .required(required)
        .build();
  }

  /**
   * What is given without an option's name.
   *
   * @param arity how many, such as {@code 1..*}
   */
  Description rest(String arity, String label, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(String[].class)
            .index("0..*")
            .arity(arity)
            .required(!arity.startsWith("0"))
            .paramLabel(label)
            .description(description)
            .build());
    return this;
  }

  CommandSpec spec() {
    return spec;
  }

  private static String[] rest(String[] names) {
    return Arrays.copyOfRange(names, 1, names.length);
  }
}
