package dev.faultline.analysis;

import dev.faultline.graphql.GraphQlLimits;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;

/** Adds the limits of analyses to those of requests. */
@Controller
final class LimitFieldsController {
  @Bean
  static RuntimeWiringConfigurer analysisLimits(AnswerSettings settings, GraphQlLimits limits) {
    Map<String, Integer> values =
        Map.of(
            "maxTargets", settings.maxTargets(),
            "maxSearchMillis", (int) Searches.longestSearch(settings, limits).toMillis(),
            "maxAnalysisMillis", (int) settings.maxTime().toMillis(),
            "maxAnalysisItems", settings.maxItems(),
            "maxMapItems", settings.maxMapItems(),
            "maxMapHops", settings.maxMapHops(),
            "maxPaths", settings.maxPaths(),
            "maxFilterConditions", settings.maxFilterConditions(),
            "maxCutSetSize", settings.maxCutSetSize(),
            "staleAfterDays", (int) settings.staleAfter().toDays());
    return wiring ->
        wiring.type(
            "Limits",
            type -> {
              values.forEach((name, value) -> type.dataFetcher(name, _ -> value));
              return type;
            });
  }
}
