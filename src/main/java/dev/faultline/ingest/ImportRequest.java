package dev.faultline.ingest;

import dev.faultline.model.InvalidInput;

/**
 * What to import and how.
 *
 * @param scope what the input's names are unique within
 * @param source the system that the data comes from: what it states is marked as its own
 * @param fileName for messages
 * @param actor who imports
 */
public record ImportRequest(
    Format format, Scope scope, String source, ImportMode mode, String fileName, String actor) {
  public ImportRequest {
    if (source.isBlank() || source.length() > 100) {
      throw new InvalidInput(
          "A source has a name of 1 to 100 characters, such as \"kubernetes-prod\".");
    }
  }
}
