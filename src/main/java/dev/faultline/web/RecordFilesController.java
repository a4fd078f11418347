package dev.faultline.web;

import dev.faultline.ingest.ImportMode;
import dev.faultline.ingest.RecordExport;
import dev.faultline.ingest.RecordFormat;
import dev.faultline.ingest.RecordImportReport;
import dev.faultline.ingest.RecordImports;
import dev.faultline.model.FaultlineException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /RECORDS/import} and {@code GET /RECORDS/export}: assets, products, contracts,
 * entitlements and seats as streams of records.
 */
@RestController
final class RecordFilesController {
  private static final List<String> PARAMETERS = List.of("format", "mode", "file");

  private final RecordImports imports;
  private final RecordExport export;
  private final long maxBytes;

  RecordFilesController(RecordImports imports, RecordExport export, ImportSettings settings) {
    this.imports = imports;
    this.export = export;
    this.maxBytes = settings.maxSize().toBytes();
  }

  @PostMapping("/{records}/import")
  RecordImportReport read(
      @PathVariable String records,
      @RequestParam String format,
      @RequestParam(defaultValue = "merge") String mode,
      @RequestParam(defaultValue = "request body") String file,
      @Nullable Principal principal,
      HttpServletRequest request)
      throws IOException {
    QueryNames.check(request, PARAMETERS);
    return imports.run(
        records,
        RecordFormat.parse(format),
        ImportMode.parse(mode),
        file,
        principal == null ? "anonymous" : principal.getName(),
        LimitedInputStream.bodyOf(request, maxBytes));
  }

  @GetMapping("/{records}/export")
  void write(
      @PathVariable String records,
      @RequestParam String format,
      @RequestParam MultiValueMap<String, String> parameters,
      HttpServletResponse response)
      throws IOException {
    RecordFormat parsed = RecordFormat.parse(format);
    Map<String, List<String>> filters = new LinkedMultiValueMap<>(parameters);
    filters.remove("format");
    boolean table = parsed == RecordFormat.CSV;
    response.setContentType(table ? "text/csv;charset=UTF-8" : "application/x-ndjson");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"" + records + (table ? ".csv\"" : ".ndjson\""));
    try {
      export.write(records, parsed, filters, response.getOutputStream());
    } catch (FaultlineException refused) {
      response.reset();
      throw refused;
    }
  }
}
