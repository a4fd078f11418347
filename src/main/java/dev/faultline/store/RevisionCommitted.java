package dev.faultline.store;

import dev.faultline.model.Edit;
import dev.faultline.model.Revision;
import java.util.List;

/**
 * This instance committed a revision. Published on the writer's thread before its write returns, in
 * the order of the numbers; revisions of other instances lie between them, so that a listener that
 * finds a gap reads {@link RevisionLog#after}.
 */
public record RevisionCommitted(Revision revision, List<Edit> edits) {
  public RevisionCommitted {
    edits = List.copyOf(edits);
  }
}
