package dev.faultline.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a body that is larger than allowed, where its length was not announced. */
final class LimitedInputStream extends FilterInputStream {
  private final long limit;
  private long read;

  LimitedInputStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) count(1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count > 0) count(count);
    return count;
  }

  private void count(int more) {
    read += more;
    if (read > limit) throw new BodyTooLarge(limit);
  }

  /** A body above the limit. */
  static final class BodyTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BodyTooLarge(long limit) {
      super(
          "The body is larger than "
              + (limit >> 20)
              + " MB. Pack it with gzip, send it in parts, or raise faultline.import.max-size.");
    }
  }
}
