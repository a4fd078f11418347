package dev.faultline.graphql;

import dev.faultline.model.FaultlineException;
import dev.faultline.model.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Why a write was refused.
 *
 * @param field the field of the input that is at fault; null where it is none in particular
 */
public record UserError(ErrorCode code, String message, @Nullable String field) {
  /** The refusal that an expected failure stands for. */
  public static UserError of(FaultlineException failure, @Nullable String field) {
    String named =
        field == null && failure instanceof InvalidInput invalid ? invalid.field() : field;
    return new UserError(ErrorCode.of(failure), message(failure), named);
  }

  private static String message(FaultlineException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
