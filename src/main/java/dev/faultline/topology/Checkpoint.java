package dev.faultline.topology;

import dev.faultline.model.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;

/**
 * An image as it is kept in a file, with what says whether it still fits: the estate that it is of
 * and the revision that it holds. Immutable.
 *
 * @param estate the name of the store's content, which no other store has
 * @param revision the revision of the image, as the log has it
 * @param topology the image
 */
public record Checkpoint(String estate, Revision revision, Topology topology) {
  /*
   * The file: a head of 32 bytes (magic, version, sum of the body, length of the body, sum of the head), then the body: the parts
   * of the image in one fixed order, little-endian, each array with its length before it. The sum is checked before anything is
   * read, so that reading itself need not doubt what it reads. Whoever changes the order or the meaning of anything raises VERSION;
   * there is no reading of older versions, since the image can be loaded anew.
   */
  private static final long MAGIC = 0x4547414D49544C46L; // "FLTIMAGE"
  static final int VERSION = 2;
  static final int HEAD = 32;
  private static final int SUMMED_HEAD = HEAD - Long.BYTES;
  private static final long SUMMED_AT_A_TIME = 1L << 30;
  private static final String UNFINISHED = ".new";
  private static final Duration LONGEST_WRITE = Duration.ofHours(1);

  /**
   * Writes the file beside its place and puts it there when it is complete and on the disk: either
   * the whole of it is there or the one before. Time and size O(items + relations); some 50 bytes a
   * relation.
   *
   * @param stillWanted asked at the end; if it says no, the file is left as it was
   * @return the size of the file in bytes; 0 if it was not wanted any more
   */
  public long write(Path file, BooleanSupplier stillWanted) throws IOException {
    Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "directory");
    Files.createDirectories(directory);
    removeAbandoned(directory, file.getFileName() + ".*" + UNFINISHED);
    Path unfinished = Files.createTempFile(directory, file.getFileName() + ".", UNFINISHED);
    try {
      long size = writeTo(unfinished);
      if (!stillWanted.getAsBoolean()) return 0;
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return size;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** What a process left that was killed while it wrote; another one may be writing right now. */
  private static void removeAbandoned(Path directory, String names) throws IOException {
    Instant longAgo = Instant.now().minus(LONGEST_WRITE);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, names)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(longAgo)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException goneMeanwhile) {
      // Another process has removed or finished it.
    }
  }

  private long writeTo(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.position(HEAD);
      CheckpointOutput out = new CheckpointOutput(channel);
      out.writeText(estate);
      out.writeLong(revision.number());
      out.writeLong(revision.at().getEpochSecond());
      out.writeInt(revision.at().getNano());
      out.writeText(revision.actor());
      out.writeText(revision.source());
      out.writeText(revision.reason());
      topology.write(out);
      long length = out.length();
      ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
      head.putLong(MAGIC).putInt(VERSION).putInt((int) out.sum()).putLong(length);
      head.putLong(sum(head.array())).flip();
      long at = 0;
      while (head.hasRemaining()) at += channel.write(head, at);
      channel.force(true);
      return HEAD + length;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long sum(byte[] head) {
    CRC32C sum = new CRC32C();
    sum.update(head, 0, SUMMED_HEAD);
    return sum.getValue();
  }

  /**
   * Reads the file, through a mapping of it that is given back before this returns.
   *
   * @throws NoSuchFileException if there is none
   * @throws IOException if it is damaged, cut off, or of another version; the message says which
   */
  public static Checkpoint read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      long size = channel.size();
      if (size < HEAD) throw new IOException("it is cut off");
      MemorySegment mapped = channel.map(MapMode.READ_ONLY, 0, size, arena);
      check(mapped);
      return read(new CheckpointInput(mapped.asSlice(HEAD)));
    }
  }

  private static void check(MemorySegment mapped) throws IOException {
    byte[] head = mapped.asSlice(0, HEAD).toArray(CheckpointOutput.BYTE);
    ByteBuffer values = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    if (values.getLong() != MAGIC) throw new IOException("it is not a checkpoint");
    int version = values.getInt();
    if (version != VERSION) {
      throw new IOException("it has version " + version + " and not " + VERSION);
    }
    int bodySum = values.getInt();
    long length = values.getLong();
    if (values.getLong() != sum(head)) throw new IOException("it is damaged");
    if (mapped.byteSize() != HEAD + length) {
      throw new IOException("it has " + mapped.byteSize() + " bytes instead of " + (HEAD + length));
    }
    CRC32C sum = new CRC32C();
    for (long at = 0; at < length; at += SUMMED_AT_A_TIME) {
      long part = Math.min(SUMMED_AT_A_TIME, length - at);
      sum.update(mapped.asSlice(HEAD + at, part).asByteBuffer());
    }
    if ((int) sum.getValue() != bodySum) throw new IOException("it is damaged");
  }

  private static Checkpoint read(CheckpointInput in) throws IOException {
    try {
      String estate = in.readText();
      Revision revision =
          new Revision(
              in.readLong(),
              Instant.ofEpochSecond(in.readLong(), in.readInt()),
              in.readText(),
              in.readOptionalText(),
              in.readOptionalText());
      Topology topology = Topology.read(in, revision.number());
      if (!in.isAtEnd()) throw new IOException("it holds more than an image");
      return new Checkpoint(estate, revision, topology);
    } catch (RuntimeException e) {
      throw new IOException("it does not hold an image", e);
    }
  }
}
