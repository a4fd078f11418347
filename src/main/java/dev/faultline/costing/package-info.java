/**
 * What services cost in a month: takes the costs that the beans of {@link
 * dev.faultline.asset.RunningCosts} know of, lays them on the items of the live topology, and lets
 * {@code cost} allocate them by rules that the answer shows. One allocation for each currency;
 * nothing is converted.
 *
 * <p>Start with {@link dev.faultline.costing.ServiceCosting}.
 */
@ApplicationModule(
    allowedDependencies = {
      "analysis",
      "asset",
      "catalog",
      "cost",
      "graphql",
      "model",
      "money",
      "store",
      "topology"
    })
@NullMarked
package dev.faultline.costing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
