package dev.faultline.topology;

import dev.faultline.model.DependentEnd;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Keys;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RelationType;
import dev.faultline.model.StoredText;
import dev.faultline.model.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An image as it would be after some edits. The base image stays as it is, and so does its revision
 * number; items keep their numbers, new ones come behind.
 */
public final class Overlay {
  private Topology image;

  private Overlay(Topology base) {
    this.image = base.withOwnNames();
  }

  /**
   * Applies the edits in their order. Cost: for each edit the pages that it touches and the table
   * of pages; the base image's names are shared and not added to.
   *
   * @throws UnknownItem if an edit names an item that is neither in the image nor added before
   * @throws InvalidInput if an edit names an unknown relation type, an existing item as new, or a
   *     relation to remove that is not there; the message starts with the edit's place in the list
   */
  public static Topology apply(Topology base, List<HypotheticalEdit> edits) {
    if (edits.isEmpty()) return base;
    Overlay overlay = new Overlay(base);
    int number = 0;
    for (HypotheticalEdit edit : edits) {
      number++;
      try {
        overlay.apply(edit);
      } catch (InvalidInput e) {
        throw new InvalidInput("Edit " + number + ": " + e.getMessage());
      }
    }
    return overlay.image;
  }

  private void apply(HypotheticalEdit edit) {
    TopologyEditor editor = new TopologyEditor(image);
    switch (edit) {
      case HypotheticalEdit.AddRelation(var type, var from, var to, var group, var effect) -> {
        relationType(type);
        known(from);
        known(to);
        if (from.equals(to)) {
          throw new InvalidInput(
              "\"" + Text.shorten(from) + "\" to itself: an item cannot depend on itself.");
        }
        if (group != null) Keys.checkGroup(group);
        if (effect == null && isThere(type, from, to, group)) return;
        editor.putRelation(type, from, to, group, effect, 0);
      }
      case HypotheticalEdit.RemoveRelation(var type, var from, var to, var group) -> {
        if (image.relationType(relationType(type)).dependentEnd() == DependentEnd.NEITHER) {
          known(from);
          known(to);
          return; // The image does not hold what only documents, so that nothing changes.
        }
        editor.removeRelation(type, from, to, groupOf(type, from, to, group));
      }
      case HypotheticalEdit.SetRedundancy(var dependent, var group, var rule) -> {
        known(dependent);
        Keys.checkGroup(group);
        editor.setRule(dependent, group, rule);
      }
      case HypotheticalEdit.AddItem add -> add(add, editor);
      case HypotheticalEdit.PutItem put -> put(put, editor);
      case HypotheticalEdit.SetState(var key, var state) -> {
        int item = known(key);
        put(editor, item, state, image.lifeCycle(item));
      }
      case HypotheticalEdit.SetLifeCycle(var key, var lifeCycle) -> {
        int item = known(key);
        put(editor, item, image.state(item), lifeCycle);
      }
    }
    Topology edited = editor.build(image.revision());
    if (edit instanceof HypotheticalEdit.RemoveRelation && edited.arcCount() == image.arcCount()) {
      throw new InvalidInput("the relation has another rule by now and cannot be removed alone.");
    }
    image = edited;
  }

  private void add(HypotheticalEdit.AddItem add, TopologyEditor editor) {
    Keys.check(add.key());
    if (image.find(add.key()) >= 0) {
      throw new InvalidInput(
          "there is an item \"" + Text.shorten(add.key()) + "\" already; change it instead.");
    }
    if (add.criticality() < 0 || add.criticality() > 4) {
      throw new InvalidInput("criticality is 1 (most) to 4 but was " + add.criticality() + ".");
    }
    String name = checkedName(add.name());
    editor.putItem(
        hypotheticalId(add.key()),
        add.key(),
        name == null ? add.key() : name,
        add.type(),
        Level.NONE,
        add.criticality(),
        null,
        add.lifeCycle());
  }

