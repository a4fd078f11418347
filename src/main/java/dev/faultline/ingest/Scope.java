package dev.faultline.ingest;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the names in a file are unique within, which the file itself does not say or not reliably:
 * the cluster of Kubernetes manifests, the project of a Compose file. It becomes part of the keys,
 * so that two clusters or two projects never write over each other.
 *
 * @param name null: as the file says
 */
public record Scope(@Nullable String name) {
  public static final Scope OF_THE_FILE = new Scope(null);

  private static final Pattern PROJECT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

  /**
   * The scope that a request names.
   *
   * @throws InvalidInput if it is not a name, or the format has no such scope
   */
  public static Scope of(Format format, @Nullable String cluster, @Nullable String project) {
    Scope scope = OF_THE_FILE;
    if (cluster != null) scope = of(format, Format.KUBERNETES, "cluster", NAME, cluster);
    if (project != null) scope = of(format, Format.COMPOSE, "project", PROJECT, project);
    return scope;
  }

  /** The source of an input that names none: what replaces another must be of the same scope. */
  public String usualSource(Format format) {
    return name == null ? format.word() : format.word() + ":" + name;
  }

  private static Scope of(Format format, Format its, String what, Pattern pattern, String name) {
    if (format != its) {
      throw new InvalidInput(
          "A " + what + " goes with format " + its.word() + ", not with " + format.word() + ".");
    }
    if (!pattern.matcher(name).matches()) {
      throw new InvalidInput(
          "The "
              + what
              + " \""
              + Text.shorten(name)
              + "\" is no name: 1 to 63 "
              + (pattern == PROJECT ? "small letters" : "letters")
              + ", digits, hyphens and underscores.");
    }
    return new Scope(name);
  }

  /** Passes manifests' records on with the cluster in their keys. */
  RecordSink within(RecordSink sink) {
    return name == null ? sink : new ClusterKeys(name, sink);
  }
}
