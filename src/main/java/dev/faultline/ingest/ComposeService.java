package dev.faultline.ingest;

import dev.faultline.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One service of a Compose file in reduced form. The values of its variables are looked at for
 * hosts and forgotten.
 */
final class ComposeService {
  /**
   * A dependency on another service.
   *
   * @param relation relation type
   * @param how where it is declared, for messages
   */
  record Dependency(String relation, String service, String how) {}

  final String name;
  final long line;
  final Map<String, Object> attributes = new LinkedHashMap<>();
  final List<Dependency> dependencies = new ArrayList<>();
  final Set<String> notDerived = new LinkedHashSet<>();

  /** Services that must have done their work before this one starts. */
  final Set<String> completed = new LinkedHashSet<>();

  final Map<String, String> linkNames = new LinkedHashMap<>();
  final Set<String> hostNames = new LinkedHashSet<>();
  final Set<HostFinder.Found> hosts = new LinkedHashSet<>();
  final Set<String> networks = new LinkedHashSet<>();
  final Set<String> volumes = new LinkedHashSet<>();
  final Set<String> secrets = new LinkedHashSet<>();
  final Set<String> configs = new LinkedHashSet<>();
  final List<String> problems = new ArrayList<>();

  /** What it names outside the file. */
  final List<String> outside = new ArrayList<>();

  boolean ownNetwork;
  final boolean deployedAsJob;
  int replicas = 1;

  ComposeService(String project, String name, long line, Map<String, @Nullable Object> data) {
    this.name = name;
    this.line = line;
    attributes.put("project", project);
    String image = text(data, "image");
    if (image != null) attributes.put("image", HostFinder.withoutCredentials(image));
    KubernetesObject.putText(attributes, "restart", text(data, "restart"));
    KubernetesObject.putList(attributes, "profiles", texts(data, "profiles"));
    ports(data);
    dependsOn(data);
    links(data);
    shared(data);
    networks(data);
    volumes(data);
    names(data, "secrets", secrets);
    names(data, "configs", configs);
    settings(data);
    replicas(data);
    String mode = text(data, "deploy", "mode");
    deployedAsJob = mode != null && mode.endsWith("-job");
  }

  private void ports(Map<String, @Nullable Object> data) {
    List<String> ports = new ArrayList<>();
    for (Object port : YamlData.list(data, "ports")) {
      String published = text(port, "published");
      String target = text(port, "target");
      String shorthand = text(port);
      if (shorthand != null) ports.add(shorthand);
      else if (target != null) ports.add(published == null ? target : published + ":" + target);
    }
    KubernetesObject.putList(attributes, "ports", ports);
  }

  private void dependsOn(Map<String, @Nullable Object> data) {
    Object given = data.get("depends_on");
    for (String service : texts(data, "depends_on")) {
      dependencies.add(new Dependency("DEPENDS_ON", service, "depends_on"));
    }
    if (!(given instanceof Map<?, ?>)) return;
    YamlData.map(given)
        .forEach((service, how) -> {
          String condition = text(how, "condition");
          boolean optional = Boolean.FALSE.equals(YamlData.at(how, "required"));
          String relation =
              switch (condition == null ? "service_started" : condition) {
                case "service_started", "service_healthy" -> optional ? "USES" : "DEPENDS_ON";
                case "service_completed_successfully" -> "RELATED_TO";
                default -> "";
              };
          if (relation.isEmpty()) {
            problems.add(
                "Its dependency on \""
                    + Text.shorten(service)
                    + "\" has the condition \""
                    + Text.shorten(String.valueOf(condition))
                    + "\"; conditions are service_started, service_healthy and"
                    + " service_completed_successfully");
            return;
          }
          if (relation.equals("RELATED_TO")) completed.add(service);
          if (optional || relation.equals("RELATED_TO")) notDerived.add(service);
          dependencies.add(new Dependency(relation, service, "depends_on"));
        });
  }

  private void links(Map<String, @Nullable Object> data) {
    for (String link : texts(data, "links")) {
      int colon = link.indexOf(':');
      String service = colon < 0 ? link : link.substring(0, colon);
      if (colon >= 0) linkNames.put(link.substring(colon + 1).toLowerCase(Locale.ROOT), service);
      dependencies.add(new Dependency("DEPENDS_ON", service, "links"));
    }
    for (String link : texts(data, "external_links")) {
      outside.add(
          "Its external link \""
              + Text.shorten(link)
              + "\" names a container outside this file and is left out");
    }
  }

