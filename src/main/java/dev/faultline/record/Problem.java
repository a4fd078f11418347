package dev.faultline.record;

import dev.faultline.graphql.ErrorCode;
import dev.faultline.graphql.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input.
 *
 * @param code what kind of refusal it is
 * @param field the name of the value at fault; null where it is none in particular
 * @param message a sentence that names the value and the rule
 */
public record Problem(ErrorCode code, @Nullable String field, String message) {
  /** A value that breaks a rule. */
  public Problem(@Nullable String field, String message) {
    this(ErrorCode.INVALID_INPUT, field, message);
  }

  /** The problems as a mutation returns them. */
  public static List<UserError> errors(List<Problem> problems) {
    return problems.stream()
        .map(problem -> new UserError(problem.code(), problem.message(), problem.field()))
        .toList();
  }
}
