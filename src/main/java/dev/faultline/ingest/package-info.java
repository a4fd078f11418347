/**
 * Data on its way in: a reader per format turns files into estate records, an import checks them
 * against the catalogue and the estate and writes what holds. The readers know no framework and
 * serve the command line as well.
 */
@ApplicationModule(
    allowedDependencies = {
      "asset",
      "catalog",
      "contract",
      "graphql",
      "inventory",
      "model",
      "record",
      "software",
      "store"
    })
@NullMarked
package dev.faultline.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
