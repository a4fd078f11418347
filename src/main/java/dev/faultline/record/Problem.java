package dev.faultline.record;

import dev.faultline.graphql.ErrorCode;
import dev.faultline.graphql.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input.
 *
 * @param field the name of the value at fault; null where it is none in particular
 * @param message a sentence that names the value and the rule
 */
public record Problem(@Nullable String field, String message) {
  /** The problems as a mutation returns them. */
  public static List<UserError> errors(List<Problem> problems) {
    return problems.stream()
        .map(problem -> new UserError(ErrorCode.INVALID_INPUT, problem.message(), problem.field()))
        .toList();
  }
}
