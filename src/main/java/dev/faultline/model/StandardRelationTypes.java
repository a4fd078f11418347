package dev.faultline.model;

import static dev.faultline.model.DependentEnd.FROM;
import static dev.faultline.model.DependentEnd.NEITHER;
import static dev.faultline.model.DependentEnd.TO;
import static dev.faultline.model.Level.AT_RISK;
import static dev.faultline.model.Level.DEGRADED;
import static dev.faultline.model.Level.DOWN;
import static dev.faultline.model.Level.NONE;

import java.util.List;

/** The relation types that every estate starts with. */
public final class StandardRelationTypes {
  /** The redundancy group that a {@code MEMBER_OF} relation belongs to when it names none. */
  public static final String MEMBERS = "members";

  private static final List<RelationType> ALL =
      List.of(
          new RelationType("DEPENDS_ON", FROM, DOWN, null, "shop depends on db"),
          new RelationType("RUNS_ON", FROM, DOWN, null, "app runs on vm"),
          new RelationType("HOSTED_ON", FROM, DOWN, null, "vm hosted on hypervisor"),
          new RelationType("STORED_ON", FROM, DOWN, null, "database stored on volume"),
          new RelationType("POWERED_BY", FROM, DOWN, null, "server powered by pdu"),
          new RelationType(
              "CONNECTS_TO", FROM, DOWN, null, "server connects to switch (its uplink)"),
          new RelationType("SECURED_BY", FROM, DOWN, null, "service secured by certificate"),
          new RelationType("LOCATED_IN", FROM, DOWN, null, "rack located in room"),
          new RelationType("USES", FROM, DEGRADED, null, "shop uses recommendations"),
          new RelationType("BACKED_UP_BY", FROM, AT_RISK, null, "db backed up by backup service"),
          new RelationType("MONITORED_BY", FROM, AT_RISK, null, "db monitored by prometheus"),
          new RelationType("PART_OF", TO, DOWN, null, "module part of application"),
          new RelationType("MEMBER_OF", TO, DOWN, MEMBERS, "node member of cluster"),
          new RelationType("RELATED_TO", NEITHER, NONE, null, "documentation only"));

  private StandardRelationTypes() {}

  /** All of them, in the order in which they are documented. */
  public static List<RelationType> all() {
    return ALL;
  }
}
