package dev.faultline.analysis;

import dev.faultline.catalog.Catalogue;
import dev.faultline.model.Revision;
import dev.faultline.topology.Topology;

/** The estate at one revision, as an answer sees it from beginning to end. Immutable. */
public record Snapshot(Topology topology, Catalogue catalogue, Revision revision) {}
