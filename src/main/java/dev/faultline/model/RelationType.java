package dev.faultline.model;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of relation and its impact rule.
 *
 * @param name upper snake case, at most 64 characters; also the relationship type in Neo4j
 * @param dependentEnd which end depends on the other
 * @param effect the worst level that a relation of this type passes on, unless the relation has an
 *     effect of its own
 * @param defaultGroup the redundancy group of relations that name none; null: each is a group of
 *     its own
 * @param description what it says, read from the first end to the second
 */
public record RelationType(
    String name,
    DependentEnd dependentEnd,
    Level effect,
    @Nullable String defaultGroup,
    String description) {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  public RelationType {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInput(
          "Relation type \""
              + Text.shorten(name)
              + "\": a name is upper snake case, such as DEPENDS_ON, of at most 64 characters.");
    }
    if (defaultGroup != null) Keys.checkGroup(defaultGroup);
    StoredText.free("The description", description);
    if (dependentEnd == DependentEnd.NEITHER) effect = Level.NONE;
  }

  /** Whether relations of both types act alike, whatever the types are called. */
  public boolean hasRuleOf(RelationType other) {
    return dependentEnd == other.dependentEnd
        && effect == other.effect
        && Objects.equals(defaultGroup, other.defaultGroup);
  }

  /** Whether relations of this type can carry impact. */
  public boolean carriesImpact() {
    return dependentEnd != DependentEnd.NEITHER && effect != Level.NONE;
  }
}
