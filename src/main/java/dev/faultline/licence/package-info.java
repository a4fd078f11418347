/**
 * Licences: what was bought, what is used, and what follows. Counts what it is given and knows no
 * store.
 *
 * <p>Nothing is refused because too little was bought: the position says by how much and by whom,
 * and lists what no bought metric can count instead of leaving it out.
 *
 * <p>Cores bought in packs count by the device: a device takes whole packs, and what is left of its
 * last pack is of use to no other. Packs of several sizes by one metric add up, and the smallest
 * size decides, as the larger ones are filled up with it. A quantity is in cores all the same.
 *
 * <p>A product bought by several metrics is counted once, by the widest metric that has room:
 * unlimited, then sites, cores, devices, named users, installations. A metric covers whole units (a
 * host with all its cores, a user with all installations of theirs) while its quantity lasts, those
 * that have been there longest first, passing over those it has no room for; what is left goes on
 * to the next metric. What no metric has room for is over, at the last metric that can count it.
 * That order is fixed so that the same facts always give the same position; it need not be the
 * cheapest one.
 */
@NullMarked
package dev.faultline.licence;

import org.jspecify.annotations.NullMarked;
