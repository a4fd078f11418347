package dev.faultline.ingest;

import static dev.faultline.ingest.EstateGenerator.Layer.ACCESS_SWITCH;
import static dev.faultline.ingest.EstateGenerator.Layer.APPLICATION;
import static dev.faultline.ingest.EstateGenerator.Layer.BACKUP;
import static dev.faultline.ingest.EstateGenerator.Layer.CERTIFICATE;
import static dev.faultline.ingest.EstateGenerator.Layer.CLUSTER;
import static dev.faultline.ingest.EstateGenerator.Layer.CONTAINER;
import static dev.faultline.ingest.EstateGenerator.Layer.CORE_SWITCH;
import static dev.faultline.ingest.EstateGenerator.Layer.DATABASE;
import static dev.faultline.ingest.EstateGenerator.Layer.DNS;
import static dev.faultline.ingest.EstateGenerator.Layer.FEED;
import static dev.faultline.ingest.EstateGenerator.Layer.HYPERVISOR;
import static dev.faultline.ingest.EstateGenerator.Layer.INSTANCE;
import static dev.faultline.ingest.EstateGenerator.Layer.LOAD_BALANCER;
import static dev.faultline.ingest.EstateGenerator.Layer.LOGIN;
import static dev.faultline.ingest.EstateGenerator.Layer.MONITORING;
import static dev.faultline.ingest.EstateGenerator.Layer.PDU;
import static dev.faultline.ingest.EstateGenerator.Layer.RACK;
import static dev.faultline.ingest.EstateGenerator.Layer.ROOM;
import static dev.faultline.ingest.EstateGenerator.Layer.SERVICE;
import static dev.faultline.ingest.EstateGenerator.Layer.STORAGE;
import static dev.faultline.ingest.EstateGenerator.Layer.VM;
import static dev.faultline.ingest.EstateGenerator.Layer.VOLUME;
import static dev.faultline.ingest.EstateGenerator.Layer.WORKLOAD;

import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.StandardRelationTypes;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes synthetic estates for measurements: rooms, power, network, hypervisors, virtual machines,
 * databases, workloads, applications and business services in layers, redundant where a careful
 * company would be.
 *
 * <p>Most single losses are absorbed or reach about ten items. On purpose {@code
 * core-switch-000000} has no twin: it and {@code room-000000}, where it stands, take more than half
 * of the estate down. A few workloads depend on each other in cycles.
 */
public final class EstateGenerator {
  /** Fewest items of an estate that has every layer. */
  public static final int FEWEST_ITEMS = 10;

  /** Most items of an estate. */
  public static final int MOST_ITEMS = 5_000_000;

  /** Relations for each item, unless said otherwise. */
  public static final double USUAL_RELATIONS_PER_ITEM = 4;

  /*
   * Nothing is kept: every property of an item is computed from the seed, its layer and its number. Items of a layer lie on a line
   * from 0 to 1; a "domain" is a stretch of it with about a hundred items of all layers, which mostly depend on each other. A first
   * pass counts the relations that structure asks for, a second one writes them. If the wanted number is lower, second links are left
   * out evenly; if it is higher, soft relations to the neighbourhood fill up.
   */
  enum Layer {
    ROOM("room", "Room", 0.0001),
    FEED("power-feed", "PowerFeed", 0),
    CORE_SWITCH("core-switch", "Switch", 0),
    RACK("rack", "Rack", 0.002),
    PDU("pdu", "Pdu", 0),
    ACCESS_SWITCH("switch", "Switch", 0),
    STORAGE("storage", "Storage", 0.0005),
    CLUSTER("cluster", "Cluster", 0.004),
    HYPERVISOR("esx", "Hypervisor", 0.03),
    VOLUME("volume", "Volume", 0.10),
    VM("vm", "VirtualMachine", 0.24),
    DNS("dns", "TechnicalService", 0.0004),
    LOGIN("login", "IdentityProvider", 0.0002),
    MONITORING("monitoring", "MonitoringService", 0.00005),
    BACKUP("backup", "BackupService", 0.00005),
    LOAD_BALANCER("load-balancer", "LoadBalancer", 0.005),
    CERTIFICATE("certificate", "Certificate", 0.02),
    DATABASE("database", "Database", 0.03),
    INSTANCE("db-instance", "DatabaseInstance", 0.08),
    WORKLOAD("workload", "ContainerWorkload", 0.13),
    CONTAINER("container", "Container", 0.22),
    APPLICATION("app", "Application", 0.09),
    SERVICE("service", "BusinessService", 0.01);

