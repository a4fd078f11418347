/**
 * Items, relations, states and redundancy rules: the record in Neo4j. Every write goes through
 * {@link dev.faultline.inventory.Inventory} and becomes a revision.
 */
@ApplicationModule(allowedDependencies = {"catalog", "graphql", "model", "store"})
@NullMarked
package dev.faultline.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
