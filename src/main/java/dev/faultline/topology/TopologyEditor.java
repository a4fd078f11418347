package dev.faultline.topology;

import dev.faultline.model.DependentEnd;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next image out of one: touched pages are copied, all others shared, so an edit costs
 * what it touches and not the size of the estate.
 *
 * <p>Each method may be repeated without harm. Not safe for use by several threads; readers of the
 * base image are not disturbed.
 */
public final class TopologyEditor {
  private final Topology base;
  private int itemCount;
  private int arcCount;
  private ItemPage[] items;
  private ArcPage[] providers;
  private ArcPage[] dependents;
  private int groupSlots;
  private GroupPage[] groups;
  private final boolean[] ownedGroups;
  private HashIndex byKey;
  private HashIndex byId;
  private final List<RelationType> relationTypes;
  private int[] impaired;

  public TopologyEditor(Topology base) {
    this.base = base;
    itemCount = base.itemCount;
    arcCount = base.arcCount;
    items = base.items.clone();
    providers = base.providers.clone();
    dependents = base.dependents.clone();
    groupSlots = base.groupSlots;
    groups = base.groups.clone();
    ownedGroups = new boolean[groups.length];
    byKey = base.byKey;
    byId = base.byId;
    relationTypes = new ArrayList<>(base.relationTypes);
    impaired = base.impaired;
  }

  /** Adds a relation type that no relation of the image has yet. */
  public TopologyEditor addRelationType(RelationType relationType) {
    relationTypes.add(relationType);
    return this;
  }

  /** Adds the item, or gives the one with this key new values. */
  public TopologyEditor putItem(
      UUID id,
      String key,
      String name,
      String type,
      Level state,
      int criticality,
      @Nullable String environment,
      LifeCycle lifeCycle) {
    int existing = find(key);
    int item = existing < 0 ? itemCount : existing;
    ItemPage.Row row = new ItemPage.Row(key);
    row.name = name;
    row.idHigh = id.getMostSignificantBits();
    row.idLow = id.getLeastSignificantBits();
    row.type = TopologyBuilder.shortNumber(base.types, type);
    row.environment =
        environment == null ? 0 : TopologyBuilder.shortNumber(base.environments, environment);
    row.flags = Flags.of(state, lifeCycle, criticality);
    row.firstGroup = existing < 0 ? 0 : page(item).firstGroup[item & Paging.MASK];
    boolean countedBefore = existing >= 0 && countsOn(item);
    if (existing < 0) append(item, row);
    else items[item >>> Paging.SHIFT] = page(item).with(item & Paging.MASK, row);
    noteState(item, state);
    if (existing >= 0 && countedBefore != countsOn(item)) recount(item, countedBefore ? -1 : 1);
    return this;
  }

  private void append(int item, ItemPage.Row row) {
    int pageNumber = item >>> Paging.SHIFT;
    if (pageNumber == items.length) {
      items = Arrays.copyOf(items, pageNumber + 1);
      items[pageNumber] = ItemPage.of(new ItemPage.Row[] {row}, 0, 1);
      providers = Arrays.copyOf(providers, pageNumber + 1);
      providers[pageNumber] = ArcPage.EMPTY_DATED;
      dependents = Arrays.copyOf(dependents, pageNumber + 1);
      dependents[pageNumber] = ArcPage.EMPTY;
    } else {
      items[pageNumber] = page(item).with(item & Paging.MASK, row);
    }
    itemCount++;
    byKey = byKey.with(page(item).keyHash(item & Paging.MASK), item, this::keyHash);
    byId = byId.with(idHash(item), item, this::idHash);
  }

  private int keyHash(int item) {
    return page(item).keyHash(item & Paging.MASK);
  }

  private int idHash(int item) {
    return page(item).idHash(item & Paging.MASK);
  }

  private void noteState(int item, Level state) {
    int place = Arrays.binarySearch(impaired, item);
    if (place >= 0 == (state != Level.NONE)) return;
    int[] changed = new int[impaired.length + (place < 0 ? 1 : -1)];
    int at = place < 0 ? -1 - place : place;
    System.arraycopy(impaired, 0, changed, 0, at);
    if (place < 0) {
      changed[at] = item;
      System.arraycopy(impaired, at, changed, at + 1, impaired.length - at);
    } else {
      System.arraycopy(impaired, at + 1, changed, at, changed.length - at);
    }
    impaired = changed;
  }

