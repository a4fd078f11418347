/**
 * Money that is never a float, and what becomes of it: allocation to the cent, books of
 * depreciation, gain or loss on disposal. Plain arithmetic without a framework.
 *
 * <p>Rounding, everywhere: half a minor unit rounds up (away from zero), a sum is split by the
 * largest remainder so that its parts add up to it, and a schedule of depreciation ends exactly at
 * the salvage value ({@link dev.faultline.money.Book} says how).
 */
@NullMarked
package dev.faultline.money;

import org.jspecify.annotations.NullMarked;
