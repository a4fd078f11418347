package dev.faultline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server, or runs one of the offline commands. */
@SpringBootApplication
public class FaultlineApplication {
  public static void main(String[] arguments) {
    SpringApplication.run(FaultlineApplication.class, arguments);
  }
}
