package dev.faultline.cli;

import dev.faultline.impact.Sentences;
import dev.faultline.impact.Target;
import dev.faultline.impact.WavePlan;
import dev.faultline.model.Level;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a plan of waves.
 *
 * @param types the types that are protected
 */
record WavesReport(
    WavePlan plan, Topology topology, Console console, String protectedType, Set<String> types) {

  static void json(WavePlan plan, Topology topology, PrintStream out) {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("waves");
      for (List<Target> wave : plan.waves()) {
        json.writeStartArray();
        for (Target target : wave) json.writeString(topology.key(target.item()));
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("unplaceable");
      for (WavePlan.Unplaceable unplaceable : plan.unplaceable()) {
        json.writeStartObject();
        json.writeStringProperty("item", topology.key(unplaceable.target().item()));
        json.writeStringProperty("why", unplaceable.sentence());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.println();
  }

  void text() {
    int placed = plan.waves().stream().mapToInt(List::size).sum();
    String headline =
        Text.count(placed, "target", "targets")
            + " in "
            + Text.count(plan.waves().size(), "wave", "waves")
            + "; no wave takes an item of type "
            + Text.shorten(protectedType)
            + " above "
            + plan.question().worstAllowed()
            + ".";
    console.out().println(console.bold(headline));
    for (int wave = 0; wave < plan.waves().size(); wave++) wave(wave);
    if (!plan.unplaceable().isEmpty()) {
      console.out().println();
      console.out().println(console.bold("In no wave (" + plan.unplaceable().size() + ")"));
    }
    for (WavePlan.Unplaceable unplaceable : plan.unplaceable()) {
      console
          .out()
          .println(
              "  "
                  + Console.clean(topology.key(unplaceable.target().item()))
                  + ": "
                  + unplaceable.sentence());
    }
    console.out().println();
    console.out().println(quality());
  }

  private void wave(int wave) {
    List<Target> targets = plan.waves().get(wave);
    console.out().println();
    console.out().println(console.bold("Wave " + (wave + 1)) + " (" + targets.size() + ")");
    for (Target target : targets) {
      String level = target.effect() == Level.DOWN ? "" : " (" + target.effect().words() + ")";
      console.out().println("  " + Console.clean(topology.key(target.item())) + level);
    }
    console.out().println("  " + Sentences.headline(plan.impact(wave), types));
  }

  private String quality() {
    if (plan.isOptimal()) return "No plan has fewer waves.";
    return "The fewest waves found; "
        + plan.fewestPossible()
        + " or more are needed"
        + (plan.searchedToTheEnd() ? "." : ", and the search was ended early.");
  }
}
