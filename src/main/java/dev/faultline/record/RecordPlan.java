package dev.faultline.record;

import dev.faultline.inventory.Outcome;
import dev.faultline.model.Edit;
import dev.faultline.store.RevisionTransaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What writing a batch of drafts would do; filled draft by draft, so that later ones see what
 * earlier ones of the same key say. For one batch and one thread.
 */
public final class RecordPlan<R extends Stored> {
  private final Map<String, R> stored;
  private final Map<String, Write<R>> writes = new LinkedHashMap<>();
  private final List<Written<R>> results = new ArrayList<>();

  /** A record that has something new to say. @param before as it is stored; null: it is new */
  public record Write<R>(@Nullable R before, R after) {}

  /**
   * @param stored the records that the drafts are about, as far as there are any, by their keys
   */
  public RecordPlan(Map<String, R> stored) {
    this.stored = stored;
  }

  /** The record as the drafts before leave it; null: there is none. */
  public @Nullable R present(String key) {
    Write<R> earlier = writes.get(key);
    return earlier == null ? stored.get(key) : earlier.after();
  }

  /** Takes in what a draft comes to. @param problems if there are any, the draft is rejected */
  public void add(String key, R after, List<Problem> problems) {
    if (!problems.isEmpty()) {
      reject(problems);
      return;
    }
    R present = present(key);
    if (present != null && present.saysTheSameAs(after)) {
      results.add(new Written<>(new Outcome.Unchanged(), present, List.of()));
      return;
    }
    writes.put(key, new Write<>(stored.get(key), after));
    Outcome outcome = present == null ? new Outcome.Created() : new Outcome.Updated();
    results.add(new Written<>(outcome, after, List.of()));
  }

  /** Takes in a draft that comes to nothing. */
  public void reject(List<Problem> problems) {
    results.add(Written.rejected(problems));
  }

  /** One a draft, in their order. */
  public List<Written<R>> results() {
    return List.copyOf(results);
  }

  /** One a record, in the order in which drafts first changed it. */
  public List<Write<R>> writes() {
    return List.copyOf(writes.values());
  }

  /**
   * Notes a write in the revision.
   *
   * @param record the word for such records in the revision log
   * @param action what was done, for the history
   */
  public static <R extends Stored> void append(
      RevisionTransaction transaction, Write<R> write, String record, String action) {
    R before = write.before();
    transaction.append(
        new Edit.RecordWritten(
            record,
            write.after().id(),
            action,
            before == null ? null : before.facts(),
            write.after().facts()));
  }
}
