package dev.faultline;

import dev.faultline.cli.Cli;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server, or runs one of the offline commands without loading the server's classes. */
@SpringBootApplication
public class FaultlineApplication {
  public static void main(String[] arguments) {
    if (Cli.serves(List.of(arguments))) Server.start(arguments);
    else System.exit(Cli.run(arguments));
  }
}
