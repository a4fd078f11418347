package dev.faultline;

import dev.faultline.cli.Cli;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server, or runs one of the offline commands without loading the server's classes. */
@SpringBootApplication
public class FaultlineApplication {
  public static void main(String[] arguments) {
    if (Cli.serves(List.of(arguments))) {
      Server.start(arguments);
      return;
    }
    int status = Cli.run(arguments);
    // System.exit looks through all jars for a logger to tell, which takes a tenth of a second.
    if (status != Cli.DONE) System.exit(status);
  }
}
