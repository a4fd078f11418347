package dev.faultline.web;

import dev.faultline.ingest.Format;
import dev.faultline.ingest.ImportMode;
import dev.faultline.ingest.ImportReport;
import dev.faultline.ingest.ImportRequest;
import dev.faultline.ingest.Imports;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
    return imports.run(importRequest, LimitedInputStream.bodyOf(request, maxBytes));
  }
}
