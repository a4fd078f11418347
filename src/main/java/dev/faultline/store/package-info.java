/**
 * Neo4j itself: the embedded one or a server, the schema, Cypher files by name, and the log of
 * revisions that every write goes through.
 *
 * <p>Start with {@link dev.faultline.store.RevisionLog} (write), {@link
 * dev.faultline.store.StoreReader} (read) and {@link dev.faultline.store.CypherFiles}. The embedded
 * database lives in a source root of its own ({@code src/embedded}), which a build without it
 * leaves out; both kinds are spoken to through one driver over Bolt.
 *
 * <p>Decision: schema steps are run by {@code SchemaSteps}, not by neo4j-migrations. The library's
 * starter is made for Spring Boot 3, its own bookkeeping (lock and chain nodes, class and resource
 * discovery) adds to every start, and its messages speak of its own terms. What is needed here is
 * small: numbered files, each statement repeatable, a checksum each. It costs about a hundred lines
 * that are ours to keep, and offers no repair and no undo of steps.
 */
@ApplicationModule(allowedDependencies = "model")
@NullMarked
package dev.faultline.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
