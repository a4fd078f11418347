package dev.faultline.inventory;

/**
 * An item found by words.
 *
 * @param score how well it fits; comparable within one answer only
 */
public record SearchHit(String key, double score) {}
