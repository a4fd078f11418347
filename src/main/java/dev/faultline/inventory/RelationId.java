package dev.faultline.inventory;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Relation;
import dev.faultline.model.Text;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a relation: its type, both ends by key, and the redundancy group. Written as one
 * opaque word in the API.
 *
 * @param group the group's name; null: a group of its own
 */
public record RelationId(String type, String from, String to, @Nullable String group) {
  private static final String SEPARATOR = "\u001F";

  /** The identity of a stored relation. */
  public static RelationId of(Relation relation) {
    return new RelationId(relation.type(), relation.from(), relation.to(), relation.group());
  }

  /** The identity as one word that {@link #parse} reads. */
  public String encode() {
    String joined = String.join(SEPARATOR, type, from, to, group == null ? "" : group);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads what {@link #encode} wrote; throws {@link InvalidInput} on anything else. */
  public static RelationId parse(String word) {
    try {
      String joined = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
      String[] parts = joined.split(SEPARATOR, -1);
      if (parts.length == 4)
        return new RelationId(parts[0], parts[1], parts[2], parts[3].isEmpty() ? null : parts[3]);
    } catch (IllegalArgumentException notBase64) {
      // Falls through to the one refusal for everything that is no id.
    }
    throw new InvalidInput(
        "\""
            + Text.shorten(word)
            + "\" is no relation's id; take it from the field id of a relation.");
  }
}
