package dev.faultline.cli;

import dev.faultline.ingest.ForwardingSink;
import dev.faultline.ingest.RecordSink;
import dev.faultline.model.EstateRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the records come from that are sent as one file: a record a line, in the order given. */
final class Origins extends ForwardingSink {
  private static final int NO_FILE = -1;

  private final List<String> files = new ArrayList<>();
  private int[] ofFile = new int[1024];
  private long[] ofLine = new long[1024];
  private int count;

  Origins(RecordSink next) {
    super(next);
  }

  @Override
  public void startsFile(String file) {
    files.add(file);
    super.startsFile(file);
  }

  @Override
  public void accept(EstateRecord record, long line) {
    if (count == ofFile.length) {
      ofFile = Arrays.copyOf(ofFile, 2 * count);
      ofLine = Arrays.copyOf(ofLine, 2 * count);
    }
    ofFile[count] = files.isEmpty() ? NO_FILE : files.size() - 1;
    ofLine[count++] = line;
    super.accept(record, line);
  }

  /**
   * Where the record of a line of what was sent stands, followed by a colon; empty if the file is
   * not known, as with manifests, which are put together from all files.
   */
  String place(long line) {
    if (line < 1 || line > count) return "";
    int file = ofFile[(int) line - 1];
    return file == NO_FILE ? "" : files.get(file) + ", line " + ofLine[(int) line - 1] + ": ";
  }
}
