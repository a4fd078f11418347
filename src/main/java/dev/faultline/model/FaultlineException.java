package dev.faultline.model;

/**
 * An expected failure whose message is written for the person who asked: what, where and what to
 * do.
 */
public abstract sealed class FaultlineException extends RuntimeException
    permits UnknownItem,
        UnknownRecord,
        AmbiguousReference,
        InvalidInput,
        RevisionGone,
        InvalidCursor,
        DeadlineExceeded,
        Conflict,
        Forbidden {
  private static final long serialVersionUID = 1L;

  FaultlineException(String message) {
    super(message);
  }
}
