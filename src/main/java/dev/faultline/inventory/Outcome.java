package dev.faultline.inventory;

import dev.faultline.model.InvalidInput;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a record that was to be written. */
public sealed interface Outcome {
  /** It was not there before. */
  record Created() implements Outcome {}

  /** It was there with other values. */
  record Updated() implements Outcome {}

  /** It was there already, just so. */
  record Unchanged() implements Outcome {}

  /**
   * It cannot be written, while others can.
   *
   * @param reason what is wrong and what to do
   * @param field the field of the record that is at fault; null where it is none in particular
   */
  record Rejected(String reason, @Nullable String field) implements Outcome {
    public Rejected(InvalidInput refused) {
      this(Objects.requireNonNullElse(refused.getMessage(), ""), refused.field());
    }
  }
}
