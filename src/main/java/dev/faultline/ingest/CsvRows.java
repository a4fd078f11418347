package dev.faultline.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Walks the rows of a CSV file with the lines where they start; blank rows are left out. */
final class CsvRows {
  private CsvRows() {}

  /** Takes a row and the line where it starts. */
  @FunctionalInterface
  interface Row {
    void accept(CSVRecord row, long line);
  }

  /**
   * @param remedy what to do about a file whose quotes do not match, as sentences
   */
  static void read(Source source, Utf8Reader text, String remedy, Row each) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter(source.head()))
            .setIgnoreEmptyLines(false)
            .setTrim(true)
            .get();
    CSVParser parser = CSVParser.builder().setReader(text).setFormat(format).get();
    Iterator<CSVRecord> rows = parser.iterator();
    long line = 1;
    try {
      text.recordStartsAt(line);
      while (rows.hasNext()) {
        CSVRecord row = rows.next();
        if (!blank(row)) each.accept(row, line);
        line = parser.getCurrentLineNumber() + 1;
        text.recordStartsAt(line);
      }
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CSVException))
        throw e.getCause() == null ? new IOException(e) : e.getCause();
      throw source.fault(
          line,
          1,
          "not CSV: a quote in the row that starts here is not closed, or text follows a closing"
              + " quote."
              + remedy);
    }
  }

  /** The separator that the first line holds most of, outside quotes. */
  private static char delimiter(String head) {
    int[] count = new int[3];
    boolean quoted = false;
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      if (c == '"') quoted = !quoted;
      else if ((c == '\n' || c == '\r') && !quoted && head.substring(0, i).strip().length() > 0)
        break;
      else if (!quoted && ",;\t".indexOf(c) >= 0) count[",;\t".indexOf(c)]++;
    }
    if (count[1] > count[0] && count[1] >= count[2]) return ';';
    return count[2] > count[0] ? '\t' : ',';
  }

  private static boolean blank(CSVRecord row) {
    for (String cell : row) {
      if (!cell.isBlank()) return false;
    }
    return true;
  }
}
