package dev.faultline.cli;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts Faultline on the JDK that it needs, whichever {@code java} was called.
 *
 * <p>This one class is compiled for Java 17. On an older Java than needed it looks for a JDK 25
 * where the usual installers put them and runs the same jar with it, arguments, streams and exit
 * status passed through; where there is none, it says so in one line.
 */
public final class Launcher {
  private static final int NEEDED = 25;

  private Launcher() {}

  public static void main(String[] arguments) throws Throwable {
    if (Runtime.version().feature() >= NEEDED) {
      try {
        Class.forName("dev.faultline.FaultlineApplication")
            .getMethod("main", String[].class)
            .invoke(null, (Object) arguments);
      } catch (InvocationTargetException failed) {
        throw failed.getCause();
      }
      return;
    }
    Path java = findJava();
    Path jar = Path.of(System.getProperty("java.class.path"));
    if (java == null || !Files.isRegularFile(jar)) {
      System.err.println(
          "Faultline needs JDK 25, but this is Java "
              + Runtime.version().feature()
              + " and no JDK 25 was found. Install one, or set JAVA_HOME to it.");
      System.exit(2);
      return;
    }
    List<String> command = new ArrayList<>(List.of(java.toString(), "-jar", jar.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    System.exit(process.waitFor());
  }

  /** Passes an interrupt on and waits until the other process has put its house in order. */
  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path findJava() throws IOException {
    List<Path> homes = new ArrayList<>();
    for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
      if (variable.getKey().startsWith("JAVA_HOME")) homes.add(Path.of(variable.getValue()));
    }
    Path user = Path.of(System.getProperty("user.home"));
    for (Path folder :
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt/java"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            Path.of("C:\\Program Files\\Java"),
            Path.of("C:\\Program Files\\Eclipse Adoptium"),
            user.resolve(".sdkman/candidates/java"),
            user.resolve(".jdks"))) {
      if (!Files.isDirectory(folder)) continue;
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
        for (Path child : children) {
          homes.add(child);
          homes.add(child.resolve("Contents/Home"));
        }
      }
    }
    for (Path home : homes) {
      Path release = home.resolve("release");
      Path java =
          home.resolve(Files.exists(home.resolve("bin/java.exe")) ? "bin/java.exe" : "bin/java");
      if (!Files.isRegularFile(release) || !Files.isExecutable(java)) continue;
      if (Files.readString(release).contains("JAVA_VERSION=\"" + NEEDED)) return java;
    }
    return null;
  }
}
