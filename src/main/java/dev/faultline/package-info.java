/** Faultline: what a change takes down, why, and what would save it. */
@NullMarked
package dev.faultline;

import org.jspecify.annotations.NullMarked;
