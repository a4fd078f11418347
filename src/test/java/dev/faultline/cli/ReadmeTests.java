package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.Readme;
import dev.faultline.SharedData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example of the command line prints what the README says. */
class ReadmeTests {
  @Test
  void losingRedisCartDoesWhatTheReadmeSays(@TempDir Path folder) {
    Path manifests =
        SharedData.dir("kubernetes").resolve("online-boutique/release/kubernetes-manifests.yaml");
    Path estate = folder.resolve("boutique.json");
    Run.of("convert", "--from", "kubernetes", manifests, "-o", estate);
    Run run = Run.of("impact", "--estate", estate, "--change", "k8s:default/deployment/redis-cart");
    assertThat(lines(run.isDone().out())).isEqualTo(lines(Readme.block("redis-cart")));
  }

  private static List<String> lines(String text) {
    return text.strip().lines().map(String::stripTrailing).toList();
  }
}
