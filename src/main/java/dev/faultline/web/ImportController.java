package dev.faultline.web;

import dev.faultline.ingest.Format;
import dev.faultline.ingest.ImportMode;
import dev.faultline.ingest.ImportReport;
import dev.faultline.ingest.ImportRequest;
import dev.faultline.ingest.Imports;
import dev.faultline.model.Conflict;
import dev.faultline.model.FaultlineException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /import}: streams a file into the estate and answers with the report. */
@RestController
@EnableConfigurationProperties(ImportSettings.class)
class ImportController {
  private final Imports imports;
  private final long maxBytes;

  ImportController(Imports imports, ImportSettings settings) {
    this.imports = imports;
    this.maxBytes = settings.maxSize().toBytes();
  }

  @PostMapping("/import")
  ImportReport run(
      @RequestParam String format,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(defaultValue = "merge") String mode,
      @RequestParam(defaultValue = "request body") String file,
      @Nullable Principal principal,
      HttpServletRequest request)
      throws IOException {
    Format parsed = Format.parse(format);
    ImportRequest importRequest =
        new ImportRequest(
            parsed,
            source == null ? parsed.word() : source,
            ImportMode.parse(mode),
            file,
            principal == null ? "anonymous" : principal.getName());
    if (request.getContentLengthLong() > maxBytes)
      throw new LimitedInputStream.BodyTooLarge(maxBytes);
    return imports.run(importRequest, new LimitedInputStream(request.getInputStream(), maxBytes));
  }

  @ExceptionHandler
  ResponseEntity<Object> onRefusal(FaultlineException refusal) {
    return refusal instanceof Conflict
        ? error(HttpStatus.CONFLICT, "CONFLICT", refusal.getMessage())
        : error(HttpStatus.BAD_REQUEST, "INVALID_INPUT", refusal.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<Object> onMissing(MissingServletRequestParameterException missing) {
    return error(
        HttpStatus.BAD_REQUEST,
        "INVALID_INPUT",
        "The parameter \""
            + missing.getParameterName()
            + "\" is missing: POST /import?format=estate&source=NAME.");
  }

  @ExceptionHandler
  ResponseEntity<Object> onTooLarge(LimitedInputStream.BodyTooLarge tooLarge) {
    return error(HttpStatus.CONTENT_TOO_LARGE, "INVALID_INPUT", tooLarge.getMessage());
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
