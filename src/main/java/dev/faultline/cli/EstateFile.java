package dev.faultline.cli;

import dev.faultline.ingest.Format;
import dev.faultline.ingest.Readers;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.RelationType;
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
        return sink.finish();
      } catch (EstateSink.LateRelationType late) {
        if (InputFile.isStandardInput(file)) throw late.asInvalidInput();
        fromTheStart.put(late.type().name(), late.type());
      }
    }
  }
}
