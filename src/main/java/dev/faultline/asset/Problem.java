package dev.faultline.asset;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input.
 *
 * @param field the name of the value at fault; null where it is none in particular
 * @param message a sentence that names the value and the rule
 */
public record Problem(@Nullable String field, String message) {}
