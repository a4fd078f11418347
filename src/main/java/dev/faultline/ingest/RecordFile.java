package dev.faultline.ingest;

import dev.faultline.model.InvalidInput;
import dev.faultline.record.Stored;
import dev.faultline.record.Written;
import dev.faultline.store.Author;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record that files carry in and out.
 *
 * @param <D> a record as a file states it
 */
interface RecordFile<D> {
  /** What many are called, in paths and messages. */
  String plural();

  String singular();

  /** Every value that a record may have, in the order in which tables have them. */
  List<RecordColumn> columns();

  /** The columns that say which record it is; each must be there. */
  List<String> keys();

  /** The record that the values state; {@link InvalidInput} with all that is wrong. */
  D draft(Map<String, @Nullable Object> values);

  /** Starts to write the records of an input, or only to say what that would do. */
  Writing<D> writing(Author author, boolean dryRun);

  /** An input under way. */
  @FunctionalInterface
  interface Writing<D> {
    /**
     * Writes the next batch as one revision, or says what that would do after the batches before;
     * no record stands twice in an input. The results in order.
     */
    List<? extends Written<? extends Stored>> write(List<D> drafts);
  }

  /** The names by which an export can be kept to some of them. */
  default Set<String> filters() {
    return Set.of();
  }

  /** Hands over what the stored records say, in the order of their keys, one by one. */
  void forEach(Map<String, List<String>> filters, Consumer<Map<String, Object>> each);
}
