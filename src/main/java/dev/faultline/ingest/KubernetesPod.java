package dev.faultline.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a pod template refers to: config maps, secrets, claims and its service account by name, and
 * hosts in its settings. The values of its variables are looked at and forgotten.
 */
final class KubernetesPod {
  /**
   * A reference to another object of the namespace.
   *
   * @param relation relation type
   * @param kind lower-case kind
   */
  record Reference(String relation, String kind, String name) {}

  /**
   * Entries of a config map that become variables.
   *
   * @param entry null: all of them
   */
  record Settings(String configMap, @Nullable String entry) {}

  private static final Pattern VARIABLE = Pattern.compile("\\$\\$|\\$\\(([^()$\\s]{1,253})\\)");

  /** Values that hold each other many times are not expanded to the end. */
  private static final int LONGEST_VALUE = 4_000;

  final Map<String, String> labels;
  final List<String> images = new ArrayList<>();
  final List<String> ports = new ArrayList<>();
  final Set<Reference> references = new LinkedHashSet<>();
  final Set<HostFinder.Found> hosts = new LinkedHashSet<>();
  final Set<Settings> settings = new LinkedHashSet<>();

  /**
   * @param template the mapping that holds {@code metadata} and {@code spec} of the pod
   */
  KubernetesPod(@Nullable Object template) {
    labels = YamlData.texts(template, "metadata", "labels");
    Object spec = YamlData.at(template, "spec");
    for (Object container : YamlData.list(spec, "initContainers")) variables(container, false);
    for (Object container : YamlData.list(spec, "containers")) {
      variables(container, true);
      String image = YamlData.text(container, "image");
      if (image != null) images.add(HostFinder.withoutCredentials(image));
      for (Object port : YamlData.list(container, "ports")) {
        String number = YamlData.text(port, "containerPort");
        if (number != null) ports.add(number);
      }
      List<String> command = new ArrayList<>(YamlData.textList(container, "command"));
      command.addAll(YamlData.textList(container, "args"));
      hosts.addAll(HostFinder.inArguments(command));
    }
    for (Object volume : YamlData.list(spec, "volumes")) volume(volume);
    String account = YamlData.text(spec, "serviceAccountName");
    if (account == null) account = YamlData.text(spec, "serviceAccount");
    refer("DEPENDS_ON", "serviceaccount", account);
    for (Object secret : YamlData.list(spec, "imagePullSecrets"))
      refer("USES", "secret", YamlData.text(secret, "name"));
  }

  private void variables(@Nullable Object container, boolean atRunTime) {
    Map<String, String> known = new HashMap<>();
    for (Object variable : YamlData.list(container, "env")) {
      String name = YamlData.text(variable, "name");
      String value = YamlData.text(variable, "value");
      if (name != null && atRunTime) {
        String expanded = value == null ? null : expanded(value, known);
        if (expanded != null) hosts.addAll(HostFinder.inVariable(name, expanded));
        if (expanded == null || HostFinder.namesASecret(name)) known.remove(name);
        else known.put(name, expanded);
      }
      Object config = YamlData.at(variable, "valueFrom", "configMapKeyRef");
      String configMap = YamlData.text(config, "name");
      String entry = YamlData.text(config, "key");
      refer(strength(config), "configmap", configMap);
      if (configMap != null && entry != null && atRunTime)
        settings.add(new Settings(configMap, entry));
      Object secret = YamlData.at(variable, "valueFrom", "secretKeyRef");
      refer(strength(secret), "secret", YamlData.text(secret, "name"));
    }
    for (Object from : YamlData.list(container, "envFrom")) {
      Object config = YamlData.at(from, "configMapRef");
      String configMap = YamlData.text(config, "name");
      refer(strength(config), "configmap", configMap);
      if (configMap != null && atRunTime) settings.add(new Settings(configMap, null));
      Object secret = YamlData.at(from, "secretRef");
      refer(strength(secret), "secret", YamlData.text(secret, "name"));
    }
  }

  /**
   * The value with the variables that stand before it: {@code $(NAME)}, as Kubernetes does it. What
   * is not known stays, as does a secret, and {@code $$} stands for one.
   */
  private static String expanded(String value, Map<String, String> known) {
    Matcher matcher = VARIABLE.matcher(value);
    StringBuilder expanded = new StringBuilder();
    while (matcher.find() && expanded.length() < LONGEST_VALUE) {
      String name = matcher.group(1);
      String text = name == null ? "$" : known.getOrDefault(name, matcher.group());
      matcher.appendReplacement(expanded, Matcher.quoteReplacement(text));
    }
    return matcher.appendTail(expanded).toString();
  }

  private void volume(@Nullable Object volume) {
    Object config = YamlData.at(volume, "configMap");
    refer(strength(config), "configmap", YamlData.text(config, "name"));
    Object secret = YamlData.at(volume, "secret");
    refer(strength(secret), "secret", YamlData.text(secret, "secretName"));
    refer("DEPENDS_ON", "secret", YamlData.text(volume, "csi", "nodePublishSecretRef", "name"));
    refer(
        "STORED_ON",
        "persistentvolumeclaim",
        YamlData.text(volume, "persistentVolumeClaim", "claimName"));
    for (Object source : YamlData.list(volume, "projected", "sources")) {
      Object projectedConfig = YamlData.at(source, "configMap");
      refer(strength(projectedConfig), "configmap", YamlData.text(projectedConfig, "name"));
      Object projectedSecret = YamlData.at(source, "secret");
      refer(strength(projectedSecret), "secret", YamlData.text(projectedSecret, "name"));
    }
  }

  private static String strength(@Nullable Object reference) {
    return YamlData.isTrue(reference, "optional") ? "USES" : "DEPENDS_ON";
  }

  private void refer(String relation, String kind, @Nullable String name) {
    if (name == null || name.isBlank() || name.length() > KubernetesObject.LONGEST_NAME) return;
    references.add(new Reference(relation, kind, name));
  }
}
