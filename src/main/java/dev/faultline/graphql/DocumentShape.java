package dev.faultline.graphql;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Depth and number of fields of a document, by its text alone: nothing is looked up in the schema,
 * and fragments may still be wrong or run in circles. Ends as soon as a limit is passed.
 */
final class DocumentShape {
  /** Standard tools nest the introspection of types deeper than any question nests. */
  private static final int MAX_INTROSPECTION_DEPTH = 20;

  private final GraphQlLimits limits;
  private final Map<String, FragmentDefinition> fragments = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private int selections;

  private DocumentShape(Document document, GraphQlLimits limits) {
    this.limits = limits;
    for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
      fragments.put(fragment.getName(), fragment);
    }
  }

  static void check(Document document, GraphQlLimits limits) {
    DocumentShape shape = new DocumentShape(document, limits);
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      shape.visit(operation.getSelectionSet(), 1, limits.maxDepth());
    }
  }

  private void visit(@Nullable SelectionSet set, int depth, int maxDepth) {
    if (set == null) return;
    for (Selection<?> selection : set.getSelections()) {
      if (++selections > limits.maxFields()) {
        throw Refusal.tooCostly(
            "The request has more than "
                + limits.maxFields()
                + " fields, fragments counted each time they are used. Split it.");
      }
      switch (selection) {
        case Field field -> {
          int most = field.getName().startsWith("__") ? MAX_INTROSPECTION_DEPTH : maxDepth;
          if (depth > most) {
            throw Refusal.tooCostly(
                "The request nests fields deeper than "
                    + maxDepth
                    + " levels. Ask for the deeper ones in a request of their own.");
          }
          visit(field.getSelectionSet(), depth + 1, most);
        }
        case InlineFragment fragment -> visit(fragment.getSelectionSet(), depth, maxDepth);
        case FragmentSpread spread -> {
          FragmentDefinition fragment = fragments.get(spread.getName());
          if (fragment != null && open.add(spread.getName())) {
            visit(fragment.getSelectionSet(), depth, maxDepth);
            open.remove(spread.getName());
          }
        }
        default -> throw new IllegalStateException("unknown kind of selection " + selection);
      }
    }
  }
}
