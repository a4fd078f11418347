package dev.faultline.graphql;

import dev.faultline.model.AmbiguousReference;
import dev.faultline.model.Conflict;
import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.Forbidden;
import dev.faultline.model.InvalidCursor;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.RevisionGone;
import dev.faultline.model.UnknownItem;
import dev.faultline.model.UnknownRecord;

/** The closed list of refusals, as clients see it in {@code extensions.code}. */
public enum ErrorCode {
  ITEM_NOT_FOUND,
  AMBIGUOUS_REF,
  INVALID_INPUT,
  REVISION_GONE,
  CURSOR_INVALID,
  FORBIDDEN,
  UNAUTHENTICATED,
  COST_LIMIT,
  DEADLINE_EXCEEDED,
  CONFLICT,
  STORE_UNAVAILABLE,
  INTERNAL;

  /** The name of the extension that holds the code. */
  public static final String EXTENSION = "code";

  /** The code of an expected failure. */
  public static ErrorCode of(FaultlineException failure) {
    return switch (failure) {
      case UnknownItem _ -> ITEM_NOT_FOUND;
      case UnknownRecord _ -> ITEM_NOT_FOUND;
      case AmbiguousReference _ -> AMBIGUOUS_REF;
      case InvalidInput _ -> INVALID_INPUT;
      case RevisionGone _ -> REVISION_GONE;
      case InvalidCursor _ -> CURSOR_INVALID;
      case DeadlineExceeded _ -> DEADLINE_EXCEEDED;
      case Conflict _ -> CONFLICT;
      case Forbidden _ -> FORBIDDEN;
    };
  }
}
