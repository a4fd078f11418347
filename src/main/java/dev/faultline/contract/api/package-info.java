/** Contracts over GraphQL: thin controllers over the parent package. What is refused is a value. */
@NullMarked
package dev.faultline.contract.api;

import org.jspecify.annotations.NullMarked;
