package dev.faultline.ingest;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.util.Locale;

/** What an import does with what is there already. */
public enum ImportMode {
  /** Adds and updates; removes nothing. */
  MERGE,
  /**
   * As merge; then what the same source stated before and no longer states is retired (items) or
   * removed (relations).
   */
  REPLACE,
  /** Writes nothing and reports what a merge would do. */
  DRY_RUN;

  /** The mode as it is written in a request: {@code merge}, {@code replace}, {@code dry-run}. */
  public static ImportMode parse(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "merge" -> MERGE;
      case "replace" -> REPLACE;
      case "dry-run" -> DRY_RUN;
      default ->
          throw new InvalidInput(
              "Mode \""
                  + Text.shorten(word)
                  + "\" is not known; modes are merge, replace and dry-run.");
    };
  }
}
