package dev.faultline.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Ends a body that is larger than allowed, where its length was not announced. */
final class LimitedInputStream extends FilterInputStream {
  private final long limit;
  private long read;

  LimitedInputStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  /**
   * The request's body.
   *
   * @throws BodyTooLarge if it announces more than the limit; where it announces nothing, later
   * @throws BodyIsForm if it is a form with files in it
   */
  static LimitedInputStream bodyOf(HttpServletRequest request, long limit) throws IOException {
    String type = request.getContentType();
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/"))
      throw new BodyIsForm();
    if (request.getContentLengthLong() > limit) throw new BodyTooLarge(limit);
    return new LimitedInputStream(request.getInputStream(), limit);
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

  /** A form with files in it, where the file itself is wanted. */
  static final class BodyIsForm extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BodyIsForm() {
      super(
          "The body is a form (multipart), but the file itself is wanted: send it with curl"
              + " --data-binary @FILE instead of -F file=@FILE.");
    }
  }
}
