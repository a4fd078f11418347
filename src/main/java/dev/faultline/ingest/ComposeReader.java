package dev.faultline.ingest;

import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Keys;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.model.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads one Docker Compose file.
 *
 * <p>A service's key is {@code compose:PROJECT/SERVICE}; networks, volumes, secrets and configs
 * have {@code compose:PROJECT/KIND/NAME}, or {@code compose:@external/KIND/NAME} where the file
 * declares them external. The project is the one that is asked for, as with {@code docker compose
 * -p}, else the file's {@code name}, else the folder that it lies in, else the file's own name,
 * else {@code default}.
 *
 * <p>{@code depends_on} is DEPENDS_ON in its short form and with {@code service_started}, which the
 * Compose specification calls the same, and with {@code service_healthy}; with {@code required:
 * false} it is USES; with {@code service_completed_successfully} RELATED_TO. {@code links}, {@code
 * volumes_from} and {@code network_mode: service:…} are DEPENDS_ON. A host in the settings that is
 * another service gives a derived DEPENDS_ON with confidence 0.8, unless the file calls that
 * service optional or a job. No value of a variable is kept.
 *
 * <p>A service whose completion another one waits for, or that is deployed as a job, has done its
 * work once: a finished job is never an outage, and all that joins it carries no impact.
 */
final class ComposeReader {
  private final Source source;
  private final RecordSink sink;
  private final YamlFile yaml;
  private final String path;
  private final Scope scope;
  private String project = "";
  private final Map<String, ComposeService> services = new LinkedHashMap<>();
  private final Map<String, EstateRecord.Item> resources = new LinkedHashMap<>();
  private final Map<String, Long> lines = new HashMap<>();
  private final Relations relations = new Relations();

  /**
   * @param path of the file, for the project's name
   * @param scope the project, where it is not left to the file
   */
  ComposeReader(Source source, String path, Scope scope, RecordSink sink) {
    this.source = source;
    this.path = path;
    this.scope = scope;
    this.sink = sink;
    this.yaml = new YamlFile(source);
  }

  void read() throws IOException {
    Node node = yaml.next();
    Object data = null;
    try {
      if (node != null) data = yaml.data(node);
    } catch (InvalidInput e) {
      throw new InvalidInput(Text.shorten(source.name()) + ": " + e.getMessage() + yaml.template());
    }
    if (node == null || !(data instanceof Map<?, ?>)) {
      throw source.fault(
          "is no Compose file: it has no \"services\"." + source.hint(Format.COMPOSE));
    }
    Object given = YamlData.at(data, "services");
    Object include = YamlData.at(data, "include");
    if (!(given instanceof Map<?, ?>) && include == null) {
      throw source.fault(
          "is no Compose file: it has no \"services\" with their names."
              + source.hint(Format.COMPOSE));
    }
    if (yaml.next() instanceof Node second) {
      throw source.fault(
          YamlFile.line(second),
          1,
          "a Compose file is one document, but here a second one starts.");
    }
    project = project(data);
    if (include != null) {
      sink.reject(
          YamlFile.lineOfKey(node, "include"),
          "include",
          "Other files are not read from within a file. Import them one by one.");
    }
    services(YamlData.map(given), YamlFile.child(node, "services"));
    resources(data, node);
    for (ComposeService service : services.values()) declared(service);
    for (ComposeService service : services.values()) derived(service);
    emit();
  }

  private String project(Object data) {
    String name = scope.name();
    if (name == null) name = ComposeService.text(data, "name");
    if (name == null || name.indexOf('$') >= 0 || normal(name).isEmpty()) {
      String[] parts = path.split("[/\\\\]", -1);
      String file = parts[parts.length - 1].replaceFirst("(?i)(\\.ya?ml|\\.json)?(\\.gz)?$", "");
      String stem = file.replaceFirst("(?i)(^|[._-])(docker-)?compose([._-].*)?$", "");
      name = parts.length > 1 ? parts[parts.length - 2] : stem;
    }
    String normal = normal(name);
    return normal.isEmpty() ? "default" : normal;
  }

  /** A project's name as Compose writes it. */
  private static String normal(String name) {
    String normal =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
    return normal.length() > 128 ? normal.substring(0, 128) : normal;
  }

  private String key(String service) {
    return "compose:" + project + "/" + service;
  }

