/**
 * What a service costs: the cost of every item flows from providers to their dependents until it
 * arrives at services, by rules that can be seen and changed, and to the cent.
 *
 * <p>The rules in words. An item's cost and what arrives at it are shared by its dependents:
 * equally, by weights of the relations, or by a capacity of the dependents. Items that depend on
 * each other in a cycle are one: their cost is added up and shared by the dependents outside the
 * cycle. What arrives at a service that other services depend on flows on to those ({@link
 * dev.faultline.cost.ServiceChain}), as is usual where services are charged fully loaded: a shared
 * platform is paid by who uses it, and still shows what it costs in all. What reaches no service is
 * shown as unallocated, with the reason; it is never spread over the others silently. The sum of
 * what services keep and of what is unallocated is the sum of all costs, exactly.
 */
@NullMarked
package dev.faultline.cost;

import org.jspecify.annotations.NullMarked;
