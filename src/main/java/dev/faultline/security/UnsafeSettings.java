package dev.faultline.security;

/** Settings under which the server must not start. */
final class UnsafeSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  UnsafeSettings(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What to do, as a sentence. */
  String remedy() {
    return remedy;
  }
}
