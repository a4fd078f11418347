/**
 * Contracts: parties, dates, notice, value, and what they cover ({@code COVERS}): assets, items and
 * software products. Start with {@link dev.faultline.contract.Contracts}; {@link
 * dev.faultline.contract.Term} says when a contract ends or renews and by when notice is due.
 * Package {@code api} holds the GraphQL side.
 *
 * <p>Assets of the kind Contract bear the label {@code Contract} too. They have no property {@code
 * number}, by which every statement of this package finds its nodes.
 */
@ApplicationModule(
    allowedDependencies = {"asset", "graphql", "inventory", "model", "money", "record", "store"})
@NullMarked
package dev.faultline.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
