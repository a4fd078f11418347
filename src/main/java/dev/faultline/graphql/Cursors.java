package dev.faultline.graphql;

import dev.faultline.model.InvalidCursor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cursors: a row's position and the query that it belongs to, as one word. They hold no number of a
 * row, so that they survive writes.
 */
final class Cursors {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 8_192;

  private Cursors() {}

  static String write(String query, List<String> position) {
    List<String> values = new ArrayList<>();
    values.add(query);
    values.addAll(position);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(values));
  }

  /** The position, if the cursor belongs to the query. */
  static List<String> read(String query, String cursor) {
    try {
      if (cursor.length() > LONGEST) throw damaged();
      List<String> values =
          Arrays.asList(JSON.readValue(Base64.getUrlDecoder().decode(cursor), String[].class));
      if (values.isEmpty() || values.contains(null)) throw damaged();
      if (!values.getFirst().equals(query)) {
        throw new InvalidCursor(
            "The cursor belongs to another query: filter, order and item must stay the same from"
                + " page to page. Start from the first page.");
      }
      return values.subList(1, values.size());
    } catch (IllegalArgumentException | JacksonException e) {
      throw damaged();
    }
  }

  static InvalidCursor damaged() {
    return new InvalidCursor(
        "The cursor is damaged. Take it from endCursor or startCursor, or start from the first"
            + " page.");
  }

  /** A short word that stands for a query. */
  static String fingerprint(List<?> query) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(query.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
