package dev.faultline.model;

/**
 * An attribute that items of a type may carry.
 *
 * @param name camel case, as it is written in data
 * @param kind what its values look like
 * @param description what it says, with its unit
 */
public record AttributeDefinition(String name, Kind kind, String description) {
  public AttributeDefinition {
    if (name.isBlank()) throw new InvalidInput("An attribute has a name, but it was empty.");
    StoredText.line("Attribute \"" + Text.shorten(name) + "\"", name, Keys.LONGEST);
    StoredText.free("The description of attribute \"" + Text.shorten(name) + "\"", description);
  }

  /** The form of an attribute's values. */
  public enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    /** ISO 8601 calendar date, {@code 2026-11-21}. */
    DATE,
    /** A list of texts. */
    LIST
  }
}
