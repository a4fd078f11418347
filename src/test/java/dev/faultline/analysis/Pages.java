package dev.faultline.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Reads a connection of items to its end, page by page. */
final class Pages {
  private Pages() {}

  /**
   * The keys of all rows, from the first page on. The question takes {@code first} and {@code
   * after}.
   */
  static List<String> forward(ApiTests tests, String question, String path, int size) {
    List<String> keys = new ArrayList<>();
    String cursor = null;
    boolean more = true;
    while (more) {
      Map<String, Object> variables = new HashMap<>(Map.of("first", size));
      if (cursor != null) variables.put("after", cursor);
      GraphQlTester.Response page = tests.ask(question, variables);
      keys.addAll(keys(page, path));
      more = page.path(path + ".pageInfo.hasNextPage").entity(Boolean.class).get();
      if (more) cursor = page.path(path + ".pageInfo.endCursor").entity(String.class).get();
    }
    return keys;
  }

  /** The same from the last page back. The question takes {@code last} and {@code before}. */
  static List<String> backward(ApiTests tests, String question, String path, int size) {
    List<String> keys = new ArrayList<>();
    String cursor = null;
    boolean more = true;
    while (more) {
      Map<String, Object> variables = new HashMap<>(Map.of("last", size));
      if (cursor != null) variables.put("before", cursor);
      GraphQlTester.Response page = tests.ask(question, variables);
      keys.addAll(0, keys(page, path));
      more = page.path(path + ".pageInfo.hasPreviousPage").entity(Boolean.class).get();
      if (more) cursor = page.path(path + ".pageInfo.startCursor").entity(String.class).get();
    }
    return keys;
  }

  private static List<String> keys(GraphQlTester.Response page, String path) {
    String rows =
        path.contains("impact") || path.contains("dependencies") ? "[*].item.key" : "[*].key";
    return page.path(path + ".nodes" + rows).entityList(String.class).get();
  }
}
