package dev.faultline.analysis;

import dev.faultline.catalog.Catalogue;
import dev.faultline.model.Revision;
import dev.faultline.topology.Topology;

/**
 * The estate at one revision, as an answer sees it from beginning to end. Immutable.
 *
 * @param then what the store shows in another form by now, where the revision is not the newest
 */
public record Snapshot(Topology topology, Catalogue catalogue, Revision revision, Then then) {
  /** The estate of today. */
  public Snapshot(Topology topology, Catalogue catalogue, Revision revision) {
    this(topology, catalogue, revision, Then.NOW);
  }

  /** The same estate in another form, such as with hypothetical edits. */
  Snapshot with(Topology other) {
    return other == topology ? this : new Snapshot(other, catalogue, revision, then);
  }
}
