package dev.faultline.web;

import dev.faultline.model.Conflict;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.Forbidden;
import dev.faultline.model.UnknownItem;
import dev.faultline.model.UnknownRecord;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers refused requests in the form that GraphQL errors have. */
@RestControllerAdvice(basePackageClasses = HttpRefusals.class)
final class HttpRefusals {
  @ExceptionHandler
  ResponseEntity<Object> onRefusal(FaultlineException refusal) {
    String message = refusal.getMessage();
    return switch (refusal) {
      case Conflict _ -> error(HttpStatus.CONFLICT, "CONFLICT", message);
      case Forbidden _ -> error(HttpStatus.FORBIDDEN, "FORBIDDEN", message);
      case UnknownItem _ -> error(HttpStatus.NOT_FOUND, "ITEM_NOT_FOUND", message);
      case UnknownRecord _ -> error(HttpStatus.NOT_FOUND, "ITEM_NOT_FOUND", message);
      default -> error(HttpStatus.BAD_REQUEST, "INVALID_INPUT", message);
    };
  }

  @ExceptionHandler
  ResponseEntity<Object> onMissing(
      MissingServletRequestParameterException missing, HttpServletRequest request) {
    return error(
        HttpStatus.BAD_REQUEST,
        "INVALID_INPUT",
        "The parameter \""
            + missing.getParameterName()
            + "\" is missing: "
            + request.getMethod()
            + " "
            + request.getRequestURI()
            + "?"
            + missing.getParameterName()
            + "=….");
  }

  @ExceptionHandler
  ResponseEntity<Object> onTooLarge(LimitedInputStream.BodyTooLarge tooLarge) {
    return error(HttpStatus.CONTENT_TOO_LARGE, "INVALID_INPUT", tooLarge.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<Object> onForm(LimitedInputStream.BodyIsForm form) {
    return error(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "INVALID_INPUT", form.getMessage());
  }

  @ExceptionHandler({ServiceUnavailableException.class, SessionExpiredException.class})
  ResponseEntity<Object> onUnreachableStore() {
    return error(
        HttpStatus.SERVICE_UNAVAILABLE,
        "STORE_UNAVAILABLE",
        "Neo4j does not answer. Send the request again later; what it had written already stays and"
            + " does no harm.");
  }

  private static ResponseEntity<Object> error(
      HttpStatus status, String code, @Nullable String message) {
    return ResponseEntity.status(status)
        .body(
            Map.of(
                "errors",
                List.of(
                    Map.of(
                        "message", String.valueOf(message), "extensions", Map.of("code", code)))));
  }
}
