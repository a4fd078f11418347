package dev.faultline.graphql;

import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Answers what a request may cost. Features add their own limits to the same type. */
@Controller
final class LimitsController {
  private final Limits limits;

  LimitsController(GraphQlLimits limits) {
    this.limits = Limits.of(limits);
  }

  /** The limits of a request in the units of the schema. */
  record Limits(
      int maxDepth,
      int maxFields,
      int maxCost,
      int maxDocumentBytes,
      int maxBodyBytes,
      int maxRequestMillis,
      int maxPageSize,
      int defaultPageSize) {
    static Limits of(GraphQlLimits limits) {
      return new Limits(
          limits.maxDepth(),
          limits.maxFields(),
          limits.maxCost(),
          (int) limits.maxDocumentBytes(),
          limits.maxBodyBytes(),
          (int) limits.maxTime().toMillis(),
          limits.maxPageSize(),
          limits.defaultPageSize());
    }
  }

  @QueryMapping
  Limits limits() {
    return limits;
  }
}
