package dev.faultline.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A relation as it is stored. Type, both ends and the group identify it: the store holds one
 * relation of that identity.
 *
 * @param type name of the relation type
 * @param from key of the item that it starts at
 * @param to key of the item that it points to
 * @param group redundancy group at the dependent end, the type's default filled in; null: a group
 *     of its own
 * @param effect worst level passed on where that differs from the type's; null: the type's
 * @param source the system that states it; null for a person's edit
 * @param confidence 0 to 1
 * @param derived true where it was concluded from other data
 */
public record Relation(
    String type,
    String from,
    String to,
    @Nullable String group,
    @Nullable Level effect,
    @Nullable String source,
    Instant firstSeen,
    Instant lastSeen,
    double confidence,
    boolean derived) {}
