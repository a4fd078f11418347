package dev.faultline.store;

import dev.faultline.model.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What a write came to.
 *
 * @param value what the work returned
 * @param revision the one that it became; where it changed nothing, the newest at that time
 * @param changed whether it became a revision
 */
public record Committed<T extends @Nullable Object>(T value, Revision revision, boolean changed) {}
