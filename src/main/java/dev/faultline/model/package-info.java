/**
 * The words of the domain, as plain values without behaviour of their own: levels, item and
 * relation types, redundancy rules, revisions, and the expected failures. Knows nothing else and no
 * framework.
 */
@NullMarked
package dev.faultline.model;

import org.jspecify.annotations.NullMarked;
