package dev.faultline.analysis;

import dev.faultline.impact.Budget;
import dev.faultline.impact.Completeness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What brings about the whole answer, where there is only a lower bound.
 *
 * @param asked the budget as the request gave it, clamped to the server's limits
 * @param longest the longest time that the server allows
 * @param who what is allowed that, and by which settings
 * @param mostItems the largest answer that the server allows
 */
record Remedy(Budget asked, Duration longest, String who, int mostItems) {
  static Remedy ofSearch(Budget asked, Duration longest, AnswerSettings settings) {
    String who =
        "The server allows a search %d ms, three quarters of the shorter of its settings"
            + " faultline.analysis.max-time and faultline.graphql.max-time: raise both, ask in a"
            + " request of its own, or ask about less.";
    return new Remedy(asked, longest, who, settings.maxItems());
  }

  static Remedy ofAnalysis(Budget asked, AnswerSettings settings) {
    String who =
        "The server allows an analysis %d ms by its setting faultline.analysis.max-time, and a"
            + " request what faultline.graphql.max-time says: raise both, or ask about less.";
    return new Remedy(asked, settings.maxTime(), who, settings.maxItems());
  }

  /** A sentence for each reason; null if the answer is complete. */
  @Nullable String of(Completeness found) {
    if (found.isComplete()) return null;
    List<String> sentences = new ArrayList<>();
    for (Completeness.Reason reason : found.reasons()) {
      sentences.add(
          switch (reason) {
            case MAX_HOPS -> "Leave out budget.maxHops, or give more than " + asked.maxHops() + ".";
            case MAX_ITEMS -> items();
            case TIME -> time();
            case RELATION_FILTER -> "Leave out relationTypes.";
            case MEMORY ->
                "Ask for smaller sets or among fewer items, or give the server more memory.";
          });
    }
    return String.join(" ", sentences);
  }

  private String time() {
    return asked.maxTime().compareTo(longest) < 0
        ? more("maxMillis", asked.maxTime().toMillis(), longest.toMillis())
        : who.formatted(longest.toMillis());
  }

  private String items() {
    return asked.maxItems() < mostItems
        ? more("maxItems", asked.maxItems(), mostItems)
        : "The server allows "
            + mostItems
            + " items by its setting faultline.analysis.max-items: raise it, or ask about less.";
  }

  private static String more(String field, long given, long most) {
    return "Give budget." + field + " more than " + given + ", up to " + most + ".";
  }
}
