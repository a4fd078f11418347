package dev.faultline.analysis;

import dev.faultline.inventory.RelationId;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.Level;
import dev.faultline.model.Relation;
import dev.faultline.model.RelationType;
import dev.faultline.model.UnknownItem;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relation in one snapshot. Evidence (source, confidence and the like) comes from the store, by
 * identity, unless a write has just returned it.
 *
 * @param effect the worst level that it passes on
 * @param stored the stored relation, where it is at hand
 */
record RelationView(
    Snapshot snapshot,
    RelationType type,
    ItemView from,
    ItemView to,
    @Nullable String group,
    Level effect,
    @Nullable Relation stored) {

  /** The relation behind an arc in the row of one of its ends. */
  static RelationView ofArc(
      Snapshot snapshot, ArcPage page, int arc, int owner, boolean ownerDepends) {
    int dependent = ownerDepends ? owner : page.other(arc);
    int provider = ownerDepends ? page.other(arc) : owner;
    Topology topology = snapshot.topology();
    RelationType type = topology.relationType(page.type(arc));
    boolean fromDepends = type.dependentEnd() == DependentEnd.FROM;
    int group = page.group(arc);
    return new RelationView(
        snapshot,
        type,
        ItemView.of(snapshot, fromDepends ? dependent : provider),
        ItemView.of(snapshot, fromDepends ? provider : dependent),
        group == 0 ? null : topology.groupName(group),
        Level.of(page.cap(arc)),
        null);
  }

  /** The relation between two items with this type and group; it must be in the image. */
  static RelationView between(
      Snapshot snapshot, int provider, int dependent, int relationType, int group) {
    ArcPage page = snapshot.topology().providers(dependent);
    for (int arc = page.begin(dependent); arc < page.end(dependent); arc++) {
      if (page.other(arc) == provider
          && page.type(arc) == relationType
          && page.group(arc) == group) {
        return ofArc(snapshot, page, arc, dependent, true);
      }
    }
    throw new IllegalStateException("the step of a chain is no relation of the image");
  }

  /** A relation that the store has returned, of a type that need not carry impact. */
  static RelationView ofStored(Snapshot snapshot, Relation relation) {
    RelationType type = snapshot.catalogue().relationType(relation.type());
    Level effect = relation.effect();
    return new RelationView(
        snapshot,
        type,
        end(snapshot, relation.from()),
        end(snapshot, relation.to()),
        relation.group(),
        effect == null ? type.effect() : effect,
        relation);
  }

  private static ItemView end(Snapshot snapshot, String key) {
    int item = snapshot.topology().find(key);
    if (item < 0) throw new UnknownItem(key, List.of());
    return ItemView.of(snapshot, item);
  }

  RelationId identity() {
    return new RelationId(type.name(), from.key(), to.key(), group);
  }

  public String id() {
    return identity().encode();
  }
}
