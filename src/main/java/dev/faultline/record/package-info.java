/**
 * What the records beside the graph share: assets, contracts, software products, what was bought of
 * them, and seats. Start with {@link dev.faultline.record.RecordWriter}: every record is written by
 * a plan that only reads and its execution, one at a time and by the batch alike.
 *
 * <p>A draft that states what is withheld from its author is rejected ({@link
 * dev.faultline.record.Withheld}), for all kinds of records in that one place.
 *
 * <p>{@link dev.faultline.record.Given} reads the values of a record that a person or a file
 * states, {@link dev.faultline.record.Values} the single value in every form that it is written in,
 * and {@link dev.faultline.record.RecordHistory} shows what was done to a record.
 */
@ApplicationModule(allowedDependencies = {"graphql", "inventory", "model", "money", "store"})
@NullMarked
package dev.faultline.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
