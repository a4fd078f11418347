package dev.faultline.store;

import org.jspecify.annotations.Nullable;

/**
 * The store cannot be used, so that the application cannot start; says why and, in a second
 * sentence, what to do.
 */
final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  StoreUnavailable(String message, String remedy) {
    this(message, remedy, null);
  }

  StoreUnavailable(String message, String remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
