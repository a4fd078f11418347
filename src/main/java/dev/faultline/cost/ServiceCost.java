package dev.faultline.cost;

import dev.faultline.money.Money;

/**
 * What a service costs.
 *
 * @param item its number
 * @param total everything that arrived at it, its own cost included: what it costs fully loaded.
 *     For a service in a cycle, that of the whole cycle. Totals overlap where services stand on
 *     services.
 * @param kept what stays with it after services that depend on it took theirs. What all services
 *     keep adds up, with the unallocated rest, to the sum of all costs.
 */
public record ServiceCost(int item, Money total, Money kept) {}
