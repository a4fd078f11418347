package dev.faultline.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** One command of the command line. */
interface Command {
  /** Its name, options and help. */
  CommandSpec spec();

  /**
   * Does what the arguments say and returns the exit status. Input that cannot be used ends in
   * {@link dev.faultline.model.InvalidInput}.
   */
  int run(Arguments arguments) throws IOException, InterruptedException;
}
