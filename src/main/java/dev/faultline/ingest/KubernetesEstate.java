package dev.faultline.ingest;

import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Keys;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.model.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The objects of all manifests in reduced form, and the resolution of what they say about each
 * other.
 */
final class KubernetesEstate {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern ORDINAL = Pattern.compile(".*-\\d+");
  private static final String ENDPOINTS = "endpoints";

  /**
   * A workload.
   *
   * @param replicas wanted copies; -1 where the manifest leaves it open
   * @param owners keys of the objects that made it
   * @param claims attributes of the volumes that each copy gets, by the claim's name
   */
  record Workload(
      KubernetesObject object,
      KubernetesPod pod,
      int replicas,
      List<String> owners,
      Map<String, Map<String, Object>> claims) {
    String namespace() {
      return object.namespace();
    }
  }

  private record Service(
      KubernetesObject object, LabelSelector selector, @Nullable String externalName) {}

  private record Entrance(KubernetesObject object, List<KubernetesPod.Reference> references) {}

  private record Budget(
      KubernetesObject object,
      LabelSelector selector,
      @Nullable RedundancyRule atLeast,
      @Nullable RedundancyRule atMostDown) {}

  private record Autoscaler(KubernetesObject object, String target, int least) {}

  private final RecordSink sink;
  private final Map<String, KubernetesObject> objects = new LinkedHashMap<>();
  private final Map<String, Workload> workloads = new LinkedHashMap<>();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final List<Entrance> entrances = new ArrayList<>();
  private final Map<String, Map<String, List<HostFinder.Found>>> settings = new HashMap<>();
  private final List<Budget> budgets = new ArrayList<>();
  private final List<Autoscaler> autoscalers = new ArrayList<>();

  private final Relations relations = new Relations();
  private final Map<String, EstateRecord.Item> added = new LinkedHashMap<>();
  private final Map<String, Long> addedLines = new HashMap<>();
  private final Map<String, Map<String, RedundancyRule>> groups = new HashMap<>();

  KubernetesEstate(RecordSink sink) {
    this.sink = sink;
  }

  /** The object of the same key that was added before. */
  @Nullable KubernetesObject twin(KubernetesObject object) {
    return objects.get(object.key());
  }

  void add(KubernetesObject object) {
    objects.put(object.key(), object);
  }

  void workload(Workload workload) {
    add(workload.object());
    workloads.put(workload.object().key(), workload);
  }

  void service(KubernetesObject object, LabelSelector selector, @Nullable String externalName) {
    add(object);
    services.put(object.key(), new Service(object, selector, externalName));
  }

  void entrance(KubernetesObject object, List<KubernetesPod.Reference> references) {
    add(object);
    entrances.add(new Entrance(object, references));
  }

  void configMap(KubernetesObject object, Map<String, List<HostFinder.Found>> hosts) {
    add(object);
    settings.put(object.key(), hosts);
  }

  void autoscaler(
      KubernetesObject object, @Nullable String kind, @Nullable String name, int least) {
    String target =
        kind == null || name == null ? "" : KubernetesObject.key(object.namespace(), kind, name);
    autoscalers.add(new Autoscaler(object, target, least));
  }

  /** Keeps a disruption budget; returns what is wrong with it where it says nothing usable. */
  @Nullable String budget(
      KubernetesObject object,
      LabelSelector selector,
      @Nullable String atLeast,
      @Nullable String atMostDown) {
    try {
      RedundancyRule least = atLeast == null ? null : rule(atLeast);
      RedundancyRule most = atMostDown == null ? null : rule(atMostDown);
      if (least == null && most == null) return "It has neither minAvailable nor maxUnavailable.";
      budgets.add(new Budget(object, selector, least, most));
      return null;
    } catch (NumberFormatException | InvalidInput e) {
      return "minAvailable and maxUnavailable must be a count such as 2 or a share such as 50%.";
    }
  }

  private static RedundancyRule rule(String text) {
    if (!text.endsWith("%")) return new RedundancyRule.MinimumUp(Integer.parseInt(text));
    double percent = Double.parseDouble(text.substring(0, text.length() - 1));
    return percent == 0
        ? new RedundancyRule.MinimumUp(0)
        : new RedundancyRule.MinimumUpPercent(percent);
  }