  private void put(HypotheticalEdit.PutItem put, TopologyEditor editor) {
    String key = put.key();
    Keys.check(key);
    Integer criticality = put.criticality();
    if (criticality != null && (criticality < 1 || criticality > 4)) {
      throw new InvalidInput("criticality is 1 (most) to 4 but was " + criticality + ".");
    }
    int item = image.find(key);
    boolean isNew = item < 0;
    String name = checkedName(put.name());
    LifeCycle lifeCycle = put.lifeCycle();
    String environment = put.environment();
    int known = isNew ? 0 : image.criticality(item);
    LifeCycle present = isNew ? LifeCycle.IN_USE : image.lifeCycle(item);
    editor.putItem(
        isNew ? hypotheticalId(key) : image.id(item),
        key,
        name != null ? name : isNew ? key : image.name(item),
        put.type(),
        isNew ? Level.NONE : image.state(item),
        criticality != null ? criticality : known,
        environment != null || isNew ? environment : image.environment(item),
        lifeCycle != null ? lifeCycle : present);
  }

  private static UUID hypotheticalId(String key) {
    return UUID.nameUUIDFromBytes(("hypothetical " + key).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the image holds the relation of this type, ends and group. */
  private boolean isThere(String typeName, String from, String to, @Nullable String group) {
    RelationType type = image.relationType(relationType(typeName));
    boolean fromDepends = type.dependentEnd() != DependentEnd.TO;
    int dependent = known(fromDepends ? from : to);
    int provider = known(fromDepends ? to : from);
    String wanted = group == null ? type.defaultGroup() : group;
    ArcPage page = image.providers(dependent);
    for (int arc = page.begin(dependent); arc < page.end(dependent); arc++) {
      String its = page.group(arc) == 0 ? null : image.groupName(page.group(arc));
      if (page.other(arc) == provider
          && image.relationType(page.type(arc)).name().equals(typeName)
          && Objects.equals(its, wanted)) {
        return true;
      }
    }
    return false;
  }

  private void put(TopologyEditor editor, int item, Level state, LifeCycle lifeCycle) {
    editor.putItem(
        image.id(item),
        image.key(item),
        image.name(item),
        image.type(item),
        state,
        image.criticality(item),
        image.environment(item),
        lifeCycle);
  }

  private int known(String key) {
    int item = image.find(key);
    if (item < 0) throw image.unknown(key);
    return item;
  }

  private static @Nullable String checkedName(@Nullable String name) {
    if (name == null || name.isBlank()) return null;
    return StoredText.line("The name", name.strip(), StoredText.LONGEST_NAME);
  }

  private int relationType(String name) {
    Set<String> names = new TreeSet<>();
    for (int number = image.relationTypeCount() - 1; number >= 0; number--) {
      if (image.relationType(number).name().equals(name)) return number;
      names.add(image.relationType(number).name());
    }
    throw new InvalidInput(
        "relation type \""
            + Text.shorten(name)
            + "\" is not known."
            + Text.didYouMean(Text.nearest(name, names)));
  }

  /** The group of the relation to remove, once it is clear that there is one. */
  private @Nullable String groupOf(
      String typeName, String from, String to, @Nullable String group) {
    RelationType type = image.relationType(relationType(typeName));
    boolean fromDepends = type.dependentEnd() != DependentEnd.TO;
    int dependent = known(fromDepends ? from : to);
    int provider = known(fromDepends ? to : from);
    // The image does not hold such a relation, whether or not it is stated; removing it changes
    // nothing.
    if (type.dependentEnd() == DependentEnd.NEITHER) return group;
    ArcPage page = image.providers(dependent);
    Set<String> groups = new TreeSet<>();
    for (int arc = page.begin(dependent); arc < page.end(dependent); arc++) {
      if (page.other(arc) != provider
          || !image.relationType(page.type(arc)).name().equals(typeName)) continue;
      groups.add(page.group(arc) == 0 ? "" : image.groupName(page.group(arc)));
    }
    String relation =
        typeName + " from \"" + Text.shorten(from) + "\" to \"" + Text.shorten(to) + "\"";
    if (groups.isEmpty() || group != null && !groups.contains(group)) {
      throw new InvalidInput(
          "there is no relation "
              + relation
              + (group == null ? "" : " in the group \"" + Text.shorten(group) + "\"")
              + ", so it cannot be removed.");
    }
    String wanted = group == null && type.defaultGroup() != null ? type.defaultGroup() : group;
    if (wanted == null && groups.contains("")) return "";
    if (wanted != null && groups.contains(wanted)) return wanted;
    if (groups.size() > 1) {
      throw new InvalidInput(
          "there are relations " + relation + " in several groups; name one of " + groups + ".");
    }
    return groups.iterator().next();
  }
}
