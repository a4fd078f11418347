package dev.faultline.record;

import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.RevisionTransaction;
import dev.faultline.store.StoreReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes records, each write a revision of its own. A draft that states what is withheld from its
 * author is rejected unread, see {@link Withheld}. Safe for use by several threads.
 */
@Component
public class RecordWriter {
  private final RevisionLog log;
  private final StoreReader reader;
  private final Withheld withheld;

  RecordWriter(RevisionLog log, StoreReader reader, Withheld withheld) {
    this.log = log;
    this.reader = reader;
    this.withheld = withheld;
  }

  /**
   * Adds the record, or gives the one of the same key the values that are stated.
   *
   * @return the record, or all that is wrong with the draft; then nothing is written
   */
  public <D, R extends Stored> Committed<Written<R>> upsert(
      RecordBatch<D, R> batch, Author author, D draft) {
    Seen<D> seen = seen(batch, List.of(draft));
    return log.write(author, transaction -> execute(batch, transaction, seen).getFirst());
  }

  /**
   * Writes the drafts as one revision, or only says what that would do.
   *
   * @return what became of each draft, in their order
   */
  public <D, R extends Stored> List<Written<R>> write(
      RecordBatch<D, R> batch, Author author, List<D> drafts, boolean dryRun) {
    Seen<D> seen = seen(batch, drafts);
    if (dryRun) return seen.results(batch.plan(reader::read, log.now(), seen.drafts()).results());
    return log.write(author, transaction -> execute(batch, transaction, seen)).value();
  }

  private static <D, R extends Stored> List<Written<R>> execute(
      RecordBatch<D, R> batch, RevisionTransaction transaction, Seen<D> seen) {
    RecordPlan<R> plan = batch.plan(transaction::run, transaction.at(), seen.drafts());
    batch.execute(transaction, plan);
    return seen.results(plan.results());
  }

  private <D> Seen<D> seen(RecordBatch<D, ?> batch, List<D> drafts) {
    List<D> allowed = new ArrayList<>();
    List<List<Problem>> refusals = new ArrayList<>();
    for (D draft : drafts) {
      List<Problem> problems = withheld.problems(batch.stated(draft), batch.sensitive());
      if (problems.isEmpty()) allowed.add(draft);
      refusals.add(problems);
    }
    return new Seen<>(allowed, refusals);
  }

  /**
   * Drafts of which it was seen whether their author may state what they state.
   *
   * @param drafts those that are allowed
   * @param refusals of all drafts, in their order; empty for those that are allowed
   */
  private record Seen<D>(List<D> drafts, List<List<Problem>> refusals) {
    /** What became of all drafts, given what became of those that are allowed. */
    <R> List<Written<R>> results(List<Written<R>> ofAllowed) {
      Iterator<Written<R>> next = ofAllowed.iterator();
      List<Written<R>> all = new ArrayList<>();
      for (List<Problem> problems : refusals)
        all.add(problems.isEmpty() ? next.next() : Written.rejected(problems));
      return all;
    }
  }
}