  private void services(Map<String, @Nullable Object> all, @Nullable Node node) {
    for (String name : all.keySet()) {
      long line = YamlFile.lineOfKey(node, name);
      String label = label(name);
      if (!(all.get(name) instanceof Map<?, ?>)) {
        sink.reject(line, label, "It must be a mapping of settings.");
        continue;
      }
      if (key(name).length() > Keys.LONGEST - 10 || name.isBlank() || name.indexOf('/') >= 0) {
        sink.reject(line, label, "Its name must have 1 to 200 characters and no slash.");
        continue;
      }
      List<String> notices = new ArrayList<>();
      Map<String, @Nullable Object> data = extended(name, all, notices);
      // The service is written without the setting that cannot be used, which is a record of its
      // own.
      String setting = "setting of " + label;
      for (String notice : notices) sink.reject(line, setting, notice);
      try {
        Keys.check(key(name));
        ComposeService service = new ComposeService(project, name, line, data);
        services.put(name, service);
        for (String problem : service.problems) sink.reject(line, setting, problem + ".");
        for (String outside : service.outside) sink.leaveOut(line, label, outside + ".");
      } catch (InvalidInput e) {
        sink.reject(line, label, String.valueOf(e.getMessage()));
      }
    }
  }

  /** A service's settings with those of the services that it extends in the same file. */
  private static Map<String, @Nullable Object> extended(
      String name, Map<String, @Nullable Object> all, List<String> notices) {
    Map<String, @Nullable Object> data = YamlData.map(all.get(name));
    List<String> chain = new ArrayList<>(List.of(name));
    Object extended = data.get("extends");
    while (extended != null) {
      String base = ComposeService.text(extended, "service");
      if (base == null) base = ComposeService.text(extended);
      String file = ComposeService.text(extended, "file");
      if (file != null) {
        notices.add(
            "It extends a service of the file \""
                + Text.shorten(file)
                + "\", which is not read; what it inherits is missing here.");
        return data;
      }
      if (base == null || !all.containsKey(base)) {
        notices.add(
            "It extends \""
                + Text.shorten(String.valueOf(base))
                + "\", which is no service of this file.");
        return data;
      }
      if (chain.contains(base)) {
        notices.add("It extends itself through " + Text.join(chain, "and") + ".");
        return data;
      }
      chain.add(base);
      Map<String, @Nullable Object> inherited = YamlData.map(all.get(base));
      extended = inherited.get("extends");
      inherited.forEach((field, value) ->
          data.merge(field, value == null ? Map.of() : value, ComposeReader::merged));
    }
    return data;
  }

  /** Own settings before inherited ones: mappings are united, lists joined. */
  private static Object merged(Object own, Object inherited) {
    if (own instanceof Map<?, ?> && inherited instanceof Map<?, ?>) {
      Map<String, @Nullable Object> both = YamlData.map(inherited);
      both.putAll(YamlData.map(own));
      return both;
    }
    if (own instanceof List<?> first && inherited instanceof List<?> second) {
      List<Object> both = new ArrayList<>(second);
      both.addAll(first);
      return both;
    }
    return own;
  }

  private void resources(Object data, Node node) {
    Map<String, String> kinds =
        Map.of(
            "volumes",
            "Volume",
            "secrets",
            "Secret",
            "configs",
            "ConfigMap",
            "networks",
            "Network");
    for (String field : List.of("networks", "volumes", "secrets", "configs")) {
      Node nodes = YamlFile.child(node, field);
      YamlData.map(data, field)
          .forEach((name, how) -> {
            boolean used =
                !field.equals("networks")
                    || services.values().stream().anyMatch(service -> uses(service, name));
            long line = YamlFile.lineOfKey(nodes, name);
            if (used) resource(field, kinds.getOrDefault(field, ""), name, how, line);
          });
    }
  }

  private static boolean uses(ComposeService service, String network) {
    if (service.networks.isEmpty() && !service.ownNetwork) return network.equals("default");
    return service.networks.contains(network);
  }

  private void resource(String field, String type, String name, @Nullable Object how, long line) {
    String kind = field.substring(0, field.length() - 1);
    String given = ComposeService.text(how, "name");
    if (given == null) given = ComposeService.text(how, "external", "name");
    boolean external =
        YamlData.isTrue(how, "external") || YamlData.at(how, "external") instanceof Map<?, ?>;
    String shown = given == null || given.indexOf('$') >= 0 ? name : given;
    String key = external ? "compose:@external/" + kind + "/" + shown : key(kind + "/" + name);
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (field.equals("networks"))
      KubernetesObject.putText(attributes, "driver", ComposeService.text(how, "driver"));
    try {
      resources.put(
          field + "/" + name,
          new EstateRecord.Item(
              key, type, shown, null, null, null, LifeCycle.IN_USE, null, attributes, Map.of()));
      lines.put(field + "/" + name, line);
    } catch (InvalidInput e) {
      sink.reject(line, kind + " \"" + Text.shorten(name) + "\"", String.valueOf(e.getMessage()));
    }
  }

