package dev.faultline.web;

import dev.faultline.asset.AssetKindStore;
import dev.faultline.asset.AssetSelection;
import dev.faultline.asset.AssetSelection.Operator;
import dev.faultline.asset.AssetState;
import dev.faultline.ingest.AssetExport;
import dev.faultline.ingest.AssetFormat;
import dev.faultline.ingest.AssetImportReport;
import dev.faultline.ingest.AssetImports;
import dev.faultline.ingest.ImportMode;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /assets/import} and {@code GET /assets/export}: assets as streams of records. */
@RestController
final class AssetFilesController {
  private final AssetImports imports;
  private final AssetExport export;
  private final AssetKindStore kinds;
  private final long maxBytes;

  AssetFilesController(
      AssetImports imports, AssetExport export, AssetKindStore kinds, ImportSettings settings) {
    this.imports = imports;
    this.export = export;
    this.kinds = kinds;
    this.maxBytes = settings.maxSize().toBytes();
  }

  @PostMapping("/assets/import")
  AssetImportReport read(
      @RequestParam String format,
      @RequestParam(defaultValue = "merge") String mode,
      @RequestParam(defaultValue = "request body") String file,
      @Nullable Principal principal,
      HttpServletRequest request)
      throws IOException {
    if (request.getContentLengthLong() > maxBytes)
      throw new LimitedInputStream.BodyTooLarge(maxBytes);
    return imports.run(
        AssetFormat.parse(format),
        ImportMode.parse(mode),
        file,
        principal == null ? "anonymous" : principal.getName(),
        new LimitedInputStream(request.getInputStream(), maxBytes));
  }

  @GetMapping("/assets/export")
  void write(
      @RequestParam String format,
      @RequestParam(required = false) @Nullable List<String> kind,
      @RequestParam(required = false) @Nullable List<String> state,
      HttpServletResponse response)
      throws IOException {
    AssetFormat parsed = AssetFormat.parse(format);
    AssetSelection selection = AssetSelection.ALL;
    if (kind != null) {
      var known = kinds.current();
      selection =
          selection.and(
              "kind", Operator.IN, kind.stream().flatMap(k -> known.with(k).stream()).toList());
    }
    if (state != null)
      selection =
          selection.and(
              "state", Operator.IN, state.stream().map(AssetFilesController::state).toList());
    boolean table = parsed == AssetFormat.CSV;
    response.setContentType(table ? "text/csv;charset=UTF-8" : "application/x-ndjson");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"assets." + (table ? "csv" : "ndjson") + "\"");
    export.write(parsed, selection, response.getOutputStream());
  }

  private static String state(String word) {
    String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    List<String> names = Arrays.stream(AssetState.values()).map(Enum::name).toList();
    if (names.contains(name)) return name;
    throw new InvalidInput(
        "State \""
            + Text.shorten(word)
            + "\" is not known; states are "
            + Text.join(names, "and")
            + ".");
  }
}
