package dev.faultline.ingest;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats that can be read. */
public enum Format {
  /** Estate files: one JSON object, or NDJSON with one record a line. */
  ESTATE,
  /** Comma-separated items or relations with a header line. */
  CSV,
  /** Kubernetes manifests: YAML with one or more documents, or a {@code kind: List}. */
  KUBERNETES,
  /** A Docker Compose file. */
  COMPOSE;

  /** The name as it is written in a request or on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of this name, or {@link InvalidInput} with the names that exist. */
  public static Format parse(String word) {
    for (Format format : values()) {
      if (format.word().equals(word.strip().toLowerCase(Locale.ROOT))) return format;
    }
    List<String> words = Arrays.stream(values()).map(Format::word).toList();
    throw new InvalidInput(
        "Format \""
            + Text.shorten(word)
            + "\" is not known; formats are "
            + Text.join(words, "and")
            + ".");
  }
}
