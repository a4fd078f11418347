/**
 * The command line. The offline commands read estate files and ask the pure engine; nothing here
 * starts a framework. Entry: {@link dev.faultline.cli.Cli}.
 */
@ApplicationModule(allowedDependencies = {"catalog", "impact", "ingest", "model", "topology"})
@NullMarked
package dev.faultline.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
