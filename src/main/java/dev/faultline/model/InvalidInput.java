package dev.faultline.model;

import org.jspecify.annotations.Nullable;

/** Input that cannot be taken as it is; the message says what is wrong and what to do. */
public final class InvalidInput extends FaultlineException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String field;

  public InvalidInput(String message) {
    this(message, null);
  }

  /**
   * @param field the field of the input that is at fault; null where it is none in particular
   */
  public InvalidInput(String message, @Nullable String field) {
    super(message);
    this.field = field;
  }

  /** The field of the input that is at fault; null where it is none in particular. */
  public @Nullable String field() {
    return field;
  }
}
