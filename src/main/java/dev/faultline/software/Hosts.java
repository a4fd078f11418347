package dev.faultline.software;

import dev.faultline.catalog.Catalogue;
import dev.faultline.inventory.Rows;
import dev.faultline.model.LifeCycle;
import dev.faultline.software.SoftwareProduct.CountedOn;
import dev.faultline.store.AttributeJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * The devices below software: what items run on or are hosted on, through containers and clusters
 * (a cluster stands for its members) down to hardware. Read level by level, one statement a level,
 * for all items at once; each item is read once however many paths lead to it.
 *
 * <p>For one answer and one thread.
 */
final class Hosts {
  private static final String HARDWARE = "Hardware";
  private static final String VIRTUAL_MACHINE = "VirtualMachine";
  private static final String SITE = "Site";
  private static final int DEEPEST = 16;

  private final Rows rows;
  private final Catalogue catalogue;
  private final String end;
  private final Map<String, Host> hosts = new HashMap<>();

  private Hosts(Rows rows, Catalogue catalogue, String end) {
    this.rows = rows;
    this.catalogue = catalogue;
    this.end = end;
  }

  /** Looks for devices and goes no further than hardware. */
  static Hosts downToHardware(Rows rows, Catalogue catalogue) {
    return new Hosts(rows, catalogue, HARDWARE);
  }

  /** Looks for the places of devices and goes no further than sites. */
  static Hosts upToSites(Rows rows, Catalogue catalogue) {
    return new Hosts(rows, catalogue, SITE);
  }

  /**
   * An item on the way down.
   *
   * @param users persons who have an asset that embodies it
   * @param below what it runs on
   */
  record Host(
      String key,
      String type,
      LifeCycle lifeCycle,
      Map<String, Object> attributes,
      List<String> users,
      Set<String> below) {
    boolean inUse() {
      return lifeCycle == LifeCycle.IN_USE;
    }

    int number(String attribute) {
      return attributes.get(attribute) instanceof Number number
          ? Math.max(0, number.intValue())
          : 0;
    }
  }

  static Host host(Value node, Value users) {
    return new Host(
        node.get("key").asString(),
        node.get("type").asString(),
        LifeCycle.valueOf(node.get("lifeCycle").asString()),
        AttributeJson.read(node.get("attributes").asString("{}")),
        users.asList(Value::asString),
        new LinkedHashSet<>());
  }

  /**
   * Reads what lies below the items, level by level.
   *
   * @param statement one level: {@code software/list-below} or {@code software/list-around}
   */
  void load(String statement, Collection<Host> items) {
    Map<String, Host> level = new LinkedHashMap<>();
    for (Host item : items)
      if (hosts.putIfAbsent(item.key(), item) == null) level.put(item.key(), item);
    for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
      List<String> keys =
          level.values().stream().filter(item -> !isEnd(item)).map(Host::key).toList();
      level = new LinkedHashMap<>();
      if (keys.isEmpty()) return;
      for (Record row : rows.run(statement, Map.of("keys", keys))) {
        Host below = host(row.get("below"), row.get("users"));
        Host above = hosts.get(row.get("key").asString());
        if (above != null) above.below().add(below.key());
        if (hosts.putIfAbsent(below.key(), below) == null) level.put(below.key(), below);
      }
    }
  }

  private boolean isEnd(Host item) {
    return catalogue.isA(item.type(), end);
  }

  /**
   * The devices that count for an item that was loaded: the first ones on each way down; itself if
   * it is one. Where a way ends without one, its last item; none if nothing lies below.
   */
  List<Host> devices(String key, CountedOn countedOn) {
    Host start = hosts.get(key);
    if (start == null) return List.of();
    if (counts(start, countedOn)) return List.of(start);
    List<Host> devices = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(key));
    Deque<String> open = new ArrayDeque<>(start.below());
    while (!open.isEmpty()) {
      Host host = hosts.get(open.poll());
      if (host == null || !seen.add(host.key())) continue;
      if (counts(host, countedOn) || host.below().isEmpty()) devices.add(host);
      else open.addAll(host.below());
    }
    return devices;
  }

  private boolean counts(Host host, CountedOn countedOn) {
    return catalogue.isA(host.type(), HARDWARE)
        || countedOn == CountedOn.DEVICE && catalogue.isA(host.type(), VIRTUAL_MACHINE);
  }

  /** The first site on the ways from the item that was loaded; null if there is none. */
  @Nullable String site(String key) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(key));
    while (!open.isEmpty()) {
      Host at = hosts.get(open.poll());
      if (at == null || !seen.add(at.key())) continue;
      if (catalogue.isA(at.type(), SITE)) return at.key();
      open.addAll(at.below());
    }
    return null;
  }
}
