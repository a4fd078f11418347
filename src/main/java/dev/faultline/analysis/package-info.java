/**
 * The live topology and the questions put to it: loads the estate, follows the revision log, and
 * answers over GraphQL within budgets.
 */
@ApplicationModule(
    allowedDependencies = {
      "asset",
      "catalog",
      "graphql",
      "impact",
      "inventory",
      "model",
      "store",
      "topology"
    })
@NullMarked
package dev.faultline.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