    final String prefix;
    final String type;
    final double share;

    Layer(String prefix, String type, double share) {
      this.prefix = prefix;
      this.type = type;
      this.share = share;
    }
  }

  private static final Layer[] LAYERS = Layer.values();
  private static final Set<Layer> NEEDED =
      EnumSet.of(
          ROOM, FEED, CORE_SWITCH, RACK, HYPERVISOR, VM, INSTANCE, WORKLOAD, APPLICATION, SERVICE);
  private static final double PART_BEHIND_ONE_SWITCH = 0.62;
  private static final int ITEMS_PER_DOMAIN = 100;
  private static final String[] SERVICES = {
    "Payments",
    "Online shop",
    "E-mail",
    "Reporting",
    "Customer portal",
    "Claims",
    "Payroll",
    "Warehouse",
    "Booking",
    "Pricing",
    "Contact centre",
    "Invoicing"
  };

  private final long seed;
  private final RecordSink sink;
  private final int[] counts;
  private final int domains;

  private boolean counting;
  private long mandatory;
  private long optional;
  private long optionalSeen;
  private long optionalKept;
  private long monitorable;
  private long monitorableSeen;
  private long monitored;
  private long usersAll;
  private long usersSeen;
  private long uses;
  private String from = "";

  private EstateGenerator(int items, long seed, RecordSink sink) {
    this.seed = seed;
    this.sink = sink;
    this.counts = counts(items);
    this.domains = Math.max(1, items / ITEMS_PER_DOMAIN);
  }

  /**
   * Hands an estate of exactly so many items to the sink, each item before its relations. The same
   * arguments give the same records.
   *
   * <p>Time O(items × relations per item), memory constant.
   *
   * @param items {@value #FEWEST_ITEMS} to {@value #MOST_ITEMS}
   * @param relationsPerItem wanted average, 1 to 50; the structure needs about 2, so fewer are not
   *     reached
   */
  public static void generate(int items, long seed, double relationsPerItem, RecordSink sink) {
    if (items < FEWEST_ITEMS || items > MOST_ITEMS) {
      throw new InvalidInput(
          "The number of items must be "
              + FEWEST_ITEMS
              + " to "
              + MOST_ITEMS
              + " but was "
              + items
              + ".");
    }
    if (!(relationsPerItem >= 1 && relationsPerItem <= 50)) {
      throw new InvalidInput(
          "The number of relations for each item must be 1 to 50 but was "
              + relationsPerItem
              + ".");
    }
    EstateGenerator generator = new EstateGenerator(items, seed, sink);
    generator.counting = true;
    generator.pass();
    long wanted = Math.round(items * relationsPerItem);
    generator.optionalKept = Math.clamp(wanted - generator.mandatory, 0L, generator.optional);
    long fill = Math.max(0, wanted - generator.mandatory - generator.optional);
    generator.monitored = Math.min(fill, generator.monitorable);
    generator.uses = fill - generator.monitored;
    generator.counting = false;
    generator.pass();
  }

  private static int[] counts(int items) {
    int[] counts = new int[LAYERS.length];
    for (Layer layer : LAYERS) counts[layer.ordinal()] = (int) (items * layer.share);
    for (Layer layer : NEEDED) counts[layer.ordinal()] = Math.max(1, counts[layer.ordinal()]);
    if (items >= 100) {
      for (Layer layer : new Layer[] {DNS, LOGIN, STORAGE, DATABASE})
        counts[layer.ordinal()] = Math.max(2, counts[layer.ordinal()]);
      for (Layer layer : new Layer[] {MONITORING, BACKUP})
        counts[layer.ordinal()] = Math.max(1, counts[layer.ordinal()]);
      counts[FEED.ordinal()] = 2 * counts[ROOM.ordinal()];
      counts[CORE_SWITCH.ordinal()] = 3;
      counts[PDU.ordinal()] = 2 * counts[RACK.ordinal()];
      counts[ACCESS_SWITCH.ordinal()] = 2 * counts[RACK.ordinal()];
    }
    int sum = 0;
    for (int count : counts) sum += count;
    // Rounding up may have made a small estate too large: logical things give way, the last of each
    // needed kind stays.
    for (Layer layer : new Layer[] {CONTAINER, VOLUME, VM, APPLICATION, WORKLOAD}) {
      int least = NEEDED.contains(layer) ? 1 : 0;
      while (sum > items && counts[layer.ordinal()] > least) {
        counts[layer.ordinal()]--;
        sum--;
      }
    }
    if (sum > items)
      throw new IllegalStateException("items must be at least " + sum + " but was " + items);
    counts[CONTAINER.ordinal()] += items - sum;
    return counts;
  }

