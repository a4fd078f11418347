package dev.faultline.store;

import org.jspecify.annotations.Nullable;

/**
 * Who writes a revision.
 *
 * @param actor the person or the process
 * @param source the system that the data comes from; null for a person's edit
 * @param reason why, in the writer's words; null where none was given
 */
public record Author(String actor, @Nullable String source, @Nullable String reason) {
  public Author {
    if (actor.isBlank()) throw new IllegalArgumentException("actor must not be blank");
  }
}