  /** Resolves everything, then hands items first and relations last to the sink. */
  void finish() {
    leaveOutManaged();
    Map<String, Integer> copies = copies();
    for (Workload workload : workloads.values())
      references(workload, copies.getOrDefault(workload.object().key(), 1));
    for (Service service : services.values()) endpoints(service, copies);
    for (Entrance entrance : entrances) {
      for (KubernetesPod.Reference reference : entrance.references())
        refer(entrance.object(), reference);
    }
    for (Workload workload : workloads.values()) hosts(workload);
    budgets.stream()
        .filter(
            budget -> workloads.values().stream().noneMatch(workload -> covers(budget, workload)))
        .forEach(budget ->
            sink.leaveOut(
                budget.object().line(),
                budget.object().label(),
                "It selects no workload of this input."));
    for (KubernetesObject object : objects.values()) {
      locate(object);
      Map<String, RedundancyRule> rules = groups.getOrDefault(object.key(), Map.of());
      sink.accept(
          item(object.key(), object.type(), object.name(), object.attributes(), rules),
          object.line());
    }
    added.forEach((key, item) -> sink.accept(item, addedLines.getOrDefault(key, 0L)));
    relations.emit(sink);
  }

  private static EstateRecord.Item item(
      String key,
      String type,
      String name,
      Map<String, Object> attributes,
      Map<String, RedundancyRule> groups) {
    return new EstateRecord.Item(
        key, type, name, null, null, null, LifeCycle.IN_USE, null, attributes, groups);
  }

  private void addItem(
      String key, String type, String name, Map<String, Object> attributes, long line) {
    if (added.putIfAbsent(key, item(key, type, name, attributes, Map.of())) == null)
      addedLines.put(key, line);
  }

  /**
   * Pods, replica sets and jobs that another given object made are copies of it, not items of their
   * own.
   */
  private void leaveOutManaged() {
    List<Workload> managed = new ArrayList<>();
    for (Workload workload : workloads.values()) {
      if (workload.owners().stream().anyMatch(objects::containsKey)) managed.add(workload);
    }
    for (Workload workload : managed) {
      String owner =
          workload.owners().stream().filter(objects::containsKey).findFirst().orElseThrow();
      sink.leaveOut(
          workload.object().line(),
          workload.object().label(),
          "It is managed by \"" + Text.shorten(owner) + "\", which stands for it.");
    }
    for (Workload workload : managed) {
      workloads.remove(workload.object().key());
      objects.remove(workload.object().key());
    }
  }

  /**
   * The number of copies of each workload: what it says, else what its autoscaler keeps at least,
   * else one.
   */
  private Map<String, Integer> copies() {
    Map<String, Integer> copies = new HashMap<>();
    workloads.forEach(
        (key, workload) -> copies.put(key, workload.replicas() < 0 ? 1 : workload.replicas()));
    for (Autoscaler autoscaler : autoscalers) {
      Workload workload = workloads.get(autoscaler.target());
      if (workload == null) {
        sink.leaveOut(
            autoscaler.object().line(),
            autoscaler.object().label(),
            "The workload that it scales is not in this input.");
      } else if (workload.replicas() != 0) {
        copies.put(autoscaler.target(), Math.max(workload.replicas(), autoscaler.least()));
      }
    }
    return copies;
  }

