package dev.faultline;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Where tests find real data that is not part of the project; a test that needs it is skipped where
 * it is absent.
 */
public final class SharedData {
  private SharedData() {}

  /** A folder of real data, such as {@code kubernetes}; skips the calling test if there is none. */
  public static Path dir(String name) {
    return existing("data/" + name);
  }

  /** The worked cases of the engine; skips the calling test if there are none. */
  public static Path cases() {
    return existing("cases");
  }

  private static Path existing(String path) {
    String given = System.getProperty("faultline.shared", System.getenv("FAULTLINE_SHARED"));
    Path found =
        Path.of(given == null ? "../shared" : given).resolve(path).toAbsolutePath().normalize();
    if (!Files.isDirectory(found)) {
      Assumptions.abort(
          "Skipped: no folder "
              + found
              + "; set FAULTLINE_SHARED to the folder that holds "
              + path
              + ".");
    }
    return found;
  }
}