  private void pass() {
    optionalSeen = 0;
    monitorableSeen = 0;
    usersSeen = 0;
    for (Layer layer : LAYERS) {
      int count = count(layer);
      for (int i = 0; i < count; i++) {
        from = key(layer, i);
        if (!counting) sink.accept(item(layer, i), 0);
        relations(layer, i);
        if (layer.ordinal() >= VM.ordinal() && layer != CERTIFICATE && layer != SERVICE)
          fill(layer, i);
      }
    }
  }

  private EstateRecord.Item item(Layer layer, int i) {
    long random = random(layer, i, 0);
    int domain = domain(layer, i);
    Map<String, Object> attributes = new LinkedHashMap<>();
    Map<String, RedundancyRule> groups = Map.of();
    String name = null;
    Integer criticality = null;
    boolean logical = layer.ordinal() >= VM.ordinal();
    switch (layer) {
      case CORE_SWITCH, STORAGE -> groups = Map.of("power", one(), "uplink", one());
      case ACCESS_SWITCH, HYPERVISOR -> {
        groups = Map.of("power", one(), "uplink", one());
        attributes.put("rackUnit", 1L + i % 42);
      }
      case CLUSTER ->
          groups = Map.of(StandardRelationTypes.MEMBERS, new RedundancyRule.MinimumUpPercent(75));
      case VOLUME -> attributes.put("sizeGigabytes", 50.0 * (1 + below(random, 40)));
      case VM -> {
        groups = Map.of("uplink", one());
        attributes.put("cpuCores", 2L << below(random, 4));
        attributes.put("memoryGigabytes", 4.0 * (2 << below(random, 4)));
      }
      case DATABASE, WORKLOAD ->
          groups = below(random, 4) == 0 ? Map.of() : Map.of(StandardRelationTypes.MEMBERS, one());
      case CONTAINER -> groups = Map.of("dns", one());
      case APPLICATION -> {
        groups = Map.of("login", one(), "entry", one());
        criticality = 1 + below(random, 4);
      }
      case SERVICE -> {
        name =
            SERVICES[i % SERVICES.length]
                + (i < SERVICES.length ? "" : " " + (i / SERVICES.length + 1));
        criticality = 1 + below(random, 4);
      }
      case ROOM,
          FEED,
          RACK,
          PDU,
          DNS,
          LOGIN,
          MONITORING,
          BACKUP,
          LOAD_BALANCER,
          CERTIFICATE,
          INSTANCE -> {
        // key and type say it all
      }
    }
    return new EstateRecord.Item(
        from,
        layer.type,
        name,
        null,
        criticality,
        logical ? domain % 10 == 9 ? "test" : "production" : null,
        null,
        logical ? "team-" + (domain % 40 + 1) : null,
        attributes,
        groups);
  }

  private static RedundancyRule one() {
    return new RedundancyRule.MinimumUp(1);
  }

