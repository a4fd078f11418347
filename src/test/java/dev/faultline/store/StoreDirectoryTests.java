package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StoreDirectoryTests {
  @TempDir Path temporary;

  @Test
  void aSecondUserIsTurnedAwayUntilTheFirstIsDone() throws IOException {
    Path directory = temporary.resolve("data/neo4j");
    try (StoreDirectory first = StoreDirectory.open(directory)) {
      assertThat(first.path()).isDirectory();
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> StoreDirectory.open(directory))
          .withMessage("The store in " + directory + " is in use by another process.");
    }
    try (StoreDirectory later = StoreDirectory.open(directory)) {
      assertThat(later.path()).isEqualTo(directory);
    }
  }

  @Test
  void keepsThePassword() throws IOException {
    String password = StoreDirectory.newPassword();
    try (StoreDirectory directory = StoreDirectory.open(temporary)) {
      assertThat(directory.password()).isEmpty();
      directory.keep(password);
      assertThat(directory.password()).contains(password);
    }
    assertThat(password).hasSize(32).isNotEqualTo(StoreDirectory.newPassword());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheUserCanReadThePassword() throws IOException {
    try (StoreDirectory directory = StoreDirectory.open(temporary)) {
      directory.keep("secret");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(temporary.resolve("faultline.password"))))
        .isEqualTo("rw-------");
  }

  @Test
  void saysWhichDirectoryCannotBeUsed() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> StoreDirectory.open(file.resolve("store")))
        .withMessageContaining(file.resolve("store").toString());
  }
}
