package dev.faultline.graphql;

import org.jspecify.annotations.Nullable;

/** Names one item: by its id or by its key, exactly one of them. */
public record ItemRef(@Nullable String id, @Nullable String key) {}
