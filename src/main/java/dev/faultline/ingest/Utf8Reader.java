package dev.faultline.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes a source as UTF-8 and knows where it is: it refuses bytes that are no UTF-8 and
 * characters that no text holds, naming line and column, and a record that does not end.
 */
final class Utf8Reader extends Reader {
  private static final int LONGEST_RECORD = 16 << 20;

  private final Source source;
  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14).flip();
  private boolean ended;
  private boolean malformed;
  private long line = 1;
  private long column = 1;
  private char last;
  private long templateLine;
  private long recordLine;
  private long recordLength;

  Utf8Reader(Source source) {
    this.source = source;
    this.in = source.bytes();
  }

  /** The line reached, from 1; the parser above reads ahead by some thousand characters. */
  long line() {
    return line;
  }

  /** The first line with two opening braces, as templates have them; 0 if there was none yet. */
  long templateLine() {
    return templateLine;
  }

  /** Says that a record starts at the line: the next 16 Mi characters must hold its end. */
  void recordStartsAt(long startLine) {
    recordLine = startLine;
    recordLength = 0;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) return 0;
    if (malformed) {
      throw source.fault(line, column, "not UTF-8 text. Save the file with the encoding UTF-8.");
    }
    CharBuffer chars = CharBuffer.wrap(target, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, chars, ended);
      int count = chars.position();
      if (result.isError()) {
        malformed = true;
        return count > 0 ? passed(target, offset, count) : read(target, offset, length);
      }
      if (count > 0) return passed(target, offset, count);
      if (ended && result.isUnderflow()) return -1;
      if (result.isUnderflow()) fill();
      else return 0; // a surrogate pair does not fit into one character: the caller asks for more
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) ended = true;
    else bytes.position(bytes.position() + count);
    bytes.flip();
  }

  private int passed(char[] target, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      char c = target[i];
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == '\uFFFE' || c == '\uFFFF') {
        throw source.fault(
            line,
            column,
            "the character U+" + "%04X".formatted((int) c) + " is not allowed in text.");
      }
      if (c == '{' && last == '{' && templateLine == 0) templateLine = line;
      if (c == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
      last = c;
    }
    recordLength += count;
    if (recordLine > 0 && recordLength > LONGEST_RECORD) {
      throw source.fault(
          recordLine, 1, "the record that starts here does not end; is a quote not closed?");
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
