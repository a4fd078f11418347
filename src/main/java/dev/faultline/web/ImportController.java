package dev.faultline.web;

import dev.faultline.ingest.Format;
import dev.faultline.ingest.ImportMode;
import dev.faultline.ingest.ImportReport;
import dev.faultline.ingest.ImportRequest;
import dev.faultline.ingest.Imports;
import dev.faultline.ingest.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /import}: streams a file into the estate and answers with the report. */
@RestController
@EnableConfigurationProperties(ImportSettings.class)
class ImportController {
  private static final List<String> PARAMETERS =
      List.of("format", "source", "mode", "cluster", "project", "file");

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
      @RequestParam(required = false) @Nullable String cluster,
      @RequestParam(required = false) @Nullable String project,
      @RequestParam(required = false) @Nullable String file,
      @Nullable Principal principal,
      HttpServletRequest request)
      throws IOException {
    QueryNames.check(request, PARAMETERS);
    Format parsed = Format.parse(format);
    Scope scope = Scope.of(parsed, cluster, project);
    // A Compose file names its project by where it lies; of a body only the source is known.
    String unnamed = parsed == Format.COMPOSE && source != null ? source : "request body";
    ImportRequest importRequest =
        new ImportRequest(
            parsed,
            scope,
            source == null ? scope.usualSource(parsed) : source,
            ImportMode.parse(mode),
            file == null ? unnamed : file,
            principal == null ? "anonymous" : principal.getName());
    return imports.run(importRequest, LimitedInputStream.bodyOf(request, maxBytes));
  }
}
