package dev.faultline.ingest;

import dev.faultline.model.EstateRecord;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.model.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what together is an estate that every reader of estate files takes: no key twice,
 * and no relation without its type or its ends. The others are rejected.
 *
 * <p>Relations that come before their type or their ends wait in memory for {@link #finish}; apart
 * from them it keeps 32 bytes a key.
 */
public final class SoundRecords extends ForwardingSink {
  private static final int MOST_CANDIDATES = 20_000;
  private static final int MOST_SUGGESTED = 100;

  private final KeySet keys = new KeySet();
  private final List<String> someKeys = new ArrayList<>();
  private final Set<String> relationTypes = new HashSet<>();
  private final Map<String, EstateRecord> ownTypes = new HashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private @Nullable String file;
  private int suggested;

  private record Waiting(EstateRecord.Relation relation, long line, @Nullable String file) {}

  public SoundRecords(RecordSink next) {
    super(next);
    for (RelationType type : StandardRelationTypes.all()) relationTypes.add(type.name());
  }

  @Override
  public void startsFile(String file) {
    this.file = file;
    super.startsFile(file);
  }

  @Override
  public void accept(EstateRecord record, long line) {
    switch (record) {
      case EstateRecord.Item item -> {
        if (keys.add(item.key())) {
          if (someKeys.size() < MOST_CANDIDATES) someKeys.add(item.key());
          super.accept(item, line);
        } else {
          reject(line, "item \"" + Text.shorten(item.key()) + "\"", KeySet.TWICE);
        }
      }
      case EstateRecord.Relation relation -> {
        if (relationTypes.contains(relation.type())
            && keys.contains(relation.from())
            && keys.contains(relation.to())) super.accept(relation, line);
        else waiting.add(new Waiting(relation, line, file));
      }
      case EstateRecord.NewItemType type -> type("item type " + type.type().name(), type, line);
      case EstateRecord.NewRelationType type -> {
        type("relation type " + type.type().name(), type, line);
        relationTypes.add(type.type().name());
      }
    }
  }

  /** Two files may bring the same type, but not two of one name. */
  private void type(String name, EstateRecord type, long line) {
    EstateRecord before = ownTypes.putIfAbsent(name, type);
    if (before == null) super.accept(type, line);
    else if (!before.equals(type)) reject(line, name, KeySet.TWICE);
  }

  /** Decides about what waits, after the last record. */
  public void finish() {
    for (Waiting late : waiting) {
      if (late.file != null && !late.file.equals(file)) startsFile(late.file);
      EstateRecord.Relation relation = late.relation;
      if (!relationTypes.contains(relation.type())) {
        reject(
            late.line,
            described(relation),
            "There is no relation type \""
                + Text.shorten(relation.type())
                + "\"."
                + Text.didYouMean(Text.nearest(relation.type(), relationTypes)));
      } else if (!keys.contains(relation.from())) {
        reject(late.line, described(relation), missing(relation.from()));
      } else if (!keys.contains(relation.to())) {
        reject(late.line, described(relation), missing(relation.to()));
      } else {
        super.accept(relation, late.line);
      }
    }
    waiting.clear();
  }

  /** Looking for near keys takes its time: the first ones say what is wrong with the others. */
  private String missing(String key) {
    String message = "There is no item \"" + Text.shorten(key) + "\" in the input.";
    return suggested++ < MOST_SUGGESTED
        ? message + Text.didYouMean(Text.nearest(key, someKeys))
        : message;
  }

  private static String described(EstateRecord.Relation relation) {
    return "relation %s \"%s\" to \"%s\""
        .formatted(relation.type(), Text.shorten(relation.from()), Text.shorten(relation.to()));
  }
}