  private void declared(ComposeService service) {
    for (ComposeService.Dependency dependency : service.dependencies) {
      if (dependency.service().equals(service.name)) {
        sink.reject(
            service.line,
            label(service.name),
            "Its " + dependency.how() + " names the service itself.");
      } else if (!services.containsKey(dependency.service())) {
        sink.reject(
            service.line,
            label(service.name),
            "Its "
                + dependency.how()
                + " names \""
                + Text.shorten(dependency.service())
                + "\", which is no service of this file."
                + Text.didYouMean(Text.nearest(dependency.service(), services.keySet())));
      } else {
        relations.declare(
            dependency.relation(), key(service.name), key(dependency.service()), service.line);
      }
    }
    Set<String> networks = service.networks;
    if (networks.isEmpty() && !service.ownNetwork && resources.containsKey("networks/default"))
      networks = Set.of("default");
    joined(service, "CONNECTS_TO", "networks", networks);
    joined(service, "STORED_ON", "volumes", service.volumes);
    joined(service, "DEPENDS_ON", "secrets", service.secrets);
    joined(service, "DEPENDS_ON", "configs", service.configs);
  }

  private void joined(ComposeService service, String relation, String field, Set<String> names) {
    for (String name : names) {
      EstateRecord.Item resource = resources.get(field + "/" + name);
      if (resource != null) {
        relations.declare(relation, key(service.name), resource.key(), service.line);
      } else if (!field.equals("networks") || !name.equals("default")) {
        sink.reject(
            service.line,
            label(service.name),
            "It names \""
                + Text.shorten(name)
                + "\", which the file does not declare under "
                + field
                + "; the relation is left out.");
      }
    }
  }

  private void derived(ComposeService service) {
    for (HostFinder.Found host : service.hosts) {
      String linked = service.linkNames.get(host.host());
      String target = linked != null ? linked : serviceWithHost(host.host());
      if (target == null || target.equals(service.name) || service.notDerived.contains(target))
        continue;
      if (services.containsKey(target))
        relations.derive("DEPENDS_ON", key(service.name), key(target), service.line);
    }
  }

  private @Nullable String serviceWithHost(String host) {
    for (ComposeService service : services.values()) {
      if (service.name.toLowerCase(Locale.ROOT).equals(host)) return service.name;
    }
    for (ComposeService service : services.values()) {
      if (service.hostNames.contains(host)) return service.name;
    }
    return null;
  }

  private void emit() {
    for (ComposeService service : services.values()) {
      Map<String, RedundancyRule> groups = Map.of();
      if (service.replicas == 0)
        service.attributes.put("note", "Scaled to zero: it delivers nothing at present.");
      if (service.replicas > 1)
        groups = Map.of(StandardRelationTypes.MEMBERS, new RedundancyRule.MinimumUp(1));
      sink.accept(item(key(service.name), service.name, service.attributes, groups), service.line);
    }
    for (ComposeService service : services.values()) replicas(service);
    resources.forEach((name, item) -> sink.accept(item, lines.getOrDefault(name, 0L)));
    relations.emit(sink, jobs());
  }

  private Set<String> jobs() {
    Set<String> jobs = new HashSet<>();
    for (ComposeService service : services.values()) {
      if (service.deployedAsJob) jobs.add(key(service.name));
      for (String job : service.completed) jobs.add(key(job));
    }
    return jobs;
  }

  private void replicas(ComposeService service) {
    if (service.replicas < 2) return;
    int listed = Math.min(service.replicas, KubernetesReader.MOST_REPLICAS);
    if (listed < service.replicas) {
      sink.leaveOut(
          service.line,
          label(service.name),
          (service.replicas - listed)
              + " of its "
              + service.replicas
              + " replicas are left out: at most "
              + listed
              + " become items.");
    }
    Map<String, Object> attributes = new LinkedHashMap<>(service.attributes);
    attributes.keySet().retainAll(Set.of("image", "project"));
    for (int i = 0; i < listed; i++) {
      String key = key(service.name) + "#" + i;
      sink.accept(item(key, service.name + "-" + (i + 1), attributes, Map.of()), service.line);
      relations.declare(
          "MEMBER_OF", key, key(service.name), StandardRelationTypes.MEMBERS, service.line);
    }
  }

  private static EstateRecord.Item item(
      String key, String name, Map<String, Object> attributes, Map<String, RedundancyRule> groups) {
    return new EstateRecord.Item(
        key, "Container", name, null, null, null, LifeCycle.IN_USE, null, attributes, groups);
  }

  private static String label(String service) {
    return "service \"" + Text.shorten(service) + "\"";
  }
}
