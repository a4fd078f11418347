/**
 * Software products: what was bought of them, who and what uses them, and where that leaves them.
 *
 * <p>Start with {@link dev.faultline.software.Positions}: it counts, for a page of products at
 * once, what {@link dev.faultline.software.Entitlements} were bought against what uses them. A use
 * is an item whose attribute {@code product} names the product (on the hosts that {@link
 * dev.faultline.software.Hosts} finds), a {@link dev.faultline.software.Seat} given to a user, or
 * an asset of the kinds Software, Subscription and Licence in a person's hands; what is retired or
 * lost uses nothing any more, and waits to be taken back or given to another. The counting itself
 * is the pure package {@code licence}. Package {@code api} holds the GraphQL side.
 *
 * <p>Nothing is refused because too little was bought: it is done, and the answer warns.
 */
@ApplicationModule(
    allowedDependencies = {
      "asset",
      "catalog",
      "contract",
      "graphql",
      "inventory",
      "licence",
      "model",
      "money",
      "record",
      "store"
    })
@NullMarked
package dev.faultline.software;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
