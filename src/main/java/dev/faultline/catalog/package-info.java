/**
 * The type catalogue: which kinds of items and relations exist, what attributes items carry, and
 * which relations carry impact. Types are data: every estate starts with the standard ones and adds
 * its own.
 */
@ApplicationModule(allowedDependencies = {"graphql", "model", "store"})
@NullMarked
package dev.faultline.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
