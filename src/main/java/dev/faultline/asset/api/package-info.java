/** Assets over GraphQL: thin controllers over the parent package. What is refused is a value. */
@NullMarked
package dev.faultline.asset.api;

import org.jspecify.annotations.NullMarked;
