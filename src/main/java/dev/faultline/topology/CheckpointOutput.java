package dev.faultline.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes values and whole arrays behind one another, each array with its length before it, and sums
 * them up. Throws {@link UncheckedIOException} where the file cannot be written.
 */
final class CheckpointOutput {
  static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
  private final MemorySegment segment = MemorySegment.ofBuffer(buffer);
  private final CRC32C sum = new CRC32C();
  private long written;

  /** Writes from where the channel stands. */
  CheckpointOutput(FileChannel channel) {
    this.channel = channel;
  }

  void writeInt(int value) {
    room(Integer.BYTES);
    segment.set(INT, buffer.position(), value);
    buffer.position(buffer.position() + Integer.BYTES);
  }

  void writeLong(long value) {
    room(Long.BYTES);
    segment.set(LONG, buffer.position(), value);
    buffer.position(buffer.position() + Long.BYTES);
  }

  void writeText(@Nullable String text) {
    if (text == null) writeInt(-1);
    else writeBytes(text.getBytes(UTF_8));
  }

  void writeBytes(byte[] values) {
    writeArray(values, values.length, BYTE);
  }

  void writeShorts(short[] values) {
    writeArray(values, values.length, SHORT);
  }

  void writeInts(int[] values) {
    writeArray(values, values.length, INT);
  }

  void writeLongs(long[] values) {
    writeArray(values, values.length, LONG);
  }

  void writeDoubles(double[] values) {
    writeArray(values, values.length, DOUBLE);
  }

  private void writeArray(Object values, int length, ValueLayout layout) {
    writeInt(length);
    int size = (int) layout.byteSize();
    for (int from = 0; from < length; ) {
      room(size);
      int count = Math.min(length - from, buffer.remaining() / size);
      MemorySegment.copy(values, from, segment, layout, buffer.position(), count);
      buffer.position(buffer.position() + count * size);
      from += count;
    }
  }

  private void room(int bytes) {
    if (buffer.remaining() < bytes) flush();
  }

  private void flush() {
    buffer.flip();
    written += buffer.remaining();
    sum.update(buffer.duplicate());
    try {
      while (buffer.hasRemaining()) channel.write(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    buffer.clear();
  }

  /** Bytes written so far, all of which are handed over to the file now. */
  long length() {
    flush();
    return written;
  }

  /** The CRC-32C of what was handed over. */
  long sum() {
    return sum.getValue();
  }
}
