/**
 * The estate as arrays: an immutable compressed adjacency, built whole or by edits. Arrays in,
 * values out.
 */
@NullMarked
package dev.faultline.topology;

import org.jspecify.annotations.NullMarked;
