package dev.faultline.licence;

import dev.faultline.licence.LicencePosition.Line;
import dev.faultline.licence.LicencePosition.Uncounted;
import dev.faultline.licence.LicencePosition.Use;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts the uses of one product by its metrics, as the package says. Used by one thread. */
final class Count {
  private static final Comparator<Metric> WIDEST_FIRST =
      Comparator.comparingInt(Metric::rank).thenComparing(Object::toString);

  private final String product;
  private final LocalDate day;
  private final List<Entitlement> entitlements;
  private final List<Entitlement> valid;
  private final Uses uses;
  private final List<Metric> metrics;
  private final Set<Usage> remaining = new LinkedHashSet<>();

  Count(String product, LocalDate day, List<Entitlement> entitlements, Uses uses) {
    this.product = product;
    this.day = day;
    this.uses = uses;
    this.entitlements = entitlements;
    this.valid = entitlements.stream().filter(bought -> bought.isValidOn(day)).toList();
    this.metrics = metrics(valid.isEmpty() ? entitlements : valid);
    for (Installation installation : uses.installations()) {
      if (installation.inUse()) remaining.add(installation);
    }
    for (Assignment seat : uses.assignments()) {
      if (!seat.retired() && canCount(metrics, seat)) remaining.add(seat);
    }
  }

  LicencePosition position() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      lines.add(line(metrics.get(i), metrics.subList(i + 1, metrics.size())));
    }
    List<Uncounted> uncounted = new ArrayList<>();
    for (Usage use : remaining) {
      if (use instanceof Installation installation) {
        uncounted.add(new Uncounted(installation.item(), reason()));
      }
    }
    List<String> freed =
        uses.installations().stream()
            .filter(installation -> !installation.inUse())
            .map(Installation::item)
            .sorted()
            .toList();
    return new LicencePosition(product, day, lines, List.copyOf(uncounted), freed);
  }

  private List<Metric> metrics(List<Entitlement> of) {
    Set<Metric> found = new TreeSet<>(WIDEST_FIRST);
    for (Entitlement entitlement : of) found.add(entitlement.metric());
    if (found.isEmpty()) {
      found.add(new Metric.PerInstallation());
      if (uses.assignments().stream().anyMatch(seat -> !seat.retired()))
        found.add(new Metric.PerNamedUser());
    }
    return List.copyOf(found);
  }

  private Line line(Metric metric, List<Metric> later) {
    List<Entitlement> ofMetric =
        valid.stream().filter(entitlement -> entitlement.metric().equals(metric)).toList();
    long entitled = 0;
    for (Entitlement entitlement : ofMetric) {
      entitled = Math.addExact(entitled, entitlement.quantity());
    }
    List<Unit> units = units(metric, pack(metric, ofMetric));
    if (metric instanceof Metric.Unlimited && !ofMetric.isEmpty()) entitled = units.size();
    long left = entitled;
    List<Use> counted = new ArrayList<>();
    List<Unit> waiting = new ArrayList<>();
    for (Unit unit : units) {
      if (unit.amount() > left) {
        waiting.add(unit);
        continue;
      }
      left -= unit.amount();
      counted.add(unit.use(0));
      unit.uses.forEach(remaining::remove);
    }
    long over = 0;
    for (Unit unit : waiting) {
      if (unit.uses.stream().allMatch(use -> canCount(later, use))) continue;
      long missing = unit.amount() - left;
      left = 0;
      over += missing;
      counted.add(unit.use(missing));
      unit.uses.forEach(remaining::remove);
    }
    return new Line(
        metric, ofMetric, entitled, entitled - left + over, left, over, List.copyOf(counted));
  }

  /**
   * The smallest number of cores that are sold together; of all that was ever bought if need be.
   */
  private int pack(Metric metric, List<Entitlement> ofMetric) {
    return (ofMetric.isEmpty() ? entitlements : ofMetric)
        .stream()
            .filter(entitlement -> entitlement.metric().equals(metric))
            .mapToInt(Entitlement::pack)
            .min()
            .orElse(1);
  }

  private static boolean canCount(List<Metric> metrics, Usage use) {
    return metrics.stream().anyMatch(metric -> name(metric, use) != null);
  }

  /** What is left to count, as units of the metric, those that have been there longest first. */
  private List<Unit> units(Metric metric, int pack) {
    Map<String, Unit> byName = new TreeMap<>();
    for (Usage use : remaining) {
      String name = name(metric, use);
      if (name == null) continue;
      byName.computeIfAbsent(name, key -> new Unit(metric, key, pack)).uses.add(use);
    }
    List<Unit> units = new ArrayList<>(byName.values());
    units.sort(Comparator.comparing(Unit::since).thenComparing(Unit::id));
    return units;
  }

  /** The unit of a metric that the use is part of; null if the metric cannot count it. */
  private static @Nullable String name(Metric metric, Usage use) {
    return switch (use) {
      case Assignment seat ->
          switch (metric) {
            case Metric.Unlimited(), Metric.PerNamedUser() -> seat.user();
            case Metric.PerSite(), Metric.PerCore _, Metric.PerDevice(), Metric.PerInstallation() ->
                null;
          };
      case Installation installation ->
          switch (metric) {
            case Metric.Unlimited(), Metric.PerInstallation() -> installation.item();
            case Metric.PerSite() -> installation.site();
            case Metric.PerCore _, Metric.PerDevice() -> installation.hostOrItem();
            case Metric.PerNamedUser() -> installation.user();
          };
    };
  }

  private String reason() {
    List<String> units = metrics.stream().map(Metric::unit).toList();
    return "Its %s is not known, and the product was bought by nothing else."
        .formatted(String.join(" or ", units));
  }

  /** Uses that a metric counts together. */
  private static final class Unit {
    final Metric metric;
    final String name;
    final int pack;
    final Collection<Usage> uses = new ArrayList<>();

    Unit(Metric metric, String name, int pack) {
      this.metric = metric;
      this.name = name;
      this.pack = pack;
    }

    /** Of the first of its uses: in an order by it, nobody can look for a name. */
    String id() {
      return uses.stream().map(Usage::id).min(Comparator.naturalOrder()).orElse(name);
    }

    /** The earliest day of its uses; the last of all days if none is known. */
    LocalDate since() {
      LocalDate first = LocalDate.MAX;
      for (Usage use : uses) {
        LocalDate since = use.since();
        if (since != null && since.isBefore(first)) first = since;
      }
      return first;
    }

    long amount() {
      CoreCount count = cores();
      return count == null ? 1 : count.amount();
    }

    private @Nullable CoreCount cores() {
      if (!(metric instanceof Metric.PerCore perCore)) return null;
      int cores = 0;
      int processors = 0;
      for (Usage use : uses) {
        if (!(use instanceof Installation installation)) continue;
        cores = Math.max(cores, installation.cores());
        processors = Math.max(processors, installation.processors());
      }
      return new CoreCount(perCore, cores, processors, pack);
    }

    Use use(long over) {
      Set<String> items = new TreeSet<>();
      Set<String> users = new TreeSet<>();
      for (Usage use : uses) {
        if (use instanceof Installation installation) items.add(installation.item());
        if (use.user() != null) users.add(use.user());
      }
      CoreCount count = cores();
      boolean guessed = count != null && count.cores() == 0;
      return new Use(
          id(),
          name,
          amount(),
          over,
          List.copyOf(items),
          List.copyOf(users),
          guessed ? "Its cores are not known; the minimum is counted." : null,
          count == null ? null : count.words());
    }
  }
}
