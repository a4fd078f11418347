package dev.faultline.store;

import dev.faultline.model.Edit;
import dev.faultline.model.Revision;
import java.util.List;

/** A revision and its edits in the order in which they were made. */
public record LoggedRevision(Revision revision, List<Edit> edits) {
  public LoggedRevision {
    edits = List.copyOf(edits);
  }
}
