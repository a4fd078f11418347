package dev.faultline.ingest;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** One input: its name for messages, and its bytes, unpacked and without a byte order mark. */
final class Source {
  private static final int HEAD = 8192;
  private static final Pattern KUBERNETES =
      Pattern.compile("(?m)^\\s*[\"']?(apiVersion|kind)[\"']?\\s*:");
  private static final Pattern COMPOSE = Pattern.compile("(?m)^[\"']?services[\"']?\\s*:");
  private static final Pattern ESTATE =
      Pattern.compile("^\\s*\\{\\s*\"(items?|relations?|itemTypes?|relationTypes?|estate)\"\\s*:");
  private static final Pattern CSV =
      Pattern.compile(
          "(?i)^[^\\n{:]*\\b(key[\"']?[,;\\t]|type[\"']?[,;\\t]|[,;\\t][\"']?(key|type)\\b)");

  private final String name;
  private final BufferedInputStream bytes;
  private final String head;

  private Source(String name, BufferedInputStream bytes, String head) {
    this.name = name;
    this.bytes = bytes;
    this.head = head;
  }

  /**
   * Looks at the first bytes: unpacks gzip, takes off a byte order mark, refuses what is empty or
   * no text.
   *
   * @param mostBytes how many bytes a gzip file may unpack to
   */
  static Source open(String name, InputStream in, long mostBytes) throws IOException {
    Source source = openOrEmpty(name, in, mostBytes);
    if (source.head().isBlank() && peek(source.bytes, HEAD).length < HEAD)
      throw fault(name, "is empty. Nothing was read.");
    return source;
  }

  /** The same for an input that may hold nothing, such as the lines of no records. */
  static Source openOrEmpty(String name, InputStream in, long mostBytes) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
    byte[] start = peek(bytes, 4);
    if (startsWith(start, 0x1f, 0x8b)) {
      bytes = new BufferedInputStream(new Unpacked(name, new Packed(bytes), mostBytes), 1 << 16);
      start = peek(bytes, 4);
    }
    if (startsWith(start, 'P', 'K', 3, 4)) {
      throw fault(name, "is a zip archive. Unpack it and give the files in it.");
    }
    if (startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff)) {
      throw fault(name, "is UTF-16 text. Save it as UTF-8.");
    }
    if (startsWith(start, 0xef, 0xbb, 0xbf)) bytes.skipNBytes(3);
    byte[] first = peek(bytes, HEAD);
    String head = new String(first, StandardCharsets.UTF_8);
    if (head.indexOf('\0') >= 0) throw fault(name, "is not a text file.");
    return new Source(name, bytes, head);
  }

  String name() {
    return name;
  }

  InputStream bytes() {
    return bytes;
  }

  /** The first few thousand characters. */
  String head() {
    return head;
  }

  /** The refusal of the whole input at a place in it. */
  InvalidInput fault(long line, long column, String what) {
    return new InvalidInput(
        Text.shorten(name) + ", line " + line + ", column " + column + ": " + what);
  }

  /** The refusal of the whole input; the text goes on after its name. */
  InvalidInput fault(String what) {
    return fault(name, what);
  }

  /**
   * A sentence that names the format that the input looks like, with a leading space, where it is
   * another than the given one.
   */
  String hint(Format given) {
    Format looks = null;
    if (ESTATE.matcher(head).find()) looks = Format.ESTATE;
    else if (COMPOSE.matcher(head).find()) looks = Format.COMPOSE;
    else if (KUBERNETES.matcher(head).find()) looks = Format.KUBERNETES;
    else if (CSV.matcher(head).find()) looks = Format.CSV;
    return looks == null || looks == given ? "" : " It looks like the format " + looks.word() + ".";
  }

  private static InvalidInput fault(String name, String what) {
    return new InvalidInput(Text.shorten(name) + " " + what);
  }

  private static byte[] peek(BufferedInputStream in, int length) throws IOException {
    in.mark(length);
    byte[] start = in.readNBytes(length);
    in.reset();
    return start;
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) return false;
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[i] & 0xff) != expected[i]) return false;
    }
    return true;
  }

  /** The packed bytes; knows whether it was reading them that failed. */
  private static final class Packed extends FilterInputStream {
    private boolean unreadable;

    Packed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        unreadable = true;
        throw e;
      }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return super.read(target, offset, length);
      } catch (IOException e) {
        unreadable = true;
        throw e;
      }
    }
  }

  /**
   * Unpacks gzip, all members of it and up to a limit, and says in words what is wrong with a
   * damaged file. What is not a further member, or not the whole of one, is damage: the JDK's own
   * stream takes it for the end.
   */
  private static final class Unpacked extends FilterInputStream {
    private final String name;
    private final Packed packed;
    private final long most;
    private long left;

    Unpacked(String name, Packed packed, long most) throws IOException {
      super(unpack(name, packed));
      this.name = name;
      this.packed = packed;
      this.most = most;
      this.left = most;
    }

    private static InputStream unpack(String name, Packed packed) throws IOException {
      try {
        return GzipCompressorInputStream.builder()
            .setInputStream(packed)
            .setDecompressConcatenated(true)
            .get();
      } catch (IOException e) {
        if (packed.unreadable) throw e;
        throw fault(name, "starts like a gzip file but is damaged or cut off.");
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        int count = super.read(target, offset, length);
        if (count > 0) left -= count;
        if (left < 0) {
          Arrays.fill(target, offset, offset + count, (byte) 0);
          throw fault(
              name,
              "unpacks to more than "
                  + most
                  + " bytes, which is the limit. Split it into several files.");
        }
        return count;
      } catch (EOFException e) {
        if (packed.unreadable) throw e;
        throw fault(name, "is a gzip file that is cut off. Transfer it again.");
      } catch (IOException e) {
        if (packed.unreadable) throw e;
        throw fault(name, "is a gzip file that is damaged. Transfer it again.");
      }
    }
  }
}
