package dev.faultline.model;

/** Which end of a relation depends on the other; impact travels towards that end. */
public enum DependentEnd {
  /** The item that the relation starts at depends on the other: "shop DEPENDS_ON db". */
  FROM,
  /** The item that the relation points to depends on the other: "node MEMBER_OF cluster". */
  TO,
  /** Neither: the relation is documentation and carries no impact. */
  NEITHER
}
