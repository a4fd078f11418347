package dev.faultline.software;

import dev.faultline.catalog.Catalog;
import dev.faultline.catalog.Catalogue;
import dev.faultline.licence.Assignment;
import dev.faultline.licence.Entitlement;
import dev.faultline.licence.Installation;
import dev.faultline.licence.Licences;
import dev.faultline.licence.Metric;
import dev.faultline.licence.Uses;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.StoreReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/**
 * Counts where products stand. The uses are those of the present; the day decides which
 * entitlements are valid.
 *
 * <p>A number of products costs some ten statements together, one more for each level between an
 * installation and its hardware. Safe for use by several threads.
 */
@Component
public class Positions {
  private static final int CHUNK = 200;

  private final StoreReader reader;
  private final Catalog catalog;
  private final Products products;
  private final Entitlements entitlements;
  private final Seats seats;
  private final ProductAssets productAssets;
  private final String findInstallations;
  private final String listBelow;
  private final String listAround;

  Positions(
      StoreReader reader,
      Catalog catalog,
      Products products,
      Entitlements entitlements,
      Seats seats,
      ProductAssets productAssets,
      CypherFiles cypher) {
    this.reader = reader;
    this.catalog = catalog;
    this.products = products;
    this.entitlements = entitlements;
    this.seats = seats;
    this.productAssets = productAssets;
    findInstallations = cypher.named("software/find-installations");
    listBelow = cypher.named("software/list-below");
    listAround = cypher.named("software/list-around");
  }

  /** Where one product stands; throws UnknownRecord if there is none of that name. */
  public ProductPosition of(String name, LocalDate day) {
    return of(List.of(products.get(name)), day).getFirst();
  }

  /**
   * The positions that follow a product and pass the filter, in the order of the products' names.
   *
   * @param wanted which products to count at all
   * @param filter which positions to return
   * @param after the product's name; empty: the beginning
   */
  public List<ProductPosition> list(
      Predicate<SoftwareProduct> wanted,
      Predicate<ProductPosition> filter,
      LocalDate day,
      String after,
      int limit) {
    List<ProductPosition> found = new ArrayList<>();
    String last = after;
    while (true) {
      List<SoftwareProduct> chunk = products.list(last, CHUNK);
      for (ProductPosition position : of(chunk.stream().filter(wanted).toList(), day)) {
        if (filter.test(position)) found.add(position);
        if (found.size() == limit) return found;
      }
      if (chunk.size() < CHUNK) return found;
      last = chunk.getLast().name();
    }
  }

  /** Where the products stand, in their order. */
  public List<ProductPosition> of(List<SoftwareProduct> page, LocalDate day) {
    if (page.isEmpty()) return List.of();
    List<String> names = page.stream().map(SoftwareProduct::name).toList();
    Map<String, SoftwareProduct> byName = new HashMap<>();
    for (SoftwareProduct product : page) product.names().forEach(name -> byName.put(name, product));
    Map<String, List<BoughtEntitlement>> bought = entitlements.ofProducts(names);
    Map<String, List<Installation>> installed = installations(byName, perSite(bought.values()));
    Map<String, List<Assignment>> assigned = new HashMap<>();
    productAssets
        .of(reader::read, page)
        .forEach((name, its) -> {
          List<Assignment> all = assigned.computeIfAbsent(name, _ -> new ArrayList<>());
          its.forEach(held -> all.add(held.assignment()));
        });
    seats
        .ofProducts(names)
        .forEach((name, its) -> {
          List<Assignment> all = assigned.computeIfAbsent(name, _ -> new ArrayList<>());
          for (Seat seat : its) all.add(seat.assignment());
        });
    List<ProductPosition> positions = new ArrayList<>();
    for (SoftwareProduct product : page) {
      String name = product.name();
      Uses uses =
          new Uses(installed.getOrDefault(name, List.of()), assigned.getOrDefault(name, List.of()));
      List<BoughtEntitlement> its = bought.getOrDefault(name, List.of());
      List<Entitlement> rights = its.stream().map(BoughtEntitlement::entitlement).toList();
      positions.add(
          new ProductPosition(product, its, uses, Licences.position(name, day, rights, uses)));
    }
    return positions;
  }

