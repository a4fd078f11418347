package dev.faultline.record;

import dev.faultline.inventory.Outcome;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became, or would become, of one draft of a record.
 *
 * @param record as it is then; null if there are problems
 * @param problems all that is wrong with the draft; then the outcome is a rejection and nothing of
 *     it is written
 */
public record Written<R>(Outcome outcome, @Nullable R record, List<Problem> problems) {
  public Written {
    problems = List.copyOf(problems);
  }

  /** What became of a draft with these problems. */
  static <R> Written<R> rejected(List<Problem> problems) {
    String reason = problems.stream().map(Problem::message).collect(Collectors.joining(" "));
    return new Written<>(new Outcome.Rejected(reason, null), null, problems);
  }
}