  private void relations(Layer layer, int i) {
    int domain = domain(layer, i);
    long random = random(layer, i, 1);
    switch (layer) {
      case FEED -> to("LOCATED_IN", ROOM, scaled(i, layer, ROOM));
      case CORE_SWITCH -> {
        int room = i == 0 ? 0 : count(ROOM) - 1;
        to("LOCATED_IN", ROOM, room);
        pair("POWERED_BY", FEED, room, "power");
      }
      case RACK -> to("LOCATED_IN", ROOM, scaled(i, layer, ROOM));
      case PDU -> {
        int rack = scaled(i, layer, RACK);
        to("LOCATED_IN", RACK, rack);
        to("POWERED_BY", FEED, Math.min(2 * scaled(rack, RACK, ROOM) + i % 2, count(FEED) - 1));
      }
      case ACCESS_SWITCH -> {
        int rack = scaled(i, layer, RACK);
        to("LOCATED_IN", RACK, rack);
        pair("POWERED_BY", PDU, rack, "power");
        uplink(rack);
      }
      case STORAGE -> device(scaled(i, layer, RACK));
      case HYPERVISOR -> {
        device(scaled(i, layer, RACK));
        if (count(CLUSTER) > 0) to("MEMBER_OF", CLUSTER, scaled(i, layer, CLUSTER));
      }
      case VOLUME -> {
        if (count(STORAGE) > 0) to("STORED_ON", STORAGE, near(STORAGE, domain, random));
      }
      case VM -> {
        if (count(CLUSTER) > 0 && below(random, 5) > 0)
          to("RUNS_ON", CLUSTER, near(CLUSTER, domain, random));
        else to("HOSTED_ON", HYPERVISOR, near(HYPERVISOR, domain, random));
        if (count(VOLUME) > 0) to("STORED_ON", VOLUME, near(VOLUME, domain, random(layer, i, 2)));
        if (count(ACCESS_SWITCH) > 0) {
          int rack = near(RACK, domain, 0);
          maybe("CONNECTS_TO", ACCESS_SWITCH, 2 * rack, "uplink");
          maybe("CONNECTS_TO", ACCESS_SWITCH, 2 * rack + 1, "uplink");
        }
      }
      case DNS, LOGIN, MONITORING, BACKUP, LOAD_BALANCER ->
          to("RUNS_ON", VM, near(VM, domain, random));
      case INSTANCE -> {
        to("RUNS_ON", VM, near(VM, domain, random));
        if (count(VOLUME) > 0) to("STORED_ON", VOLUME, near(VOLUME, domain, random(layer, i, 2)));
        if (count(DATABASE) > 0) to("MEMBER_OF", DATABASE, scaled(i, layer, DATABASE));
        if (count(BACKUP) > 0) maybe("BACKED_UP_BY", BACKUP, near(BACKUP, domain, random), null);
      }
      case WORKLOAD -> workload(i, domain, random);
      case CONTAINER -> {
        to("RUNS_ON", VM, near(VM, domain, random));
        to("MEMBER_OF", WORKLOAD, scaled(i, layer, WORKLOAD));
        maybePair("DEPENDS_ON", DNS, domain, "dns");
      }
      case APPLICATION -> {
        int first = near(WORKLOAD, domain, random);
        to("DEPENDS_ON", WORKLOAD, first);
        int second = near(WORKLOAD, domain, random(layer, i, 2));
        if (second != first) maybe("DEPENDS_ON", WORKLOAD, second, null);
        if (count(DATABASE) > 0 && below(random, 2) == 0)
          to("DEPENDS_ON", DATABASE, near(DATABASE, domain, random));
        if (count(CERTIFICATE) > 0 && below(random, 4) == 0)
          to("SECURED_BY", CERTIFICATE, near(CERTIFICATE, domain, random));
        maybePair("DEPENDS_ON", LOGIN, domain, "login");
        maybePair("CONNECTS_TO", LOAD_BALANCER, domain, "entry");
      }
      case SERVICE -> {
        int applications = Math.min(count(APPLICATION), 2 + below(random, 3));
        int start = near(APPLICATION, domain, random);
        for (int j = 0; j < applications; j++)
          to("DEPENDS_ON", APPLICATION, (start + j) % count(APPLICATION));
      }
      case ROOM, CLUSTER, CERTIFICATE, DATABASE -> {
        // stand on nothing, or on the members that name them
      }
    }
  }

  private void workload(int i, int domain, long random) {
    if (count(DATABASE) > 0) to("DEPENDS_ON", DATABASE, near(DATABASE, domain, random));
    else to("DEPENDS_ON", INSTANCE, near(INSTANCE, domain, random));
    int first = start(WORKLOAD, domain);
    boolean startsCycle = startsCycle(i);
    boolean endsCycle = startsCycle(i - 1);
    if (i > first && below(random, 2) == 0 && !endsCycle) {
      to("DEPENDS_ON", WORKLOAD, first + below(random >>> 8, i - first));
    }
    if (startsCycle) to("DEPENDS_ON", WORKLOAD, i + 1);
    if (endsCycle) to("DEPENDS_ON", WORKLOAD, i - 1);
    if (count(CERTIFICATE) > 0 && below(random, 7) == 0)
      to("SECURED_BY", CERTIFICATE, near(CERTIFICATE, domain, random));
  }

  private boolean startsCycle(int i) {
    if (i < 0 || i + 1 >= count(WORKLOAD) || i % 2 == 1) return false;
    return i == 2 || below(random(WORKLOAD, i, 3), 400) == 0;
  }

