package dev.faultline.ingest;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Keys;
import dev.faultline.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads Kubernetes manifests, one or many, as one estate. Give it all inputs with {@link #add},
 * then call {@link #finish}, which resolves the references between them and hands everything to the
 * sink.
 *
 * <ul>
 *   <li>An object's key is {@code k8s:NAMESPACE/KIND/NAME} with the kind in lower case and {@code
 *       default} for no namespace.
 *   <li>A workload with two replicas or more gets one {@code Container} for each, {@code …/NAME#0}
 *       and so on, members of a group that needs what its disruption budget says, else one. At most
 *       {@value #MOST_REPLICAS} are listed.
 *   <li>A service depends on the workloads that its selector selects, an ingress on its services, a
 *       workload on its config maps, secrets, claims and service account (softly where {@code
 *       optional}).
 *   <li>A workload whose settings name a service depends on it; such relations are derived, with
 *       confidence 0.8. Variables, arguments and referenced config maps are looked at, for hosts
 *       only; no value of a secret is read.
 *   <li>What is referred to but not given becomes an item with the attribute {@code placeholder}.
 * </ul>
 *
 * <p>Other kinds are rejected by name. Memory grows with the number of objects, not with their
 * size.
 */
public final class KubernetesReader {
  /** Most replicas of one workload that become items; the rest is rejected with their number. */
  public static final int MOST_REPLICAS = 100;

  private static final Set<String> CORE = Set.of("");
  private static final Set<String> APPS = Set.of("apps", "extensions", "");

  /**
   * The API groups of the kinds whose names others have taken too, such as the service of Knative.
   * A version that is left out or wrong in its group is common in old files, so some are wide.
   */
  private static final Map<String, Set<String>> GROUPS =
      Map.ofEntries(
          Map.entry("Service", CORE),
          Map.entry("Pod", CORE),
          Map.entry("ConfigMap", CORE),
          Map.entry("Secret", CORE),
          Map.entry("ServiceAccount", CORE),
          Map.entry("Namespace", CORE),
          Map.entry("PersistentVolumeClaim", CORE),
          Map.entry("Deployment", APPS),
          Map.entry("StatefulSet", APPS),
          Map.entry("DaemonSet", APPS),
          Map.entry("ReplicaSet", APPS),
          Map.entry("Job", Set.of("batch", "")),
          Map.entry("CronJob", Set.of("batch", "")),
          Map.entry("Ingress", Set.of("networking.k8s.io", "extensions", "")),
          Map.entry(
              "Gateway",
              Set.of(
                  "gateway.networking.k8s.io", "networking.istio.io", "networking.x-k8s.io", "")));

  private static final Set<String> MERGED =
      Set.of("PodDisruptionBudget", "HorizontalPodAutoscaler");

  private final RecordSink sink;
  private final boolean nameFiles;
  private final KubernetesEstate estate;
  private final List<String> files = new ArrayList<>();
  private String hint = "";
  private boolean anyObject;

  public KubernetesReader(RecordSink sink) {
    this(sink, false);
  }

  /**
   * @param nameFiles whether rejected records name the file that they are in
   */
  public KubernetesReader(RecordSink sink, boolean nameFiles) {
    this.sink = sink;
    this.nameFiles = nameFiles;
    this.estate = new KubernetesEstate(sink);
  }

  /**
   * Reads one input to its end; does not close it. Throws {@link InvalidInput} where it is not
   * YAML.
   */
  public void add(String fileName, InputStream in) throws IOException {
    add(Source.open(fileName, in, Readers.MOST_UNPACKED_BYTES));
  }

  void add(Source source) throws IOException {
    files.add(source.name());
    if (hint.isEmpty()) hint = source.hint(Format.KUBERNETES);
    String file = nameFiles ? source.name() : "";
    YamlFile yaml = new YamlFile(source);
    for (Node document = yaml.next(); document != null; document = yaml.next()) {
      document(yaml, document, file);
    }
  }

  /** Resolves all references and hands items and relations to the sink. */
  public void finish() {
    if (!anyObject) {
      throw new InvalidInput(
          Text.shorten(String.join(", ", files))
              + " holds no Kubernetes object: no document has a \"kind\"."
              + hint);
    }
    estate.finish();
  }

  private void document(YamlFile yaml, Node node, String file) {
    document(yaml, node, file, "", "");
  }

  /**
   * A document, or an element of a list, which may be a list again.
   *
   * @param usualKind of the elements of a list that says it; else empty
   */
  private void document(
      YamlFile yaml, Node node, String file, String usualKind, String usualVersion) {
    Node kind = YamlFile.child(node, "kind");
    String kindName = kind instanceof ScalarNode scalar ? scalar.getValue() : "";
    anyObject |= kind != null;
    if (kindName.endsWith("List") && YamlFile.child(node, "items") instanceof SequenceNode items) {
      String elementKind = kindName.substring(0, kindName.length() - "List".length());
      Node version = YamlFile.child(node, "apiVersion");
      String elementVersion = version instanceof ScalarNode scalar ? scalar.getValue() : "";
      for (Node item : items.getValue()) document(yaml, item, file, elementKind, elementVersion);
    } else {
      object(yaml, node, file, usualKind, usualVersion);
    }
  }

  private void object(
      YamlFile yaml, Node node, String file, String usualKind, String usualVersion) {
    long line = YamlFile.line(node);
    Object data;
    try {
      data = yaml.data(node);
    } catch (InvalidInput e) {
      sink.reject(
          line, prefix(file) + "document", String.valueOf(e.getMessage()) + yaml.template());
      return;
    }
    if (data == null) return;
    Map<String, @Nullable Object> object = YamlData.map(data);
    if (!usualKind.isEmpty()) object.putIfAbsent("kind", usualKind);
    if (!usualVersion.isEmpty()) object.putIfAbsent("apiVersion", usualVersion);
    String kind = YamlData.text(object, "kind");
    if (kind == null) {
      sink.reject(
          line,
          prefix(file) + "document",
          "It has no \"kind\", so it is no Kubernetes object." + yaml.template());
      return;
    }
    String name = YamlData.text(object, "metadata", "name");
    String given = YamlData.text(object, "metadata", "namespace");
    String namespace =
        kind.equals("Namespace") && name != null
            ? name
            : given == null || given.isBlank() ? "default" : given;
    String label = KubernetesObject.label(file, kind, namespace, name == null ? "?" : name);
    String group = group(YamlData.text(object, "apiVersion"));
    boolean foreign = !GROUPS.getOrDefault(kind, Set.of(group)).contains(group);
    if (foreign || itemType(kind).isEmpty() && !MERGED.contains(kind)) {
      sink.leaveOut(
          line,
          label,
          "The kind "
              + Text.shorten(kind)
              + (foreign ? " of " + Text.shorten(group) : "")
              + " is not a configuration item here; it is left out.");
      return;
    }
    if (name == null || name.isBlank()) {
      sink.reject(line, label, "It has no metadata.name as text." + yaml.template());
      return;
    }
    try {
      if (name.length() > KubernetesObject.LONGEST_NAME)
        throw new InvalidInput("Its name has more than 253 characters.");
      Keys.check(KubernetesObject.key(namespace, kind, name));
    } catch (InvalidInput e) {
      sink.reject(line, label, String.valueOf(e.getMessage()));
      return;
    }
    String refusal = take(object, file, line, kind, namespace, name);
    if (refusal != null) sink.reject(line, label, refusal);
  }

  /** The API group of a version: {@code apps} of {@code apps/v1}; empty for the core's. */
  private static String group(@Nullable String apiVersion) {
    int slash = apiVersion == null ? -1 : apiVersion.indexOf('/');
    return apiVersion == null || slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  private static String prefix(String file) {
    return file.isEmpty() ? "" : file + ": ";
  }

  /** The item type of a kind; empty for a kind that is no item. */
  private static String itemType(String kind) {
    return switch (kind) {
      case "Deployment",
          "StatefulSet",
          "DaemonSet",
          "ReplicaSet",
          "ReplicationController",
          "Job",
          "CronJob",
          "Pod" ->
          "ContainerWorkload";
      case "Service" -> "KubernetesService";
      case "Ingress", "HTTPRoute", "Gateway" -> "Ingress";
      case "ConfigMap", "Secret", "ServiceAccount", "Namespace" -> kind;
      case "PersistentVolumeClaim" -> "Volume";
      default -> "";
    };
  }

  /** Keeps what matters of an object; returns why not where it cannot. */
  private @Nullable String take(
      Map<String, @Nullable Object> data,
      String file,
      long line,
      String kind,
      String namespace,
      String name) {
    Map<String, Object> attributes = KubernetesObject.attributes(data, kind, namespace);
    String type = itemType(kind);
    if (type.equals("Volume") || type.equals("Secret"))
      attributes.keySet().retainAll(Set.of("namespace"));
    KubernetesObject object =
        new KubernetesObject(file, line, kind, namespace, name, type, attributes);
    Object spec = data.get("spec");
    if (kind.equals("PodDisruptionBudget")) {
      return estate.budget(
          object,
          LabelSelector.of(YamlData.at(spec, "selector")),
          YamlData.text(spec, "minAvailable"),
          YamlData.text(spec, "maxUnavailable"));
    }
    if (kind.equals("HorizontalPodAutoscaler")) {
      Object target = YamlData.at(spec, "scaleTargetRef");
      int least = YamlData.at(spec, "minReplicas") instanceof Integer count ? count : 1;
      estate.autoscaler(
          object, YamlData.text(target, "kind"), YamlData.text(target, "name"), least);
      return null;
    }
    KubernetesObject twin = estate.twin(object);
    if (twin != null) {
      return "The same object was already given in line "
          + twin.line()
          + (twin.file().isEmpty() || twin.file().equals(file) ? "" : " of " + twin.file())
          + "; the first one counts.";
    }
    switch (kind) {
      case "Service" -> service(object, spec);
      case "Ingress" -> ingress(object, spec);
      case "HTTPRoute" -> route(object, spec);
      case "Gateway" -> gateway(object, spec);
      case "ConfigMap" -> configMap(object, data);
      case "ServiceAccount" -> account(object, data);
      case "PersistentVolumeClaim" -> {
        claim(attributes, spec);
        estate.add(object);
      }
      default -> {
        if (type.equals("ContainerWorkload")) return workload(object, data);
        estate.add(object);
      }
    }
    return null;
  }

  private @Nullable String workload(KubernetesObject object, Map<String, @Nullable Object> data) {
    Object spec = data.get("spec");
    Object template =
        switch (object.kind()) {
          case "Pod" -> data;
          case "CronJob" -> YamlData.at(spec, "jobTemplate", "spec", "template");
          default -> YamlData.at(spec, "template");
        };
    Object replicas =
        switch (object.kind()) {
          case "Deployment", "StatefulSet", "ReplicaSet", "ReplicationController" ->
              YamlData.at(spec, "replicas");
          default -> 1;
        };
    if (replicas != null && !(replicas instanceof Integer count && count >= 0)) {
      String was = Text.shorten(String.valueOf(replicas));
      return "spec.replicas must be a whole number from 0 on but was "
          + (replicas instanceof String ? "the text \"" + was + "\"" : was)
          + ".";
    }
    KubernetesPod pod = new KubernetesPod(template);
    Map<String, Object> attributes = object.attributes();
    KubernetesObject.putList(attributes, "images", pod.images);
    KubernetesObject.putList(attributes, "ports", pod.ports);
    if (object.kind().equals("CronJob"))
      KubernetesObject.putText(attributes, "schedule", YamlData.text(spec, "schedule"));
    List<String> owners = new ArrayList<>();
    for (Object owner : YamlData.list(data, "metadata", "ownerReferences")) {
      String kind = YamlData.text(owner, "kind");
      String name = YamlData.text(owner, "name");
      if (kind != null && name != null)
        owners.add(KubernetesObject.key(object.namespace(), kind, name));
    }
    Map<String, Map<String, Object>> claims = new LinkedHashMap<>();
    for (Object claim : YamlData.list(spec, "volumeClaimTemplates")) {
      String name = YamlData.text(claim, "metadata", "name");
      if (name == null || name.length() > KubernetesObject.LONGEST_NAME) continue;
      Map<String, Object> ofClaim = new LinkedHashMap<>(Map.of("namespace", object.namespace()));
      claim(ofClaim, YamlData.at(claim, "spec"));
      claims.put(name, ofClaim);
    }
    estate.workload(
        new KubernetesEstate.Workload(
            object, pod, replicas instanceof Integer count ? count : -1, owners, claims));
    return null;
  }

  private void service(KubernetesObject object, @Nullable Object spec) {
    Map<String, Object> attributes = object.attributes();
    KubernetesObject.putText(attributes, "serviceType", YamlData.text(spec, "type"));
    List<String> ports = new ArrayList<>();
    for (Object port : YamlData.list(spec, "ports")) {
      String number = YamlData.text(port, "port");
      if (number != null) ports.add(number);
    }
    KubernetesObject.putList(attributes, "ports", ports);
    Map<String, String> selector = YamlData.texts(spec, "selector");
    KubernetesObject.putPairs(attributes, "selector", selector);
    estate.service(object, LabelSelector.ofLabels(selector), YamlData.text(spec, "externalName"));
  }

  private void ingress(KubernetesObject object, @Nullable Object spec) {
    List<KubernetesPod.Reference> references = new ArrayList<>();
    List<String> hosts = new ArrayList<>();
    backend(references, YamlData.at(spec, "defaultBackend"));
    backend(references, YamlData.at(spec, "backend"));
    for (Object rule : YamlData.list(spec, "rules")) {
      String host = YamlData.text(rule, "host");
      if (host != null && !hosts.contains(host)) hosts.add(host);
      for (Object path : YamlData.list(rule, "http", "paths"))
        backend(references, YamlData.at(path, "backend"));
    }
    for (Object tls : YamlData.list(spec, "tls"))
      refer(references, "SECURED_BY", "secret", YamlData.text(tls, "secretName"));
    KubernetesObject.putList(object.attributes(), "hosts", hosts);
    KubernetesObject.putText(
        object.attributes(), "ingressClass", YamlData.text(spec, "ingressClassName"));
    estate.entrance(object, references);
  }

  private static void backend(List<KubernetesPod.Reference> references, @Nullable Object backend) {
    String name = YamlData.text(backend, "service", "name");
    refer(
        references,
        "DEPENDS_ON",
        "service",
        name == null ? YamlData.text(backend, "serviceName") : name);
  }

  private void route(KubernetesObject object, @Nullable Object spec) {
    List<KubernetesPod.Reference> references = new ArrayList<>();
    for (Object parent : YamlData.list(spec, "parentRefs")) {
      String kind = YamlData.text(parent, "kind");
      if (kind != null && !kind.equals("Gateway") && !kind.equals("Service")) continue;
      refer(
          references,
          "DEPENDS_ON",
          kind == null ? "gateway" : kind,
          qualified(YamlData.text(parent, "namespace"), YamlData.text(parent, "name")));
    }
    for (Object rule : YamlData.list(spec, "rules")) {
      for (Object backend : YamlData.list(rule, "backendRefs")) {
        String kind = YamlData.text(backend, "kind");
        if (kind != null && !kind.equals("Service")) continue;
        refer(
            references,
            "DEPENDS_ON",
            "service",
            qualified(YamlData.text(backend, "namespace"), YamlData.text(backend, "name")));
      }
    }
    KubernetesObject.putList(object.attributes(), "hosts", YamlData.textList(spec, "hostnames"));
    estate.entrance(object, references);
  }

  private void gateway(KubernetesObject object, @Nullable Object spec) {
    List<KubernetesPod.Reference> references = new ArrayList<>();
    List<String> hosts = new ArrayList<>();
    for (Object listener : YamlData.list(spec, "listeners")) {
      String host = YamlData.text(listener, "hostname");
      if (host != null && !hosts.contains(host)) hosts.add(host);
      for (Object secret : YamlData.list(listener, "tls", "certificateRefs")) {
        refer(
            references,
            "SECURED_BY",
            "secret",
            qualified(YamlData.text(secret, "namespace"), YamlData.text(secret, "name")));
      }
    }
    for (Object server : YamlData.list(spec, "servers")) {
      for (String host : YamlData.textList(server, "hosts")) {
        if (!hosts.contains(host)) hosts.add(host);
      }
      refer(references, "SECURED_BY", "secret", YamlData.text(server, "tls", "credentialName"));
    }
    KubernetesObject.putList(object.attributes(), "hosts", hosts);
    KubernetesObject.putText(
        object.attributes(), "ingressClass", YamlData.text(spec, "gatewayClassName"));
    estate.entrance(object, references);
  }

  private static @Nullable String qualified(@Nullable String namespace, @Nullable String name) {
    return namespace == null || name == null ? name : namespace + "/" + name;
  }

  private static void refer(
      List<KubernetesPod.Reference> references,
      String relation,
      String kind,
      @Nullable String name) {
    if (name == null || name.isBlank() || name.length() > KubernetesObject.LONGEST_NAME) return;
    references.add(new KubernetesPod.Reference(relation, kind, name));
  }

  /** Pods of an account may mount its secrets, and pull images with them. */
  private void account(KubernetesObject object, Map<String, @Nullable Object> data) {
    List<KubernetesPod.Reference> references = new ArrayList<>();
    for (String list : List.of("secrets", "imagePullSecrets")) {
      for (Object secret : YamlData.list(data, list))
        refer(references, "USES", "secret", YamlData.text(secret, "name"));
    }
    estate.entrance(object, references);
  }

  private void configMap(KubernetesObject object, Map<String, @Nullable Object> data) {
    Map<String, String> entries = YamlData.texts(data, "data");
    Map<String, List<HostFinder.Found>> hosts = new LinkedHashMap<>();
    entries.forEach((name, value) -> {
      List<HostFinder.Found> found = HostFinder.inVariable(name, value);
      if (!found.isEmpty()) hosts.put(name, found);
    });
    KubernetesObject.putList(object.attributes(), "entries", new ArrayList<>(entries.keySet()));
    estate.configMap(object, hosts);
  }

  private static void claim(Map<String, Object> attributes, @Nullable Object spec) {
    KubernetesObject.putText(attributes, "storageClass", YamlData.text(spec, "storageClassName"));
    KubernetesObject.putList(attributes, "accessModes", YamlData.textList(spec, "accessModes"));
  }
}
