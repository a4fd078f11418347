package dev.faultline.ingest;

import dev.faultline.model.EstateRecord;
import dev.faultline.model.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Relations that a manifest gives rise to: each once, and a soft one only where no hard one joins
 * the same two items.
 */
final class Relations {
  /** How sure a relation is that was concluded from settings. */
  static final double DERIVED = 0.8;

  private static final String SOFT = "USES";
  private static final String UNBOUND = "RELATED_TO";

  private record Ends(String from, String to) {}

  private record Entry(EstateRecord.Relation relation, long line) {}

  private final Map<Ends, List<Entry>> byEnds = new LinkedHashMap<>();

  void declare(String type, String from, String to, long line) {
    declare(type, from, to, null, line);
  }

  void declare(String type, String from, String to, @Nullable String group, long line) {
    add(new EstateRecord.Relation(type, from, to, group, null, null, false, null), line);
  }

  void derive(String type, String from, String to, long line) {
    add(new EstateRecord.Relation(type, from, to, null, null, DERIVED, true, null), line);
  }

  boolean join(String from, String to) {
    return byEnds.containsKey(new Ends(from, to));
  }

  private void add(EstateRecord.Relation relation, long line) {
    List<Entry> there =
        byEnds.computeIfAbsent(new Ends(relation.from(), relation.to()), ends -> new ArrayList<>());
    if (relation.type().equals(SOFT) && !there.isEmpty()) return;
    if (!relation.type().equals(SOFT))
      there.removeIf(entry -> entry.relation().type().equals(SOFT));
    for (Entry entry : there) {
      if (entry.relation().type().equals(relation.type())) return;
    }
    there.add(new Entry(relation, line));
  }

  void emit(RecordSink sink) {
    emit(sink, Set.of());
  }

  /**
   * @param finished items that are through with their work: what joins them carries no impact
   */
  void emit(RecordSink sink, Set<String> finished) {
    for (List<Entry> entries : byEnds.values()) {
      for (Entry entry : entries) {
        EstateRecord.Relation relation = entry.relation();
        boolean done =
            !relation.type().equals(UNBOUND)
                && (finished.contains(relation.from()) || finished.contains(relation.to()));
        sink.accept(done ? carryingNothing(relation) : relation, entry.line());
      }
    }
  }

  private static EstateRecord.Relation carryingNothing(EstateRecord.Relation relation) {
    return new EstateRecord.Relation(
        relation.type(),
        relation.from(),
        relation.to(),
        relation.group(),
        Level.NONE,
        relation.confidence(),
        relation.derived(),
        relation.lastSeen());
  }
}
