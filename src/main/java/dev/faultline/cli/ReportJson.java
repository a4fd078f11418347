package dev.faultline.cli;

import dev.faultline.impact.Completeness;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Summary;
import dev.faultline.model.Level;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes an answer as one JSON object. */
final class ReportJson {
  private ReportJson() {}

  static void write(Report report, PrintStream out) {
    Impact impact = report.impact();
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      completeness(json, report);
      json.writeArrayPropertyStart("affected");
      for (int place = 0; place < impact.affectedCount(); place++) {
        int item = impact.affected(place);
        json.writeStartObject();
        json.writeStringProperty("item", impact.topology().key(item));
        json.writeStringProperty("level", impact.level(item).name());
        json.writeStringProperty("before", impact.before(item).name());
        json.writeNumberProperty("hops", impact.hops(item));
        json.writeEndObject();
      }
      json.writeEndArray();
      summary(json, impact.summary(report.services()));
      json.writeEndObject();
    }
    out.println();
  }

  private static void completeness(JsonGenerator json, Report report) {
    Completeness completeness = report.impact().completeness();
    json.writeObjectPropertyStart("completeness");
    json.writeStringProperty("status", report.status());
    json.writeArrayPropertyStart("reasons");
    for (Completeness.Reason reason : new TreeSet<>(completeness.reasons())) {
      json.writeString(reason.name());
    }
    json.writeEndArray();
    json.writeNumberProperty("unexplored", completeness.unexplored());
    json.writeNumberProperty("hopsCompleted", completeness.hopsCompleted());
    json.writeEndObject();
  }

  private static void summary(JsonGenerator json, Summary summary) {
    json.writeObjectPropertyStart("summary");
    json.writeNumberProperty("affected", summary.affected());
    levels(json, "byLevel", summary.byLevel());
    json.writeObjectPropertyStart("byType");
    summary.byType().forEach(json::writeNumberProperty);
    json.writeEndObject();
    json.writeObjectPropertyStart("byCriticality");
    // Items without a criticality last and by name: 0 is none of its values.
    summary.byCriticality().entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getKey() + 7 & 7))
        .forEach(entry ->
            json.writeNumberProperty(
                entry.getKey() == 0 ? "none" : entry.getKey() + "", entry.getValue()));
    json.writeEndObject();
    levels(json, "services", summary.services());
    json.writeEndObject();
  }

  private static void levels(JsonGenerator json, String name, Map<Level, Integer> counts) {
    json.writeObjectPropertyStart(name);
    for (int level = Level.DOWN.ordinal(); level > 0; level--) {
      json.writeNumberProperty(Level.of(level).name(), counts.getOrDefault(Level.of(level), 0));
    }
    json.writeEndObject();
  }
}
