package dev.faultline.ingest;

import dev.faultline.model.EstateRecord;

/** Takes what a reader finds, record by record, so that no file is ever held whole. */
public interface RecordSink {
  /**
   * A record that reads well.
   *
   * @param line where it starts in the input, from 1; 0 if the format has no lines
   */
  void accept(EstateRecord record, long line);

  /**
   * A record that cannot be used, while the rest of the file can.
   *
   * @param line where it starts in the input, from 1; 0 if the format has no lines
   * @param record what it is, short enough to find it: {@code item "db-1"}, {@code Deployment
   *     default/cart}
   * @param reason what is wrong with it and what to do
   */
  void reject(long line, String record, String reason);

  /**
   * A record that is right and stands for nothing here: unlike a rejected one there is nothing to
   * mend, and the input says the whole truth without it.
   */
  default void leaveOut(long line, String record, String reason) {
    reject(line, record, reason);
  }

  /** The lines that follow are of this file; called where an estate is read from several files. */
  default void startsFile(String file) {}
}
