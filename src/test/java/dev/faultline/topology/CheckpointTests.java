package dev.faultline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTests {
  @TempDir Path directory;

  private Path file() {
    return directory.resolve("kept").resolve("faultline.image");
  }

  private static Checkpoint of(Topology image) {
    Instant at = Instant.parse("2026-11-21T18:13:00.123Z");
    return new Checkpoint(
        "estate-1", new Revision(image.revision(), at, "anna", null, "why: ü"), image);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whatIsReadIsWhatWasWritten(long seed) throws IOException {
    Checkpoint kept = of(RandomImages.of(seed, (int) (60 * seed)));
    assertThat(kept.write(file(), () -> true)).isEqualTo(Files.size(file()));
    Checkpoint read = Checkpoint.read(file());
    assertThat(read.estate()).isEqualTo(kept.estate());
    assertThat(read.revision()).isEqualTo(kept.revision());
    assertThat(read.topology().revision()).isEqualTo(kept.topology().revision());
    assertThat(ImageText.of(read.topology())).isEqualTo(ImageText.of(kept.topology()));
    assertThat(read.topology().typeNames()).isEqualTo(kept.topology().typeNames());
    assertThat(read.topology().countedOn()).isEqualTo(kept.topology().countedOn());
    assertThat(read.topology().heapBytes()).isEqualTo(kept.topology().heapBytes());
    for (int item = 0; item < kept.topology().itemCount(); item++) {
      assertThat(read.topology().key(item)).isEqualTo(kept.topology().key(item));
      assertThat(read.topology().find(kept.topology().id(item))).isEqualTo(item);
    }
    byte[] once = Files.readAllBytes(file());
    read.write(file(), () -> true);
    assertThat(Files.readAllBytes(file())).as("numbers and order included").isEqualTo(once);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anImageThatWasReadIsEditedLikeTheOneThatWasWritten(long seed) throws IOException {
    Topology image = RandomImages.of(seed, 700);
    of(image).write(file(), () -> true);
    Topology read = Checkpoint.read(file()).topology();
    assertThat(ImageText.of(edited(read, seed))).isEqualTo(ImageText.of(edited(image, seed)));
  }

  private static Topology edited(Topology image, long seed) {
    Random random = new Random(seed);
    TopologyEditor editor = new TopologyEditor(image);
    for (int i = 0; i < 300; i++) {
      String key = "later-" + random.nextInt(200);
      UUID id = new UUID(seed, key.hashCode());
      editor.putItem(id, key, key, "New", Level.NONE, 0, "lab", LifeCycle.IN_USE);
      String other = image.itemCount() == 0 ? key : image.key(random.nextInt(image.itemCount()));
      editor.putRelation("DEPENDS_ON", key, other, "g" + random.nextInt(3), null, i);
      editor.putRelation("DEPENDS_ON", other, key, "g", null, i);
    }
    return editor.build(image.revision() + 1);
  }

  @Test
  void anyByteThatChangedIsNoticed() throws IOException {
    of(RandomImages.of(3, 20)).write(file(), () -> true);
    byte[] good = Files.readAllBytes(file());
    for (int at = 0; at < good.length; at += at < 1_500 ? 1 : 13) {
      byte[] damaged = good.clone();
      damaged[at] ^= (byte) (1 << at % 8);
      Files.write(file(), damaged);
      assertThatIOException()
          .as("byte %d of %d", at, good.length)
          .isThrownBy(() -> Checkpoint.read(file()));
    }
  }

  @Test
  void aFileThatIsCutOffOrGoesOnIsNoticed() throws IOException {
    of(RandomImages.of(3, 20)).write(file(), () -> true);
    byte[] good = Files.readAllBytes(file());
    for (int length = 0; length < good.length; length += length < 200 ? 1 : 97) {
      Files.write(file(), java.util.Arrays.copyOf(good, length));
      assertThatIOException()
          .as("%d of %d bytes", length, good.length)
          .isThrownBy(() -> Checkpoint.read(file()));
    }
    Files.write(file(), java.util.Arrays.copyOf(good, good.length + 1));
    assertThatIOException().isThrownBy(() -> Checkpoint.read(file()));
  }

  @Test
  void anotherVersionIsNamed() throws IOException {
    of(RandomImages.of(1, 20)).write(file(), () -> true);
    byte[] other = Files.readAllBytes(file());
    other[8]++;
    Files.write(file(), other);
    assertThatIOException()
        .isThrownBy(() -> Checkpoint.read(file()))
        .withMessage("it has version %d and not %d", Checkpoint.VERSION + 1, Checkpoint.VERSION);
  }

  @Test
  void whatIsNoCheckpointOrNotThereIsSaidSo() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> Checkpoint.read(file()))
        .isInstanceOf(NoSuchFileException.class);
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "something else, long enough to have a head");
    assertThatIOException()
        .isThrownBy(() -> Checkpoint.read(file()))
        .withMessage("it is not a checkpoint");
  }

  @Test
  void whatAKilledProcessLeftIsRemovedOnceNoOneCanBeWritingIt() throws IOException {
    Files.createDirectories(file().getParent());
    Path abandoned = Files.createFile(file().resolveSibling("faultline.image.1.new"));
    Files.setLastModifiedTime(abandoned, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    Path underWay = Files.createFile(file().resolveSibling("faultline.image.2.new"));
    of(RandomImages.of(1, 20)).write(file(), () -> true);
    assertThat(abandoned).doesNotExist();
    assertThat(underWay).exists();
  }

  @Test
  void oneThatIsNotWantedAnyMoreLeavesTheOneBeforeAndNothingElse() throws IOException {
    of(RandomImages.of(1, 20)).write(file(), () -> true);
    byte[] before = Files.readAllBytes(file());
    assertThat(of(RandomImages.of(2, 50)).write(file(), () -> false)).isZero();
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    try (Stream<Path> files = Files.list(file().getParent())) {
      assertThat(files.toList()).isEqualTo(List.of(file()));
    }
  }
}
