package dev.faultline.ingest;

import dev.faultline.asset.Asset;
import dev.faultline.asset.AssetField;
import dev.faultline.asset.AssetSelection;
import dev.faultline.asset.Assets;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.graphql.Withholding;
import dev.faultline.store.AttributeJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes assets as a file that {@link AssetImports} reads: importing it again changes nothing. Rows
 * go out as they come in from the store, in the order of tags, in memory that does not grow with
 * them. What is withheld from the person who asks is left out.
 *
 * <p>A cell that a spreadsheet would take for a formula starts with an apostrophe, which reading
 * takes off again.
 */
@Component
public class AssetExport {
  private static final JsonMapper JSON = new JsonMapper();

  private final Assets assets;
  private final Withholding withholding;

  AssetExport(Assets assets, Withholding withholding) {
    this.assets = assets;
    this.withholding = withholding;
  }

  /** Writes the assets; does not close the stream. */
  public void write(AssetFormat format, AssetSelection selection, OutputStream out)
      throws IOException {
    Set<SensitiveGroup> hidden = withholding.withheld();
    List<AssetField> fields =
        Arrays.stream(AssetField.values())
            .filter(field -> field.group() == null || !hidden.contains(field.group()))
            .toList();
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    try {
      if (format == AssetFormat.CSV) table(text, selection, fields);
      else lines(text, selection, fields);
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
    text.flush();
  }

  private void table(Writer text, AssetSelection selection, List<AssetField> fields)
      throws IOException {
    CSVPrinter table = CSVFormat.RFC4180.print(text);
    List<String> header = new ArrayList<>(List.of("tag", "kind", "state"));
    fields.forEach(field -> header.add(field.word()));
    header.addAll(List.of("items", "attributes"));
    table.printRecord(header);
    assets.forEach(
        selection,
        asset -> {
          List<String> row = new ArrayList<>(List.of(asset.tag(), asset.kind()));
          row.add(asset.state().name());
          for (AssetField field : fields) row.add(cell(asset.value(field)));
          row.add(keys(asset));
          row.add(asset.attributes().isEmpty() ? "" : AttributeJson.write(asset.attributes()));
          try {
            table.printRecord(row.stream().map(FormulaCells::neutral).toList());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static String keys(Asset asset) {
    return asset.items().stream().map(Asset.Embodied::key).collect(Collectors.joining(" "));
  }

  private static String cell(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : Objects.toString(value, "");
  }

  private void lines(Writer text, AssetSelection selection, List<AssetField> fields) {
    assets.forEach(
        selection,
        asset -> {
          Map<String, Object> facts = asset.facts();
          Map<String, Object> line = new LinkedHashMap<>();
          for (String word : List.of("tag", "kind", "state")) line.put(word, facts.get(word));
          for (AssetField field : fields) {
            Object value = facts.get(field.word());
            if (value != null) line.put(field.word(), value);
          }
          for (String word : List.of("items", "attributes")) {
            Object value = facts.get(word);
            if (value != null) line.put(word, value);
          }
          try {
            text.write(JSON.writeValueAsString(line));
            text.write('\n');
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
