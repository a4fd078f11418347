package dev.faultline.ingest;

import dev.faultline.model.EstateRecord;

/** Passes everything on to the next sink, for those that look at a part of it on its way. */
public abstract class ForwardingSink implements RecordSink {
  private final RecordSink next;

  protected ForwardingSink(RecordSink next) {
    this.next = next;
  }

  @Override
  public void accept(EstateRecord record, long line) {
    next.accept(record, line);
  }

  @Override
  public void reject(long line, String record, String reason) {
    next.reject(line, record, reason);
  }

  @Override
  public void leaveOut(long line, String record, String reason) {
    next.leaveOut(line, record, reason);
  }

  @Override
  public void startsFile(String file) {
    next.startsFile(file);
  }
}
