package dev.faultline.store;

import dev.faultline.model.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A revision in the log of a store.
 *
 * @param estate the name of the store's content, as in {@link RevisionLog#estate}; null if nobody
 *     asked for it yet
 * @param editsAfter how many edits the revisions that follow hold
 */
public record LogPosition(@Nullable String estate, Revision revision, long editsAfter) {}