  /**
   * An item that starts or stops being counted on changes the size of the groups that it provides
   * to.
   */
  private void recount(int item, int difference) {
    ArcPage page = dependents[item >>> Paging.SHIFT];
    for (int arc = page.begin(item); arc < page.end(item); arc++) {
      if (page.group(arc) != 0) resize(page.group(arc), difference);
    }
  }

  private void resize(int group, int difference) {
    GroupPage page = ownGroup(group);
    page.resize(group & Paging.MASK, page.size[group & Paging.MASK] + difference);
  }

  /**
   * Adds the relation, or gives the one with the same type, ends and group new values. A relation
   * of a type that carries no impact changes nothing.
   *
   * @param group the redundancy group; null: the type's default, or a group of its own; empty: a
   *     group of its own, whatever the type's default is by now
   * @param effect the worst level passed on; null: the type's
   * @param lastSeenDay when it was last confirmed, in days since 1970
   * @throws InvalidInput if the type or an end is unknown to the image
   */
  public TopologyEditor putRelation(
      String typeName,
      String from,
      String to,
      @Nullable String group,
      @Nullable Level effect,
      int lastSeenDay) {
    int type = typeNumber(typeName);
    RelationType relationType = relationTypes.get(type);
    if (relationType.dependentEnd() == DependentEnd.NEITHER) return this;
    boolean fromDepends = relationType.dependentEnd() == DependentEnd.FROM;
    int dependent = known(fromDepends ? from : to);
    int provider = known(fromDepends ? to : from);
    String groupName = TopologyBuilder.groupOf(relationType, group);
    int cap = (effect == null ? relationType.effect() : effect).ordinal();
    int slot = groupName == null ? 0 : groupOf(dependent, groupName);
    int providerPage = dependent >>> Paging.SHIFT;
    int dependentPage = provider >>> Paging.SHIFT;
    int arc = findArc(providers[providerPage], dependent, provider, slot, type);
    if (arc >= 0) {
      int reverse = findArc(dependents[dependentPage], provider, dependent, slot, type);
      providers[providerPage] = providers[providerPage].withCap(arc, cap, lastSeenDay);
      dependents[dependentPage] = dependents[dependentPage].withCap(reverse, cap, lastSeenDay);
      return this;
    }
    providers[providerPage] =
        providers[providerPage].with(dependent, provider, cap, slot, type, lastSeenDay);
    dependents[dependentPage] =
        dependents[dependentPage].with(provider, dependent, cap, slot, type, lastSeenDay);
    arcCount++;
    if (slot != 0 && countsOn(provider)) resize(slot, 1);
    return this;
  }

  /**
   * Removes the relation of this type, ends and group, if the image holds it.
   *
   * @param group as for {@link #putRelation}
   */
  public TopologyEditor removeRelation(
      String typeName, String from, String to, @Nullable String group) {
    int type = typeNumber(typeName);
    RelationType relationType = relationTypes.get(type);
    boolean fromDepends = relationType.dependentEnd() == DependentEnd.FROM;
    int dependent = find(fromDepends ? from : to);
    int provider = find(fromDepends ? to : from);
    if (relationType.dependentEnd() == DependentEnd.NEITHER || dependent < 0 || provider < 0)
      return this;
    String groupName = TopologyBuilder.groupOf(relationType, group);
    int slot = groupName == null ? 0 : findGroup(dependent, groupName);
    if (slot >= 0) removeArc(dependent, provider, slot, type);
    return this;
  }

  private void removeArc(int dependent, int provider, int slot, int type) {
    int arc = findArc(providers[dependent >>> Paging.SHIFT], dependent, provider, slot, type);
    if (arc < 0) return;
    int reverse = findArc(dependents[provider >>> Paging.SHIFT], provider, dependent, slot, type);
    providers[dependent >>> Paging.SHIFT] =
        providers[dependent >>> Paging.SHIFT].without(dependent, arc);
    dependents[provider >>> Paging.SHIFT] =
        dependents[provider >>> Paging.SHIFT].without(provider, reverse);
    arcCount--;
    if (slot != 0 && countsOn(provider)) resize(slot, -1);
  }

