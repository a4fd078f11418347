package dev.faultline.cost;

import dev.faultline.money.Money;

/**
 * Where the cost of one item ends up; services and unallocated add up to its cost exactly.
 *
 * @param services by what they keep of it
 */
public record Destinations(Money cost, Breakdown services, Money unallocated) {}
