package dev.faultline.cli;

import dev.faultline.ingest.RecordSink;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.model.Text;
import dev.faultline.topology.TopologyBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a topology from the records of one file, in whatever order they come. A record that cannot
 * be used makes the whole file unusable: an answer about a part of an estate would look like one
 * about all of it.
 */
final class EstateSink implements RecordSink {
  private static final int MOST_CANDIDATES = 20_000;

  private final String file;
  private final Map<String, Use> relationTypes = new HashMap<>();
  private final Set<String> ownRelationTypes = new HashSet<>();
  private final TopologyBuilder builder = new TopologyBuilder(List.of());
  private final ItemTypes itemTypes = new ItemTypes();

  /** Relations of a type that is not known yet, or between items that are not. */
  private final List<Waiting> waiting = new ArrayList<>();

  private @Nullable String fault;
  private long rejected;

  /** A relation type, and whether relations were added with its rule. */
  private static final class Use {
    final RelationType type;
    boolean used;

    Use(RelationType type) {
      this.type = type;
    }
  }

  private record Waiting(EstateRecord.Relation relation, long line, boolean added) {}

  /**
   * @param file its name in messages
   * @param types relation types that the file is known to bring
   */
  EstateSink(String file, Collection<RelationType> types) {
    this.file = file;
    for (RelationType type : StandardRelationTypes.all()) use(type);
    for (RelationType type : types) use(type);
  }

  private void use(RelationType type) {
    relationTypes.put(type.name(), new Use(type));
    builder.addRelationType(type);
  }

  @Override
  public void accept(EstateRecord record, long line) {
    switch (record) {
      case EstateRecord.Item item -> add(item, line);
      case EstateRecord.Relation relation -> {
        Use type = relationTypes.get(relation.type());
        if (type != null) add(relation, type, line);
        else waiting.add(new Waiting(relation, line, false));
      }
      case EstateRecord.NewItemType type -> itemTypes.add(type.type());
      case EstateRecord.NewRelationType type -> add(type.type(), line);
    }
  }

  @Override
  public void reject(long line, String record, String reason) {
    if (rejected++ == 0) fault = place(line) + record + ": " + reason;
  }

  private void add(EstateRecord.Item item, long line) {
    String name = item.name();
    Integer criticality = item.criticality();
    Level state = item.state();
    LifeCycle lifeCycle = item.lifeCycle();
    try {
      builder.addItem(
          null,
          item.key(),
          name == null ? item.key() : name,
          item.type(),
          state == null ? Level.NONE : state,
          criticality == null ? 0 : criticality,
          item.environment(),
          lifeCycle == null ? LifeCycle.IN_USE : lifeCycle,
          item.groups());
    } catch (InvalidInput e) {
      throw new InvalidInput(place(line) + e.getMessage());
    }
  }

  private void add(EstateRecord.Relation relation, Use type, long line) {
    type.used = true;
    boolean complete =
        builder.addRelation(
            type.type.name(),
            relation.from(),
            relation.to(),
            relation.group(),
            relation.effect(),
            0);
    if (!complete) waiting.add(new Waiting(relation, line, true));
  }

  private void add(RelationType type, long line) {
    Use known = relationTypes.get(type.name());
    if (known != null && known.type.equals(type)) {
      ownRelationTypes.add(type.name());
      return;
    }
    if (!ownRelationTypes.add(type.name())) {
      throw new InvalidInput(
          place(line)
              + "relation type "
              + type.name()
              + " is there twice, with different rules; one of them must go.");
    }
    if (known != null && known.used) throw new LateRelationType(place(line), type);
    use(type);
  }

  /** The estate, once all records were given. */
  EstateFile finish() {
    if (fault != null) {
      long others = rejected - 1;
      throw new InvalidInput(
          others == 0
              ? fault
              : fault
                  + " ("
                  + Text.count(others, "more record", "more records")
                  + " cannot be used either; \"faultline convert --from estate\" lists them)");
    }
    for (Waiting late : List.copyOf(waiting)) {
      if (late.added) continue;
      Use type = relationTypes.get(late.relation.type());
      if (type == null) throw unknownType(late);
      add(late.relation, type, late.line);
    }
    for (Waiting late : waiting) {
      for (String end : List.of(late.relation.from(), late.relation.to())) {
        if (!builder.hasItem(end)) throw unknownItem(late, end);
      }
    }
    return new EstateFile(builder.build(0), itemTypes);
  }

  private InvalidInput unknownType(Waiting late) {
    String type = late.relation.type();
    return new InvalidInput(
        place(late.line)
            + described(late.relation)
            + ": relation type \""
            + Text.shorten(type)
            + "\" is not known; a file can bring types of its own in \"relationTypes\"."
            + Text.didYouMean(Text.nearest(type, relationTypes.keySet())));
  }

  private InvalidInput unknownItem(Waiting late, String end) {
    List<String> candidates =
        builder
            .itemKeys()
            .filter(key -> key.regionMatches(true, 0, end, 0, 1) || key.contains(end))
            .limit(MOST_CANDIDATES)
            .toList();
    return new InvalidInput(
        place(late.line)
            + described(late.relation)
            + ": there is no item \""
            + Text.shorten(end)
            + "\" in the file."
            + Text.didYouMean(Text.nearest(end, candidates)));
  }

  private static String described(EstateRecord.Relation relation) {
    return "relation "
        + Text.shorten(relation.type())
        + " from \""
        + Text.shorten(relation.from())
        + "\" to \""
        + Text.shorten(relation.to())
        + "\"";
  }

  private String place(long line) {
    return line > 0 ? file + ", line " + line + ": " : file + ": ";
  }

  /**
   * A relation type that changes the rule of one that relations were added with: the file has to be
   * read again with the type known from the start.
   */
  static final class LateRelationType extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient RelationType type;

    LateRelationType(String place, RelationType type) {
      super(place + "relation type " + type.name(), null, false, false);
      this.type = type;
    }

    RelationType type() {
      return type;
    }

    InvalidInput asInvalidInput() {
      return new InvalidInput(getMessage() + " must come before the relations of that type.");
    }
  }
}
