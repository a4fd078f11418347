package dev.faultline.web;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** The names of a request's parameters. */
final class QueryNames {
  private QueryNames() {}

  /**
   * Refuses a parameter that nobody knows, or that is empty: {@code Mode=dry-run} and {@code mode=}
   * must not write.
   *
   * @throws InvalidInput that names it and the nearest
   */
  static void check(HttpServletRequest request, List<String> known) {
    String query = request.getQueryString();
    MultiValueMap<String, String> given =
        UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new InvalidInput(
            "There is no parameter \""
                + Text.shorten(name)
                + "\"; parameters are "
                + Text.join(known, "and")
                + "."
                + Text.didYouMean(Text.nearest(name, known)));
      }
      String value = given.getFirst(name);
      if (value == null || value.isBlank()) {
        throw new InvalidInput("The parameter \"" + name + "\" is empty.");
      }
    }
  }
}