  private void shared(Map<String, @Nullable Object> data) {
    for (String from : texts(data, "volumes_from")) {
      if (from.startsWith("container:")) {
        outside.add(
            "Its volumes_from \""
                + Text.shorten(from)
                + "\" names a container outside this file and is left out");
      } else {
        dependencies.add(new Dependency("DEPENDS_ON", from.split(":", 2)[0], "volumes_from"));
      }
    }
    for (String field : List.of("network_mode", "ipc", "pid")) {
      String mode = text(data, field);
      if (mode == null) continue;
      if (field.equals("network_mode")) ownNetwork = true;
      if (mode.startsWith("service:")) {
        dependencies.add(new Dependency("DEPENDS_ON", mode.substring("service:".length()), field));
      } else if (mode.startsWith("container:")) {
        outside.add(
            "Its "
                + field
                + " \""
                + Text.shorten(mode)
                + "\" names a container outside this file and is left out");
      }
    }
  }

  private void networks(Map<String, @Nullable Object> data) {
    Object given = data.get("networks");
    networks.addAll(texts(data, "networks"));
    if (given instanceof Map<?, ?>) {
      YamlData.map(given)
          .forEach((network, how) -> {
            networks.add(network);
            for (String alias : texts(how, "aliases"))
              hostNames.add(alias.toLowerCase(Locale.ROOT));
          });
    }
    hostNames.add(name.toLowerCase(Locale.ROOT));
    for (String field : List.of("container_name", "hostname")) {
      String other = text(data, field);
      if (other != null) hostNames.add(other.toLowerCase(Locale.ROOT));
    }
  }

  private void volumes(Map<String, @Nullable Object> data) {
    for (Object volume : YamlData.list(data, "volumes")) {
      String shorthand = text(volume);
      if (shorthand == null) {
        String source = text(volume, "source");
        if (source != null && "volume".equals(text(volume, "type"))) volumes.add(source);
        continue;
      }
      int colon = shorthand.indexOf(':');
      if (colon <= 0) continue;
      String source = shorthand.substring(0, colon);
      boolean path =
          "./~$\\".indexOf(source.charAt(0)) >= 0
              || source.length() == 1
              || source.indexOf('/') >= 0;
      if (!path) volumes.add(source);
    }
  }

  private static void names(Map<String, @Nullable Object> data, String field, Set<String> names) {
    for (Object element : YamlData.list(data, field)) {
      String shorthand = text(element);
      String source = shorthand == null ? text(element, "source") : shorthand;
      if (source != null) names.add(source);
    }
  }

  private void settings(Map<String, @Nullable Object> data) {
    Object given = data.get("environment");
    for (String variable : texts(data, "environment")) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        hosts.addAll(
            HostFinder.inVariable(variable.substring(0, equals), variable.substring(equals + 1)));
      }
    }
    if (given instanceof Map<?, ?>) {
      YamlData.map(given)
          .forEach((variable, value) -> {
            String text = text(value);
            if (text != null) hosts.addAll(HostFinder.inVariable(variable, text));
          });
    }
    List<String> command = new ArrayList<>(texts(data, "entrypoint"));
    command.addAll(texts(data, "command"));
    hosts.addAll(HostFinder.inArguments(command));
  }

  private void replicas(Map<String, @Nullable Object> data) {
    String count = text(data, "deploy", "replicas");
    if (count == null) count = text(data, "scale");
    if (count == null || count.startsWith("$")) return;
    try {
      replicas = Integer.parseInt(count);
      if (replicas < 0) throw new NumberFormatException();
      attributes.put("replicas", (long) replicas);
    } catch (NumberFormatException e) {
      replicas = 1;
      problems.add(
          "Its number of replicas must be a whole number from 0 on but was \""
              + Text.shorten(count)
              + "\"; 1 is assumed");
    }
  }

  static @Nullable String text(@Nullable Object data, String... path) {
    String text = YamlData.text(data, path);
    return text == null ? null : ComposeVariables.fill(text);
  }

  static List<String> texts(@Nullable Object data, String... path) {
    return YamlData.textList(data, path).stream().map(ComposeVariables::fill).toList();
  }
}