  /**
   * Takes the item and its relations out of the image, as if it had never been added: for an image
   * of the past. Other items keep their numbers; its own stays unused.
   */
  public TopologyEditor removeItem(String key) {
    int item = find(key);
    if (item < 0) return this;
    int page = item >>> Paging.SHIFT;
    while (providers[page].begin(item) < providers[page].end(item)) {
      ArcPage arcs = providers[page];
      int arc = arcs.begin(item);
      removeArc(item, arcs.other(arc), arcs.group(arc), arcs.type(arc));
    }
    while (dependents[page].begin(item) < dependents[page].end(item)) {
      ArcPage arcs = dependents[page];
      int arc = arcs.begin(item);
      removeArc(arcs.other(arc), item, arcs.group(arc), arcs.type(arc));
    }
    noteState(item, Level.NONE);
    items[page] = items[page].with(item & Paging.MASK, Flags.ABSENT, 0);
    return this;
  }

  /** Sets the redundancy rule of a group, or takes it back where the rule is null. */
  public TopologyEditor setRule(
      String dependentKey, String groupName, @Nullable RedundancyRule rule) {
    int group = groupOf(known(dependentKey), groupName);
    ownGroup(group).rule(group & Paging.MASK, rule);
    return this;
  }

  /** The image with all edits applied. The editor must not be used afterwards. */
  public Topology build(long revision) {
    return new Topology(
        itemCount,
        arcCount,
        items,
        providers,
        dependents,
        groupSlots,
        groups,
        byKey,
        byId,
        base.keyOrder.grown(itemCount),
        base.types,
        base.environments,
        base.groupNames,
        List.copyOf(relationTypes),
        impaired,
        base.countedOn,
        revision);
  }

  private static int findArc(ArcPage page, int owner, int other, int group, int type) {
    for (int arc = page.begin(owner); arc < page.end(owner); arc++) {
      if (page.other(arc) == other && page.group(arc) == group && page.type(arc) == type)
        return arc;
    }
    return -1;
  }

  private int groupOf(int item, String name) {
    int found = findGroup(item, name);
    if (found >= 0) return found;
    int slot = groupSlots++;
    if (slot >>> Paging.SHIFT == groups.length) {
      groups = Arrays.copyOf(groups, groups.length + 1);
      groups[groups.length - 1] = new GroupPage();
    }
    GroupPage page = ownGroup(slot);
    page.dependent[slot & Paging.MASK] = item;
    page.name[slot & Paging.MASK] = base.groupNames.number(name);
    page.next[slot & Paging.MASK] = page(item).firstGroup[item & Paging.MASK];
    int local = item & Paging.MASK;
    items[item >>> Paging.SHIFT] = page(item).with(local, page(item).flags[local], slot);
    return slot;
  }

  /** The slot of the item's group with this name, or -1. */
  private int findGroup(int item, String name) {
    int number = base.groupNames.find(name);
    int slot = number < 0 ? 0 : page(item).firstGroup[item & Paging.MASK];
    while (slot != 0) {
      GroupPage page = groups[slot >>> Paging.SHIFT];
      if (page.name[slot & Paging.MASK] == number) return slot;
      slot = page.next[slot & Paging.MASK];
    }
    return -1;
  }

  private GroupPage ownGroup(int slot) {
    int page = slot >>> Paging.SHIFT;
    if (page < ownedGroups.length && !ownedGroups[page]) {
      groups[page] = groups[page].copy();
      ownedGroups[page] = true;
    }
    return groups[page];
  }

  private boolean countsOn(int item) {
    return base.countedOn.contains(Flags.lifeCycle(page(item).flags[item & Paging.MASK]));
  }

  private int known(String key) {
    int item = find(key);
    if (item < 0) throw new InvalidInput("There is no item \"" + key + "\" in the image.");
    return item;
  }

  private int find(String key) {
    return ItemPage.find(items, byKey, key);
  }

  private int typeNumber(String name) {
    for (int number = relationTypes.size() - 1; number >= 0; number--) {
      if (relationTypes.get(number).name().equals(name)) return number;
    }
    throw new InvalidInput("Relation type \"" + name + "\" is not known to the image.");
  }

  private ItemPage page(int item) {
    return items[item >>> Paging.SHIFT];
  }
}
