package dev.faultline.store;

import dev.faultline.model.Edit;
import dev.faultline.model.Revision;

/**
 * One step in the history of a record.
 *
 * @param position of the edit within its revision, from 0
 */
public record RecordEdit(Revision revision, int position, Edit.RecordWritten edit) {
  /** The place behind the newest edit. */
  public static final Place END = new Place(Long.MAX_VALUE, 0);

  /** A place in the log, as a number that orders edits of all revisions. */
  public record Place(long revision, int position) {}

  /** Where this edit stands. */
  public Place place() {
    return new Place(revision.number(), position);
  }
}
