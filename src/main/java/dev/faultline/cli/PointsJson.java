package dev.faultline.cli;

import dev.faultline.impact.Completeness;
import dev.faultline.impact.CutSetsAnswer;
import dev.faultline.impact.PointsAnswer;
import dev.faultline.topology.Topology;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes single points of failure and cut sets as one JSON object each. */
final class PointsJson {
  private PointsJson() {}

  static void points(Topology topology, List<Integer> of, PointsAnswer answer, PrintStream out) {
    object(
        out,
        answer.completeness(),
        json -> {
          json.writeObjectPropertyStart("of");
          for (int item : of) {
            json.writeName(topology.key(item));
            keys(json, topology, answer.points(item));
          }
          json.writeEndObject();
        });
  }

  /**
   * @param most sets to list; the count is that of all
   */
  static void cutSets(Topology topology, CutSetsAnswer answer, long most, PrintStream out) {
    object(
        out,
        answer.completeness(),
        json -> {
          json.writeName("count");
          json.writeNumber(answer.count());
          json.writeArrayPropertyStart("cutSets");
          answer.forEach(most, set -> keys(json, topology, set));
          json.writeEndArray();
        });
  }

  private static void object(
      PrintStream out, Completeness completeness, Consumer<JsonGenerator> rest) {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeObjectPropertyStart("completeness");
      json.writeStringProperty("status", completeness.isComplete() ? "COMPLETE" : "LOWER_BOUND");
      json.writeArrayPropertyStart("reasons");
      for (Completeness.Reason reason : new TreeSet<>(completeness.reasons())) {
        json.writeString(reason.name());
      }
      json.writeEndArray();
      json.writeNumberProperty("unexplored", completeness.unexplored());
      json.writeEndObject();
      rest.accept(json);
      json.writeEndObject();
    }
    out.println();
  }

  private static void keys(JsonGenerator json, Topology topology, List<Integer> items) {
    json.writeStartArray();
    for (int item : items) json.writeString(topology.key(item));
    json.writeEndArray();
  }
}
