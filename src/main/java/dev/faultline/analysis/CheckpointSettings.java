package dev.faultline.analysis;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The image in a file, from which a restart reads it.
 *
 * @param enabled whether there is one, default true
 * @param directory where it lies, default the directory of the embedded store; relative to the
 *     working directory
 * @param revisions after how many revisions it is written anew, default 1,000; it is written when
 *     the server stops as well
 */
@ConfigurationProperties("faultline.checkpoint")
record CheckpointSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("./data/neo4j") Path directory,
    @DefaultValue("1000") int revisions) {
  CheckpointSettings {
    if (revisions < 1) {
      throw new IllegalArgumentException(
          "faultline.checkpoint.revisions must be >= 1 but was " + revisions);
    }
  }

  Path file() {
    return directory.resolve("faultline.image");
  }
}
