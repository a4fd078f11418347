package dev.faultline.web;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/** The names of a request's parameters. */
final class QueryNames {
  private QueryNames() {}

  /**
   * Refuses a parameter that nobody knows: {@code Mode=dry-run} must not write.
   *
   * @throws InvalidInput that names it and the nearest
   */
  static void check(HttpServletRequest request, List<String> known) {
    String query = request.getQueryString();
    for (String name :
        UriComponentsBuilder.newInstance().query(query).build().getQueryParams().keySet()) {
      if (known.contains(name)) continue;
      throw new InvalidInput(
          "There is no parameter \""
              + Text.shorten(name)
              + "\"; parameters are "
              + Text.join(known, "and")
              + "."
              + Text.didYouMean(Text.nearest(name, known)));
    }
  }
}
