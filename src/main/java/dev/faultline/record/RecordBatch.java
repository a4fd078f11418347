package dev.faultline.record;

import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.inventory.Rows;
import dev.faultline.store.RevisionTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How records of a kind are written, in two steps. Both cost a fixed number of statements a batch.
 *
 * @param <D> a record as a person or a file states it, before anything is checked
 * @param <R> as it is stored
 */
public interface RecordBatch<D, R extends Stored> {
  /** Those values of such records that can be withheld, with their groups. */
  Map<String, SensitiveGroup> sensitive();

  /** The names of all values that the draft states or takes away. */
  Set<String> stated(D draft);

  /** What writing the drafts would do. Only reads. @param at time stamp of what would be written */
  RecordPlan<R> plan(Rows rows, Instant at, List<D> drafts);

  /** Carries out a plan within the open revision in which it was made. */
  void execute(RevisionTransaction transaction, RecordPlan<R> plan);
}