  private static boolean perSite(Collection<List<BoughtEntitlement>> bought) {
    return bought.stream()
        .flatMap(List::stream)
        .anyMatch(one -> one.entitlement().metric() instanceof Metric.PerSite);
  }

  /** A software item of the present and what it is an installation of. */
  private record Found(SoftwareProduct product, Hosts.Host item, LocalDate firstSeen) {}

  /** By product. */
  private Map<String, List<Installation>> installations(
      Map<String, SoftwareProduct> byName, boolean withSites) {
    List<Found> found = new ArrayList<>();
    Map<String, Object> named = Map.of("names", List.copyOf(byName.keySet()));
    for (Record row : reader.read(findInstallations, named)) {
      SoftwareProduct product = byName.get(row.get("product").asString());
      if (product == null) continue;
      LocalDate seen =
          row.get("item")
              .get("firstSeen")
              .asZonedDateTime()
              .withZoneSameInstant(ZoneOffset.UTC)
              .toLocalDate();
      found.add(new Found(product, Hosts.host(row.get("item"), row.get("users")), seen));
    }
    Catalogue catalogue = catalog.current();
    Hosts hosts = Hosts.downToHardware(reader::read, catalogue);
    hosts.load(listBelow, found.stream().map(Found::item).toList());
    Hosts places = Hosts.upToSites(reader::read, catalogue);
    if (withSites) places.load(listAround, found.stream().map(Found::item).toList());
    Map<String, List<Installation>> installations = new HashMap<>();
    for (Found one : found) {
      installations
          .computeIfAbsent(one.product().name(), _ -> new ArrayList<>())
          .addAll(installations(one, hosts, withSites ? places : null));
    }
    return installations;
  }

  /** One for each of its hosts in use; if there is none in use, one that is not in use. */
  private static List<Installation> installations(
      Found found, Hosts hosts, @Nullable Hosts places) {
    Hosts.Host item = found.item();
    List<Hosts.Host> devices = hosts.devices(item.key(), found.product().countedOn());
    List<Hosts.Host> live = devices.stream().filter(Hosts.Host::inUse).toList();
    boolean inUse = item.inUse() && (devices.isEmpty() || !live.isEmpty());
    if (devices.isEmpty()) return List.of(installation(found, null, inUse, places));
    if (!inUse) return List.of(installation(found, devices.getFirst(), false, places));
    return live.stream().map(host -> installation(found, host, true, places)).toList();
  }

  private static Installation installation(
      Found found, Hosts.@Nullable Host host, boolean inUse, @Nullable Hosts places) {
    Hosts.Host item = found.item();
    LocalDate installedOn = date(item.attributes().get("installedOn"));
    return new Installation(
        item.key(),
        host == null ? null : host.key(),
        host == null ? 0 : host.number("processors"),
        host == null ? 0 : host.number("cpuCores"),
        places == null ? null : places.site(host == null ? item.key() : host.key()),
        user(item, host),
        inUse,
        installedOn == null ? found.firstSeen() : installedOn,
        date(item.attributes().get("lastUsed")));
  }

  /** Who uses it: as it says itself, or who has it or its host as an asset. */
  private static @Nullable String user(Hosts.Host item, Hosts.@Nullable Host host) {
    if (item.attributes().get("user") instanceof String user && !user.isBlank()) return user;
    if (!item.users().isEmpty()) return item.users().getFirst();
    return host == null || host.users().isEmpty() ? null : host.users().getFirst();
  }

  private static @Nullable LocalDate date(@Nullable Object value) {
    if (value == null) return null;
    try {
      return LocalDate.parse(value.toString());
    } catch (DateTimeException notADate) {
      return null;
    }
  }
}
