package dev.faultline.ingest;

import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.ItemType;
import dev.faultline.model.Level;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes an estate file: {@code .json} (one object, types before items before relations) or {@code
 * .ndjson} (a record a line, in the order given), either also packed as {@code .gz}. The same
 * records in the same order give the same bytes.
 *
 * <p>The file appears under its name only with {@link #finish}; {@link #close} without it leaves
 * nothing behind. Rejected records are counted, not written. Memory does not grow with the records.
 * Failures to write throw {@link UncheckedIOException}.
 */
public final class EstateWriter implements RecordSink, AutoCloseable {
  private static final JsonFactory LINES = JsonFactory.builder().rootValueSeparator("\n").build();
  private static final JsonFactory ELEMENTS =
      JsonFactory.builder().rootValueSeparator(",\n").build();

  private final Path file;
  private final Path unfinished;
  private final OutputStream out;
  private final @Nullable JsonGenerator lines;
  private final List<Section> sections = new ArrayList<>();
  private long records;
  private long items;
  private long relations;
  private long rejected;
  private boolean closed;

  private EstateWriter(Path file, boolean json, boolean packed) throws IOException {
    this.file = file;
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder))
      throw new InvalidInput("There is no folder to write " + file + " into.");
    if (Files.isDirectory(file)) {
      throw new InvalidInput(file + " is a folder; the name of a file is wanted here.");
    }
    this.unfinished = folder.resolve("." + file.getFileName() + ".part");
    OutputStream stream = new BufferedOutputStream(create(unfinished, folder), 1 << 16);
    this.out = packed ? new GZIPOutputStream(stream, 1 << 16) : stream;
    this.lines = json ? null : LINES.createGenerator(ObjectWriteContext.empty(), out);
    if (json) {
      for (String name : List.of("itemTypes", "relationTypes", "items", "relations"))
        sections.add(new Section(name));
    }
  }

  private static OutputStream create(Path unfinished, Path folder) throws IOException {
    try {
      return Files.newOutputStream(unfinished);
    } catch (AccessDeniedException | NoSuchFileException e) {
      throw new InvalidInput("This user may not write into the folder " + folder + ".");
    }
  }

  /** Starts a file; its name says the form. */
  public static EstateWriter open(Path file) throws IOException {
    String name =
        file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean packed = name.endsWith(".gz");
    if (packed) name = name.substring(0, name.length() - 3);
    if (!name.endsWith(".json") && !name.endsWith(".ndjson")) {
      throw new InvalidInput(
          "Estate file \""
              + file
              + "\": the name must end in .json or .ndjson, or in one of these and .gz.");
    }
    return new EstateWriter(file, name.endsWith(".json"), packed);
  }

  @Override
  public void accept(EstateRecord record, long line) {
    try {
      switch (record) {
        case EstateRecord.NewItemType type -> {
          JsonGenerator json = start("itemType", 0);
          itemType(json, type.type());
          end(json);
        }
        case EstateRecord.NewRelationType type -> {
          JsonGenerator json = start("relationType", 1);
          relationType(json, type.type());
          end(json);
        }
        case EstateRecord.Item item -> {
          JsonGenerator json = start("item", 2);
          item(json, item);
          end(json);
          items++;
        }
        case EstateRecord.Relation relation -> {
          JsonGenerator json = start("relation", 3);
          relation(json, relation);
          end(json);
          relations++;
        }
      }
    } catch (JacksonException e) {
      throw failed(e);
    }
  }

  @Override
  public void reject(long line, String record, String reason) {
    rejected++;
  }

  /** Records of all kinds written so far. */
  public long records() {
    return records;
  }

  /** Items written so far. */
  public long items() {
    return items;
  }

  /** Relations written so far. */
  public long relations() {
    return relations;
  }

  /** Records that readers rejected, which are not in the file. */
  public long rejected() {
    return rejected;
  }

  /** Completes the file and gives it its name, in place of an older one. */
  public void finish() throws IOException {
    try {
      if (lines != null) {
        lines.flush();
        if (records > 0) out.write('\n');
      } else {
        String before = "{";
        for (Section section : sections) {
          out.write((before + "\"" + section.name + "\":[\n").getBytes(StandardCharsets.UTF_8));
          section.copyTo(out);
          before = "],\n";
        }
        out.write("]}\n".getBytes(StandardCharsets.UTF_8));
      }
      out.close();
      closed = true;
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (JacksonException e) {
      throw failed(e).getCause();
    } finally {
      close();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (!closed) out.close();
    } finally {
      closed = true;
      Files.deleteIfExists(unfinished);
      for (Section section : sections) section.delete();
    }
  }

  private JsonGenerator start(String name, int section) {
    records++;
    JsonGenerator json = lines != null ? lines : sections.get(section).json;
    json.writeStartObject();
    if (lines != null) {
      json.writeName(name);
      json.writeStartObject();
    }
    return json;
  }

  private void end(JsonGenerator json) {
    json.writeEndObject();
    if (lines != null) json.writeEndObject();
  }

  private static UncheckedIOException failed(JacksonException e) {
    IOException cause =
        e.getCause() instanceof IOException io ? io : new IOException(e.getOriginalMessage(), e);
    return new UncheckedIOException(cause);
  }

  private static void item(JsonGenerator json, EstateRecord.Item item) {
    json.writeStringProperty("key", item.key());
    json.writeStringProperty("type", item.type());
    text(json, "name", item.name());
    level(json, "state", item.state());
    if (item.criticality() != null)
      json.writeNumberProperty("criticality", (int) item.criticality());
    text(json, "environment", item.environment());
    if (item.lifeCycle() != null) json.writeStringProperty("lifeCycle", item.lifeCycle().name());
    text(json, "owner", item.owner());
    if (!item.attributes().isEmpty()) {
      json.writeName("attributes");
      json.writeStartObject();
      new TreeMap<>(item.attributes()).forEach((name, value) -> attribute(json, name, value));
      json.writeEndObject();
    }
    if (!item.groups().isEmpty()) {
      json.writeName("groups");
      json.writeStartObject();
      for (Map.Entry<String, RedundancyRule> group : new TreeMap<>(item.groups()).entrySet()) {
        json.writeName(group.getKey());
        json.writeStartObject();
        switch (group.getValue()) {
          case RedundancyRule.MinimumUp(int count) -> json.writeNumberProperty("minimumUp", count);
          case RedundancyRule.MinimumUpPercent(double percent) ->
              json.writeNumberProperty("minimumUpPercent", percent);
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    }
  }

  private static void attribute(JsonGenerator json, String name, Object value) {
    json.writeName(name);
    switch (value) {
      case Boolean bool -> json.writeBoolean(bool);
      case Integer number -> json.writeNumber((int) number);
      case Long number -> json.writeNumber((long) number);
      case Number number -> json.writeNumber(number.doubleValue());
      case List<?> list -> {
        json.writeStartArray();
        for (Object element : list) json.writeString(String.valueOf(element));
        json.writeEndArray();
      }
      default -> json.writeString(value.toString());
    }
  }

  private static void relation(JsonGenerator json, EstateRecord.Relation relation) {
    json.writeStringProperty("type", relation.type());
    json.writeStringProperty("from", relation.from());
    json.writeStringProperty("to", relation.to());
    text(json, "group", relation.group());
    level(json, "effect", relation.effect());
    if (relation.confidence() != null)
      json.writeNumberProperty("confidence", (double) relation.confidence());
    if (relation.derived()) json.writeBooleanProperty("derived", true);
    if (relation.lastSeen() != null)
      json.writeStringProperty("lastSeen", relation.lastSeen().toString());
  }

  private static void itemType(JsonGenerator json, ItemType type) {
    json.writeStringProperty("name", type.name());
    text(json, "parent", type.parent());
    json.writeStringProperty("description", type.description());
    if (type.attributes().isEmpty()) return;
    json.writeName("attributes");
    json.writeStartArray();
    for (AttributeDefinition attribute : type.attributes()) {
      json.writeStartObject();
      json.writeStringProperty("name", attribute.name());
      json.writeStringProperty("kind", attribute.kind().name());
      json.writeStringProperty("description", attribute.description());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void relationType(JsonGenerator json, RelationType type) {
    json.writeStringProperty("name", type.name());
    json.writeStringProperty("dependentEnd", type.dependentEnd().name());
    level(json, "effect", type.effect());
    text(json, "defaultGroup", type.defaultGroup());
    json.writeStringProperty("description", type.description());
  }

  private static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) json.writeStringProperty(name, value);
  }

  private static void level(JsonGenerator json, String name, @Nullable Level value) {
    if (value != null) json.writeStringProperty(name, value.name());
  }

  /** One list of the JSON form, kept in a file of its own until all records are known. */
  private static final class Section {
    final String name;
    private final Path spool;
    private final JsonGenerator json;

    Section(String name) throws IOException {
      this.name = name;
      this.spool = Files.createTempFile("faultline-" + name, ".spool");
      this.json =
          ELEMENTS.createGenerator(ObjectWriteContext.empty(), Files.newOutputStream(spool));
    }

    void copyTo(OutputStream out) throws IOException {
      json.close();
      Files.copy(spool, out);
    }

    void delete() throws IOException {
      try {
        json.close();
      } finally {
        Files.deleteIfExists(spool);
      }
    }
  }
}
