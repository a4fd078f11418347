package dev.faultline.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link CheckpointOutput} wrote, in the same order; arrays are copied out of the file's
 * pages as a whole. Throws {@link IndexOutOfBoundsException} past the end.
 */
final class CheckpointInput {
  private final MemorySegment segment;
  private long at;

  CheckpointInput(MemorySegment segment) {
    this.segment = segment;
  }

  int readInt() {
    int value = segment.get(CheckpointOutput.INT, at);
    at += Integer.BYTES;
    return value;
  }

  long readLong() {
    long value = segment.get(CheckpointOutput.LONG, at);
    at += Long.BYTES;
    return value;
  }

  String readText() {
    String text = readOptionalText();
    if (text == null) throw new IllegalStateException("a text is missing");
    return text;
  }

  @Nullable String readOptionalText() {
    int length = readInt();
    if (length < 0) return null;
    byte[] bytes = new byte[length];
    copy(bytes, length, CheckpointOutput.BYTE);
    return new String(bytes, UTF_8);
  }

  byte[] readBytes() {
    byte[] values = new byte[readInt()];
    copy(values, values.length, CheckpointOutput.BYTE);
    return values;
  }

  short[] readShorts() {
    short[] values = new short[readInt()];
    copy(values, values.length, CheckpointOutput.SHORT);
    return values;
  }

  int[] readInts() {
    int[] values = new int[readInt()];
    copy(values, values.length, CheckpointOutput.INT);
    return values;
  }

  long[] readLongs() {
    long[] values = new long[readInt()];
    copy(values, values.length, CheckpointOutput.LONG);
    return values;
  }

  double[] readDoubles() {
    double[] values = new double[readInt()];
    copy(values, values.length, CheckpointOutput.DOUBLE);
    return values;
  }

  boolean isAtEnd() {
    return at == segment.byteSize();
  }

  private void copy(Object array, int length, ValueLayout layout) {
    MemorySegment.copy(segment, layout, at, array, 0, length);
    at += length * layout.byteSize();
  }
}
