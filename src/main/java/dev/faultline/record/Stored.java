package dev.faultline.record;

import java.util.Map;

/** A record beside the graph, as the store keeps it. */
public interface Stored {
  /** Assigned, a UUIDv7. */
  String id();

  /** All that it says, by name, as JSON has it; when it was written is no part of it. */
  Map<String, Object> facts();

  /** Whether both say the same, times aside. */
  default boolean saysTheSameAs(Stored other) {
    return facts().equals(other.facts());
  }
}
