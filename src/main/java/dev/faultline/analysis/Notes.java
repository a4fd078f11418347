package dev.faultline.analysis;

import graphql.GraphQLContext;
import graphql.extensions.ExtensionsBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says in the response's extensions that a plain list is not the whole answer: a list has no place
 * of its own for that.
 */
final class Notes {
  /** The name of the extension. */
  static final String INCOMPLETE = "incomplete";

  private Notes() {}

  /**
   * Adds a note unless the list is the whole answer.
   *
   * @param leftOut entries that are known, but not part of the list
   */
  static void add(
      GraphQLContext request, String field, Search.Extent extent, long leftOut, String sentence) {
    if (extent.found().isComplete() && leftOut == 0) return;
    ExtensionsBuilder extensions = request.get(ExtensionsBuilder.class);
    if (extensions == null) return;
    Map<String, Object> note = new LinkedHashMap<>();
    note.put("status", extent.status().name());
    note.put("reasons", extent.reasons().stream().map(Enum::name).toList());
    note.put("unexplored", extent.unexplored());
    note.put("leftOut", leftOut);
    note.put("sentence", sentence);
    if (extent.remedy() != null) note.put("remedy", extent.remedy());
    extensions.addValue(INCOMPLETE, Map.of(field, note));
  }
}
