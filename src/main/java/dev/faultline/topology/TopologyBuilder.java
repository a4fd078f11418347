package dev.faultline.topology;

import dev.faultline.model.DependentEnd;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.model.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a topology whole, from items and relations in any order.
 *
 * <p>A relation may name items that are added later. Cost O(items + relations) in time; the builder
 * holds the keys as strings and some 20 bytes per relation until {@link #build}. Not safe for use
 * by several threads.
 */
public final class TopologyBuilder {
  private static final int MISSING = -1;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<ItemPage.Row> rows = new ArrayList<>();
  private Map<Integer, Map<String, RedundancyRule>> rules = new HashMap<>();
  private final Map<String, Integer> relationTypeNumbers = new HashMap<>();
  private final List<RelationType> relationTypes = new ArrayList<>();
  private final Names types = new Names();
  private final Names environments = new Names();
  private final Names groupNames = new Names();

  private @Nullable String lastKey;
  private int lastNumber;
  private int arcs;
  private int[] dependent = new int[1024];
  private int[] provider = new int[1024];
  private int[] groupName = new int[1024];
  private short[] type = new short[1024];
  private byte[] cap = new byte[1024];
  private short[] seenDay = new short[1024];

  public TopologyBuilder(Collection<RelationType> relationTypes) {
    environments.number("");
    for (RelationType relationType : relationTypes) addRelationType(relationType);
  }

  /**
   * Adds a relation type, or replaces the rule of one for the relations that are added from now on.
   */
  public void addRelationType(RelationType relationType) {
    relationTypeNumbers.put(relationType.name(), relationTypes.size());
    relationTypes.add(relationType);
  }

  /** Whether an item with this key was added. */
  public boolean hasItem(String key) {
    Integer number = numbers.get(key);
    return number != null && isThere(number);
  }

  private boolean isThere(int number) {
    return rows.get(number).type != MISSING;
  }

  /** The keys of the items that were added. */
  public Stream<String> itemKeys() {
    return rows.stream().filter(row -> row.type != MISSING).map(row -> row.key);
  }

  /**
   * Adds an item.
   *
   * @param criticality 1 to 4, or 0 if not given
   * @throws InvalidInput if an item with this key was added before
   */
  public void addItem(
      @Nullable UUID id,
      String key,
      String name,
      String itemType,
      Level state,
      int criticality,
      @Nullable String environment,
      LifeCycle lifeCycle,
      Map<String, RedundancyRule> groups) {
    int number = numberOf(key);
    ItemPage.Row row = rows.get(number);
    if (row.type != MISSING) {
      throw new InvalidInput(
          "Item \"" + Text.shorten(key) + "\" is there twice; a key names one item.");
    }
    row.name = name;
    row.idHigh = id == null ? 0 : id.getMostSignificantBits();
    row.idLow = id == null ? 0 : id.getLeastSignificantBits();
    row.type = shortNumber(types, itemType);
    row.environment = environment == null ? 0 : shortNumber(environments, environment);
    row.flags = Flags.of(state, lifeCycle, criticality);
    if (!groups.isEmpty()) rules.put(number, groups);
  }

  /**
   * Adds a relation; one whose type carries no impact is left out.
   *
   * @param group the redundancy group; null: the type's default, or a group of its own; empty: a
   *     group of its own, whatever the type's default is by now
   * @param effect the worst level passed on; null: the type's
   * @param lastSeenDay when it was last confirmed, in days since 1970; 0 if that is not known
   * @return whether both of its items were added before
   * @throws InvalidInput if the type is unknown
   */
  public boolean addRelation(
      String typeName,
      String from,
      String to,
      @Nullable String group,
      @Nullable Level effect,
      int lastSeenDay) {
    Integer typeNumber = relationTypeNumbers.get(typeName);
    if (typeNumber == null) {
      throw new InvalidInput(
          "Relation type \""
              + Text.shorten(typeName)
              + "\" is not known."
              + Text.didYouMean(Text.nearest(typeName, relationTypeNumbers.keySet())));
    }
    RelationType relationType = relationTypes.get(typeNumber);
    int fromNumber = numberOf(from);
    int toNumber = numbered(to);
    boolean complete = isThere(fromNumber) && isThere(toNumber);
    if (relationType.dependentEnd() == DependentEnd.NEITHER) return complete;
    if (arcs == dependent.length) grow();
    boolean fromDepends = relationType.dependentEnd() == DependentEnd.FROM;
    String effectiveGroup = groupOf(relationType, group);
    dependent[arcs] = fromDepends ? fromNumber : toNumber;
    provider[arcs] = fromDepends ? toNumber : fromNumber;
    groupName[arcs] = effectiveGroup == null ? -1 : groupNames.number(effectiveGroup);
    type[arcs] = (short) (int) typeNumber;
    cap[arcs] = (byte) (effect == null ? relationType.effect() : effect).ordinal();
    seenDay[arcs] = (short) lastSeenDay;
    arcs++;
    return complete;
  }

  /**
   * The topology of what was added, counting on the items in use; its items are numbered anew, near
   * to their dependents. The builder must not be used afterwards.
   *
   * @throws InvalidInput if a relation names an item that was not added
   */
  public Topology build(long revision) {
    int count = rows.size();
    checkEnds();
    renumber();
    List<GroupPage> groupPages = new ArrayList<>();
    groupPages.add(new GroupPage());
    int[] groupOfArc = new int[arcs];
    int slots = assignGroups(groupPages, groupOfArc);

    ItemPage.Row[] all = rows.toArray(new ItemPage.Row[0]);
    ItemPage[] items = new ItemPage[Paging.pages(count)];
    for (int page = 0; page < items.length; page++) {
      items[page] =
          ItemPage.of(all, page << Paging.SHIFT, Math.min(count, page + 1 << Paging.SHIFT));
    }
    HashIndex byKey = HashIndex.forItems(count);
    HashIndex byId = HashIndex.forItems(count);
    int impairedCount = 0;
    int[] impaired = new int[16];
    for (int item = 0; item < count; item++) {
      ItemPage page = items[item >>> Paging.SHIFT];
      int local = item & Paging.MASK;
      byKey.add(page.keyHash(local), item, i -> items[i >>> Paging.SHIFT].keyHash(i & Paging.MASK));
      if ((page.idHigh(local) | page.idLow(local)) != 0) {
        byId.add(page.idHash(local), item, i -> items[i >>> Paging.SHIFT].idHash(i & Paging.MASK));
      }
      if ((page.flags[local] & 3) != 0) {
        if (impairedCount == impaired.length) impaired = Arrays.copyOf(impaired, 2 * impairedCount);
        impaired[impairedCount++] = item;
      }
    }
    return new Topology(
        count,
        arcs,
        items,
        rowsOf(count, dependent, provider, groupOfArc, true),
        rowsOf(count, provider, dependent, groupOfArc, false),
        slots,
        groupPages.toArray(new GroupPage[0]),
        byKey,
        byId,
        KeyOrder.of(count),
        types,
        environments,
        groupNames,
        List.copyOf(relationTypes),
        Arrays.copyOf(impaired, impairedCount),
        Set.of(LifeCycle.IN_USE),
        revision);
  }

  private void renumber() {
    int[] order = Locality.order(rows.size(), arcs, dependent, provider);
    int[] place = new int[order.length];
    ItemPage.Row[] before = rows.toArray(new ItemPage.Row[0]);
    for (int at = 0; at < order.length; at++) {
      place[order[at]] = at;
      rows.set(at, before[order[at]]);
    }
    for (int arc = 0; arc < arcs; arc++) {
      dependent[arc] = place[dependent[arc]];
      provider[arc] = place[provider[arc]];
    }
    Map<Integer, Map<String, RedundancyRule>> byPlace = new TreeMap<>();
    rules.forEach((item, its) -> byPlace.put(place[item], its));
    rules = byPlace;
  }

  private void checkEnds() {
    ItemPage.Row missing =
        rows.stream().filter(row -> row.type == MISSING).findFirst().orElse(null);
    if (missing == null) return;
    for (int arc = 0; arc < arcs; arc++) {
      checkEnd(arc, dependent[arc]);
      checkEnd(arc, provider[arc]);
    }
    throw new InvalidInput("There is no item \"" + Text.shorten(missing.key) + "\".");
  }

  private void checkEnd(int arc, int end) {
    if (rows.get(end).type != MISSING) return;
    String key = rows.get(end).key;
    List<String> known = itemKeys().limit(20_000).toList();
    throw new InvalidInput(
        "Relation "
            + relationTypes.get(type[arc]).name()
            + ": there is no item \""
            + Text.shorten(key)
            + "\"."
            + Text.didYouMean(Text.nearest(key, known)));
  }

  /** Numbers the groups in the order of their dependents. */
  private int assignGroups(List<GroupPage> pages, int[] groupOfArc) {
    int slots = 1;
    for (Map.Entry<Integer, Map<String, RedundancyRule>> entry : rules.entrySet()) {
      for (Map.Entry<String, RedundancyRule> rule : entry.getValue().entrySet()) {
        int slot = addGroup(pages, slots++, entry.getKey(), groupNames.number(rule.getKey()));
        pages.get(slot >>> Paging.SHIFT).rule(slot & Paging.MASK, rule.getValue());
      }
    }
    int count = rows.size();
    ItemPage.Row[] all = rows.toArray(new ItemPage.Row[0]);
    for (int arc :
        Locality.sorted(count, arcs, dependent, Locality.begin(count, arcs, dependent))) {
      if (groupName[arc] < 0) continue;
      int slot = all[dependent[arc]].firstGroup;
      while (slot != 0
          && pages.get(slot >>> Paging.SHIFT).name[slot & Paging.MASK] != groupName[arc]) {
        slot = pages.get(slot >>> Paging.SHIFT).next[slot & Paging.MASK];
      }
      if (slot == 0) slot = addGroup(pages, slots++, dependent[arc], groupName[arc]);
      groupOfArc[arc] = slot;
      GroupPage page = pages.get(slot >>> Paging.SHIFT);
      boolean counted = Flags.lifeCycle(all[provider[arc]].flags) == LifeCycle.IN_USE;
      if (counted) page.resize(slot & Paging.MASK, page.size[slot & Paging.MASK] + 1);
    }
    return slots;
  }

  private int addGroup(List<GroupPage> pages, int slot, int item, int name) {
    if (slot >>> Paging.SHIFT == pages.size()) pages.add(new GroupPage());
    GroupPage page = pages.get(slot >>> Paging.SHIFT);
    int local = slot & Paging.MASK;
    page.dependent[local] = item;
    page.name[local] = name;
    page.next[local] = rows.get(item).firstGroup;
    rows.get(item).firstGroup = slot;
    return slot;
  }

  /** Counting sort of the arcs by the item whose row they stand in. */
  private ArcPage[] rowsOf(int count, int[] owner, int[] other, int[] groupOfArc, boolean dated) {
    int[] begin = Locality.begin(count, arcs, owner);
    int[] order = Locality.sorted(count, arcs, owner, begin);
    ArcPage[] pages = new ArcPage[Paging.pages(count)];
    for (int page = 0; page < pages.length; page++) {
      int firstItem = page << Paging.SHIFT;
      int nextItem = firstItem + Paging.SIZE;
      int arcsOfPage = begin[Math.min(count, nextItem)] - begin[firstItem];
      ArcPage.Filling filling = new ArcPage.Filling(arcsOfPage, dated);
      for (int item = firstItem; item < nextItem; item++) {
        for (int i = begin[Math.min(count, item)]; i < begin[Math.min(count, item + 1)]; i++) {
          int arc = order[i];
          filling.add(other[arc], cap[arc], groupOfArc[arc], type[arc], seenDay[arc]);
        }
        filling.end(item);
      }
      pages[page] = filling.page();
    }
    return pages;
  }

  private int numberOf(String key) {
    // The relations of an item mostly stand together, and often behind it.
    if (key.equals(lastKey)) return lastNumber;
    lastKey = key;
    lastNumber = numbered(key);
    return lastNumber;
  }

  private int numbered(String key) {
    Integer number = numbers.get(key);
    if (number != null) return number;
    ItemPage.Row row = new ItemPage.Row(key);
    row.type = MISSING;
    rows.add(row);
    numbers.put(key, rows.size() - 1);
    return rows.size() - 1;
  }

  static short shortNumber(Names names, String name) {
    int number = names.number(name);
    if (number > Short.MAX_VALUE) {
      throw new InvalidInput(
          "\""
              + Text.shorten(name)
              + "\": more than "
              + Short.MAX_VALUE
              + " different types or environments.");
    }
    return (short) number;
  }

  static @Nullable String groupOf(RelationType type, @Nullable String group) {
    if (group == null) return type.defaultGroup();
    return group.isEmpty() ? null : group;
  }

  private void grow() {
    int length = Math.multiplyExact(arcs, 2);
    dependent = Arrays.copyOf(dependent, length);
    provider = Arrays.copyOf(provider, length);
    groupName = Arrays.copyOf(groupName, length);
    type = Arrays.copyOf(type, length);
    cap = Arrays.copyOf(cap, length);
    seenDay = Arrays.copyOf(seenDay, length);
  }
}
