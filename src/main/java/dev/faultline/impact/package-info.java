/**
 * The engine: which items a change affects, how badly, and the proof of it. Stateless arithmetic
 * over a topology.
 */
@NullMarked
package dev.faultline.impact;

import org.jspecify.annotations.NullMarked;
