/**
 * Assets: what is owned, paid for and disposed of, beside the items that deliver. The two records
 * are linked ({@code EMBODIED_BY}): a server is both, a certificate only an item, a chair only an
 * asset.
 *
 * <p>Start with {@link dev.faultline.asset.Assets} (find, list, add up, add and change) and {@link
 * dev.faultline.asset.AssetLifeCycle} (every step from the request to the disposal, by the table in
 * {@link dev.faultline.asset.AssetStep}; what leaves the state as it is, such as audits, is {@link
 * dev.faultline.asset.AssetCare}). {@link dev.faultline.asset.AssetField} names every value once,
 * for GraphQL, files and the store alike. Package {@code api} holds the GraphQL side.
 *
 * <p>Decision: assets are written and read by named Cypher files, not mapped by Spring Data Neo4j.
 * A write and its revision are one transaction, which {@code RevisionLog} opens on the driver so
 * that it may be repeated; Spring Data's templates work in a transaction of their own manager and
 * cannot join it. It costs one mapping class of a hundred lines.
 */
@ApplicationModule(
    allowedDependencies = {"catalog", "graphql", "inventory", "model", "money", "record", "store"})
@NullMarked
package dev.faultline.asset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
