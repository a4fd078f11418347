/**
 * The books of assets: by which rules each is written off, what it is worth on any day, and what
 * the estate writes off by month. Rules are data: {@link
 * dev.faultline.asset.book.DepreciationRules} says which one holds for an asset, {@link
 * dev.faultline.asset.book.AssetBooks} makes books of them. The arithmetic is {@code money}'s.
 */
@NullMarked
package dev.faultline.asset.book;

import org.jspecify.annotations.NullMarked;
