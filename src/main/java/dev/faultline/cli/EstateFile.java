package dev.faultline.cli;

import dev.faultline.ingest.Format;
import dev.faultline.ingest.Readers;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * An estate read from a file.
 *
 * @param types what the items' types descend from
 */
record EstateFile(Topology topology, ItemTypes types) {
  private static final int MOST_NOTES = 10;

  /**
   * Reads an estate file straight into a topology.
   *
   * @param file {@code -} for standard input
   * @throws InvalidInput if it cannot be used as a whole; the message names file, line and fault
   */
  static EstateFile read(String file, Console console) throws IOException {
    Map<String, RelationType> fromTheStart = new HashMap<>();
    while (true) {
      EstateSink sink = new EstateSink(InputFile.name(file), fromTheStart.values());
      try (InputStream in = InputFile.open(file, console)) {
        Readers.read(Format.ESTATE, InputFile.name(file), in, sink);
        EstateFile estate = sink.finish();
        estate.noteThresholds(console);
        return estate;
      } catch (EstateSink.LateRelationType late) {
        if (InputFile.isStandardInput(file)) throw late.asInvalidInput();
        fromTheStart.put(late.type().name(), late.type());
      }
    }
  }

  /** Says which groups ask for more than they have, as an import does: most are mistakes. */
  private void noteThresholds(Console console) {
    int found = 0;
    for (int item = 0; item < topology.itemCount(); item++) {
      for (int group = topology.firstGroup(item); group != 0; group = topology.nextGroup(group)) {
        int size = topology.groupSize(group);
        if (!(topology.groupRule(group) instanceof RedundancyRule.MinimumUp(int asked))
            || asked < 2
            || asked <= size
            || found++ >= MOST_NOTES) continue;
        console
            .err()
            .println(
                "note: group \"%s\" of \"%s\" asks for %d of %s: all of them are needed."
                    .formatted(
                        Text.shorten(topology.groupName(group)),
                        Text.shorten(topology.key(item)),
                        asked,
                        Text.count(size, "provider in use", "providers in use")));
      }
    }
    if (found > MOST_NOTES) {
      console
          .err()
          .println(
              "note: "
                  + Text.count(found - MOST_NOTES, "more group asks", "more groups ask")
                  + " for more providers than there are.");
    }
  }
}
