package dev.faultline;

import org.springframework.boot.SpringApplication;

/** Keeps the framework out of the way of the offline commands: loaded only to serve. */
final class Server {
  private Server() {}

  static void start(String[] arguments) {
    SpringApplication.run(FaultlineApplication.class, arguments);
  }
}
