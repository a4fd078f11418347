package dev.faultline.store;

/**
 * The store's content was replaced behind the log's back, as by a restored backup: whoever keeps
 * something of it in memory loads it anew. Published by whoever replaced it; revisions may start at
 * 0 again.
 */
public record EstateReplaced() {}
