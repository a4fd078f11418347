package dev.faultline.impact;

import dev.faultline.model.Level;
import org.jspecify.annotations.Nullable;

/**
 * One step of a chain: impact goes from a provider to its dependent along one relation.
 *
 * @param provider the item that it comes from
 * @param dependent the item that it reaches
 * @param relationType the relation type's number in the topology
 * @param relationGroup the named group of the relation, 0 for none
 * @param levelIn the level that the chain has brought the provider to
 * @param levelOut the level that the dependent gets from it
 * @param group the state of the relation's group where that needs fewer than all of its providers
 */
public record Step(
    int provider,
    int dependent,
    int relationType,
    int relationGroup,
    Level levelIn,
    Level levelOut,
    @Nullable GroupState group) {}
