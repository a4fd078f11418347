package dev.faultline.ingest;

import java.util.List;

/**
 * What an import came to. Each record that was read is counted once: {@code read} is the sum over
 * items, relations and types of created, updated, unchanged and rejected, and of the records that
 * could not be read as one of these.
 *
 * @param revision the newest revision after the import
 * @param dryRun true: nothing was written, the counts say what would be
 * @param read records in the input
 * @param unreadable records in the input that are none of the three
 * @param rejected the rejected records, with line and reason; at most 10,000
 * @param rejectedNotListed how many more were rejected than are listed
 * @param notes what was accepted and still deserves a look
 */
public record ImportReport(
    long revision,
    boolean dryRun,
    long read,
    ItemCounts items,
    RelationCounts relations,
    TypeCounts types,
    long unreadable,
    List<Rejection> rejected,
    long rejectedNotListed,
    List<String> notes) {
  /** Items by what became of them; retired ones are beside those that were read. */
  public record ItemCounts(
      long created, long updated, long unchanged, long rejected, long retired) {}

  /** Relations by what became of them; removed ones are beside those that were read. */
  public record RelationCounts(
      long created, long updated, long unchanged, long rejected, long removed) {}

  /** Item and relation types by what became of them. */
  public record TypeCounts(long created, long updated, long unchanged, long rejected) {}

  /**
   * A record that was not imported.
   *
   * @param line where it starts in the input, from 1; 0 if the format has no lines
   */
  public record Rejection(long line, String record, String reason) {}

  /** The counts as a line of the log says them: those that are not 0. */
  String inWords() {
    return counted("items", items.created, items.updated, items.unchanged, items.rejected)
        + more(items.retired, "retired")
        + "; "
        + counted(
            "relations",
            relations.created,
            relations.updated,
            relations.unchanged,
            relations.rejected)
        + more(relations.removed, "removed")
        + (types.created + types.updated + types.unchanged + types.rejected == 0
            ? ""
            : "; "
                + counted("types", types.created, types.updated, types.unchanged, types.rejected))
        + (unreadable == 0 ? "" : "; " + unreadable + " unreadable");
  }

  private static String counted(
      String what, long created, long updated, long unchanged, long rejected) {
    if (created + updated + unchanged + rejected == 0) return "no " + what;
    String counts =
        more(created, "created")
            + more(updated, "updated")
            + more(unchanged, "unchanged")
            + more(rejected, "rejected");
    return what + ":" + counts.substring(1);
  }

  private static String more(long count, String done) {
    return count == 0 ? "" : ", " + count + " " + done;
  }
}
