package dev.faultline.record;

import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.StoreReader;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes records, each write a revision of its own. Safe for use by several threads. */
@Component
public class RecordWriter {
  private final RevisionLog log;
  private final StoreReader reader;

  RecordWriter(RevisionLog log, StoreReader reader) {
    this.log = log;
    this.reader = reader;
  }

  /**
   * Adds the record, or gives the one of the same key the values that are stated.
   *
   * @return the record, or all that is wrong with the draft; then nothing is written
   */
  public <D, R extends Stored> Committed<Written<R>> upsert(
      RecordBatch<D, R> batch, Author author, D draft) {
    return log.write(
        author,
        transaction -> {
          RecordPlan<R> plan = batch.plan(transaction::run, transaction.at(), List.of(draft));
          batch.execute(transaction, plan);
          return plan.results().getFirst();
        });
  }

  /**
   * Writes the drafts as one revision, or only says what that would do.
   *
   * @return what became of each draft, in their order
   */
  public <D, R extends Stored> List<Written<R>> write(
      RecordBatch<D, R> batch, Author author, List<D> drafts, boolean dryRun) {
    if (dryRun) return batch.plan(reader::read, log.now(), drafts).results();
    return log.write(
            author,
            transaction -> {
              RecordPlan<R> plan = batch.plan(transaction::run, transaction.at(), drafts);
              batch.execute(transaction, plan);
              return plan.results();
            })
        .value();
  }
}