  private void references(Workload workload, int copies) {
    KubernetesObject object = workload.object();
    for (KubernetesPod.Reference reference : workload.pod().references) refer(object, reference);
    switch (object.kind()) {
      case "Deployment", "StatefulSet", "ReplicaSet", "ReplicationController" ->
          object.attributes().put("replicas", (long) copies);
      default -> {
        return;
      }
    }
    if (copies == 0)
      object.attributes().put("note", "Scaled to zero: it delivers nothing at present.");
    if (copies == 1) volumes(workload, object.key(), 0);
    if (copies < 2) return;
    int listed = Math.min(copies, KubernetesReader.MOST_REPLICAS);
    if (listed < copies) {
      sink.leaveOut(
          object.line(),
          object.label(),
          (copies - listed)
              + " of its "
              + copies
              + " replicas are left out: at most "
              + listed
              + " become items.");
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (!workload.pod().images.isEmpty()) attributes.put("image", workload.pod().images.getFirst());
    for (int i = 0; i < listed; i++) {
      String key = object.key() + "#" + i;
      addItem(key, "Container", object.name() + "-" + i, attributes, object.line());
      relations.declare(
          "MEMBER_OF", key, object.key(), StandardRelationTypes.MEMBERS, object.line());
      volumes(workload, key, i);
    }
    groups
        .computeIfAbsent(object.key(), key -> new HashMap<>())
        .put(StandardRelationTypes.MEMBERS, needed(workload, copies));
  }

  private RedundancyRule needed(Workload workload, int copies) {
    for (Budget budget : budgets) {
      if (!covers(budget, workload)) continue;
      if (budget.atLeast() != null) return budget.atLeast();
      if (budget.atMostDown() instanceof RedundancyRule.MinimumUp(int down)) {
        return new RedundancyRule.MinimumUp(Math.max(1, copies - down));
      }
      if (budget.atMostDown() instanceof RedundancyRule.MinimumUpPercent(double down)) {
        return new RedundancyRule.MinimumUp(
            Math.max(1, copies - (int) Math.ceil(copies * down / 100)));
      }
    }
    return new RedundancyRule.MinimumUp(1);
  }

  private static boolean covers(Budget budget, Workload workload) {
    return budget.object().namespace().equals(workload.namespace())
        && budget.selector().selects(workload.pod().labels);
  }

  /** The volumes that a stateful set claims for each of its copies. */
  private void volumes(Workload workload, String copy, int ordinal) {
    workload
        .claims()
        .forEach((claim, attributes) -> {
          String name = claim + "-" + workload.object().name() + "-" + ordinal;
          String key = KubernetesObject.key(workload.namespace(), "persistentvolumeclaim", name);
          if (key.length() > Keys.LONGEST) return;
          if (!objects.containsKey(key))
            addItem(key, "Volume", name, attributes, workload.object().line());
          relations.declare("STORED_ON", copy, key, workload.object().line());
        });
  }

  private void refer(KubernetesObject object, KubernetesPod.Reference reference) {
    int slash = reference.name().indexOf('/');
    String namespace = slash < 0 ? object.namespace() : reference.name().substring(0, slash);
    String name = reference.name().substring(slash + 1);
    String key = KubernetesObject.key(namespace, reference.kind(), name);
    if (key.equals(object.key())) return;
    String type =
        switch (reference.kind()) {
          case "configmap" -> "ConfigMap";
          case "secret" -> "Secret";
          case "persistentvolumeclaim" -> "Volume";
          case "serviceaccount" -> "ServiceAccount";
          case "gateway" -> "Ingress";
          default -> "KubernetesService";
        };
    if (placeholder(key, type, namespace, name, object)) {
      relations.declare(reference.relation(), object.key(), key, object.line());
    }
  }

  /** Sees to it that an item of the key exists; false where no item can have that key. */
  private boolean placeholder(
      String key, String type, String namespace, String name, KubernetesObject by) {
    if (objects.containsKey(key)) return true;
    try {
      addItem(key, type, name, Map.of("namespace", namespace, "placeholder", true), by.line());
      return true;
    } catch (InvalidInput e) {
      sink.reject(
          by.line(),
          by.label(),
          "Its reference to \"" + Text.shorten(name) + "\" is left out: " + e.getMessage());
      return false;
    }
  }

  /** What answers for a service; what its labels fit besides is on the map only. */
  private void endpoints(Service service, Map<String, Integer> copies) {
    KubernetesObject object = service.object();
    List<Workload> fitting =
        workloads.values().stream().filter(workload -> behind(service, workload)).toList();
    List<Workload> serving = fitting.stream().filter(workload -> serves(workload, copies)).toList();
    List<Workload> behind = serving.isEmpty() ? fitting : serving;
    for (Workload other : fitting) {
      if (!behind.contains(other))
        relations.declare("RELATED_TO", object.key(), other.object().key(), object.line());
    }
    String group = behind.size() > 1 ? ENDPOINTS : null;
    if (group != null) {
      groups
          .computeIfAbsent(object.key(), key -> new HashMap<>())
          .put(group, new RedundancyRule.MinimumUp(1));
    }
    for (Workload workload : behind) {
      relations.declare("DEPENDS_ON", object.key(), workload.object().key(), group, object.line());
    }
    if (service.externalName() != null) {
      String key = resolve(service.externalName(), object.namespace());
      if (key != null && !key.equals(object.key()))
        relations.declare("DEPENDS_ON", object.key(), key, object.line());
    }
  }

  /** A job's pods end, and no copy answers nothing. */
  private static boolean serves(Workload workload, Map<String, Integer> copies) {
    return switch (workload.object().kind()) {
      case "Job", "CronJob" -> false;
      default -> copies.getOrDefault(workload.object().key(), 1) > 0;
    };
  }

  private static boolean behind(Service service, Workload workload) {
    return service.object().namespace().equals(workload.namespace())
        && service.selector().selects(workload.pod().labels);
  }

  /** Derives what a workload depends on from the hosts in its settings. */
  private void hosts(Workload workload) {
    KubernetesObject object = workload.object();
    List<HostFinder.Found> found = new ArrayList<>(workload.pod().hosts);
    for (KubernetesPod.Settings used : workload.pod().settings) {
      var entries =
          settings.getOrDefault(
              KubernetesObject.key(workload.namespace(), "configmap", used.configMap()), Map.of());
      if (used.entry() == null) entries.values().forEach(found::addAll);
      else found.addAll(entries.getOrDefault(used.entry(), List.of()));
    }
    for (HostFinder.Found host : found) {
      String key = resolve(host.host(), workload.namespace());
      if (key != null) {
        Service service = services.get(key);
        if (service == null || !behind(service, workload))
          relations.derive("DEPENDS_ON", object.key(), key, object.line());
      } else if (host.address()) {
        missing(host.host(), object);
      }
    }
  }

  /**
   * An address within the cluster whose service is not in the input: optional, or deployed by
   * someone else.
   */
  private void missing(String host, KubernetesObject object) {
    String[] labels = host.split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) return;
    }
    boolean qualified = labels.length >= 3 && labels[2].equals("svc");
    if (labels.length > 1 && !qualified) return;
    String namespace = qualified ? labels[1] : object.namespace();
    String key = KubernetesObject.key(namespace, "service", labels[0]);
    if (placeholder(key, "KubernetesService", namespace, labels[0], object)) {
      relations.derive("USES", object.key(), key, object.line());
    }
  }

  /** The key of the service that a host name means from within a namespace, or null. */
  private @Nullable String resolve(String host, String namespace) {
    String[] labels = host.split("\\.", -1);
    if (labels.length == 1) return service(namespace, labels[0]);
    boolean cluster = labels.length == 2 || labels[2].equals("svc");
    String found = cluster ? service(labels[1], labels[0]) : null;
    if (found != null || !ORDINAL.matcher(labels[0]).matches()) return found;
    if (labels.length == 2) return service(namespace, labels[1]);
    return labels.length == 3 || labels[3].equals("svc") ? service(labels[2], labels[1]) : null;
  }

  private @Nullable String service(String namespace, String name) {
    String key = KubernetesObject.key(namespace, "service", name);
    return services.containsKey(key) ? key : null;
  }

  /** What runs in a namespace goes with it, where the namespace itself is given. */
  private void locate(KubernetesObject object) {
    String namespace = KubernetesObject.key(object.namespace(), "namespace", object.namespace());
    if (!objects.containsKey(namespace) || namespace.equals(object.key())) return;
    switch (object.type()) {
      case "ContainerWorkload", "KubernetesService", "Ingress", "Volume" ->
          relations.declare("LOCATED_IN", object.key(), namespace, object.line());
      default -> {
        // settings and accounts of a namespace matter through the workloads that use them
      }
    }
  }
}
