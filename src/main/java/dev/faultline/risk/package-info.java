/**
 * What ends, and whom that hits: every end of a warranty, a contract, a licence or a certificate is
 * put to the impact engine as if it were a change.
 *
 * <p>Start with {@link dev.faultline.risk.AssetRisks}. Which ends there are, the beans of {@link
 * dev.faultline.asset.Endings} say; what an end of a kind does, {@link
 * dev.faultline.risk.EndingRules}.
 */
@ApplicationModule(
    allowedDependencies = {
      "analysis",
      "asset",
      "catalog",
      "graphql",
      "impact",
      "model",
      "money",
      "record",
      "store",
      "topology"
    })
@NullMarked
package dev.faultline.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