  private void device(int rack) {
    to("LOCATED_IN", RACK, rack);
    if (count(PDU) > 0) pair("POWERED_BY", PDU, rack, "power");
    else to("POWERED_BY", FEED, 0);
    if (count(ACCESS_SWITCH) > 0) pair("CONNECTS_TO", ACCESS_SWITCH, rack, "uplink");
    else to("CONNECTS_TO", CORE_SWITCH, 0);
  }

  /** The first part of all racks hangs on one core switch, the rest on two. */
  private void uplink(int rack) {
    if (rack == 0 || (rack + 0.5) / count(RACK) < PART_BEHIND_ONE_SWITCH) {
      to("CONNECTS_TO", CORE_SWITCH, 0);
    } else {
      to("CONNECTS_TO", CORE_SWITCH, 1, "uplink");
      to("CONNECTS_TO", CORE_SWITCH, 2, "uplink");
    }
  }

  private void pair(String type, Layer layer, int parent, String group) {
    if (count(layer) < 2 * parent + 2) {
      to(type, layer, Math.min(parent, count(layer) - 1));
      return;
    }
    to(type, layer, 2 * parent, group);
    maybe(type, layer, 2 * parent + 1, group);
  }

  /** Two neighbours that serve a domain, where the layer has two. */
  private void maybePair(String type, Layer layer, int domain, String group) {
    if (count(layer) < 2) return;
    int first = Math.min(start(layer, domain) & ~1, count(layer) - 2);
    maybe(type, layer, first, group);
    maybe(type, layer, first + 1, group);
  }

  private void to(String type, Layer layer, int i) {
    to(type, layer, i, null);
  }

  private void to(String type, Layer layer, int i, @Nullable String group) {
    if (counting) mandatory++;
    else write(type, layer, i, group);
  }

  private void maybe(String type, Layer layer, int i, @Nullable String group) {
    if (counting) {
      optional++;
      return;
    }
    if (step(optionalSeen++, optionalKept, optional) > 0) write(type, layer, i, group);
  }

  /**
   * Soft relations up to the wanted number: things are monitored first, then applications use
   * workloads around them.
   */
  private void fill(Layer layer, int i) {
    int domain = domain(layer, i);
    if (layer == APPLICATION) {
      if (counting) {
        usersAll++;
        return;
      }
      long more = Math.min(step(usersSeen++, uses, usersAll), count(WORKLOAD));
      int around = start(WORKLOAD, domain) + below(random(layer, i, 4), 40);
      for (int n = 0; n < more; n++) write("USES", WORKLOAD, (around + n) % count(WORKLOAD), null);
    } else if (count(MONITORING) > 0 && layer != MONITORING) {
      if (counting) {
        monitorable++;
        return;
      }
      if (step(monitorableSeen++, monitored, monitorable) > 0)
        write("MONITORED_BY", MONITORING, near(MONITORING, domain, 0), null);
    }
  }

  /**
   * How many of {@code parts} fall to step {@code n} of {@code steps} when they are spread evenly.
   */
  private static long step(long n, long parts, long steps) {
    return (n + 1) * parts / steps - n * parts / steps;
  }

  private void write(String type, Layer layer, int i, @Nullable String group) {
    sink.accept(
        new EstateRecord.Relation(type, from, key(layer, i), group, null, null, false, null), 0);
  }

  private int count(Layer layer) {
    return counts[layer.ordinal()];
  }

  private int domain(Layer layer, int i) {
    return (int) ((2L * i + 1) * domains / (2L * count(layer)));
  }

  /** The item of another layer that lies at the same place. */
  private int scaled(int i, Layer layer, Layer other) {
    return (int) ((2L * i + 1) * count(other) / (2L * count(layer)));
  }

  private int start(Layer layer, int domain) {
    return (int) ((long) domain * count(layer) / domains);
  }

  private int near(Layer layer, int domain, long random) {
    int start = start(layer, domain);
    int end = Math.max(start + 1, start(layer, domain + 1));
    return Math.min(start + below(random >>> 16, end - start), count(layer) - 1);
  }

  private static int below(long random, int bound) {
    return (int) Long.remainderUnsigned(random, bound);
  }

  private long random(Layer layer, int i, int use) {
    long z = seed + 0x9E3779B97F4A7C15L * (((long) i << 8) + layer.ordinal() * 8L + use + 1);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static String key(Layer layer, int i) {
    String number = Integer.toString(i);
    return layer.prefix + "-" + "000000".substring(Math.min(6, number.length())) + number;
  }
}
