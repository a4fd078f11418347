package dev.faultline.ingest;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.util.Locale;

/** The formats of records in files. */
public enum RecordFormat {
  /** A table with a header line. */
  CSV,
  /** One JSON object a line. */
  NDJSON;

  /** The format of this name, or {@link InvalidInput} with the names that exist. */
  public static RecordFormat parse(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "csv" -> CSV;
      case "ndjson" -> NDJSON;
      default ->
          throw new InvalidInput(
              "Format \"" + Text.shorten(word) + "\" is not known; formats are csv and ndjson.");
    };
  }
}
