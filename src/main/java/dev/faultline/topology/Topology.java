package dev.faultline.topology;

import dev.faultline.model.AmbiguousReference;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.model.Text;
import dev.faultline.model.UnknownItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The estate at one revision, as arrays: items numbered from 0, dependency arcs in both directions,
 * redundancy groups numbered from 1, and the few columns that rows and filters of an answer need.
 *
 * <p>Immutable and safe for use by any number of threads. An edit makes a new topology that shares
 * all pages but the touched ones ({@link TopologyEditor}); an item keeps its number for as long as
 * images descend from one another. Relations of types that carry no impact are not part of it.
 * Items that are not counted on (planned or retired, unless the topology includes them) neither
 * carry nor receive impact and do not count in the size of a group.
 */
public final class Topology {
  /** Items of one name that a refusal lists. */
  private static final int NAMED = 3;

  /*
   * Layout. Everything is paged by 256 (Paging): columns of items, rows of arcs towards providers and towards dependents, columns of
   * groups. A flat CSR would save one indirection per row, but an edit of one relation would copy or patch arrays of the whole
   * estate; with pages it copies some 15 kB and the table of page pointers. The engine's inner loop reads the row, in one piece, and
   * the state of the dependent, and no object. A group with all of its providers needed behaves like single arcs.
   */
  final int itemCount;
  final int arcCount;
  final ItemPage[] items;
  final ArcPage[] providers;
  final ArcPage[] dependents;
  final int groupSlots;
  final GroupPage[] groups;
  final HashIndex byKey;
  final HashIndex byId;
  final KeyOrder keyOrder;
  final Names types;
  final Names environments;
  final Names groupNames;
  final List<RelationType> relationTypes;

  /** Numbers of the items whose state is not NONE, ascending. */
  final int[] impaired;

  final Set<LifeCycle> countedOn;
  private final int countedOnMask;
  private final long revision;

  Topology(
      int itemCount,
      int arcCount,
      ItemPage[] items,
      ArcPage[] providers,
      ArcPage[] dependents,
      int groupSlots,
      GroupPage[] groups,
      HashIndex byKey,
      HashIndex byId,
      KeyOrder keyOrder,
      Names types,
      Names environments,
      Names groupNames,
      List<RelationType> relationTypes,
      int[] impaired,
      Set<LifeCycle> countedOn,
      long revision) {
    this.itemCount = itemCount;
    this.arcCount = arcCount;
    this.items = items;
    this.providers = providers;
    this.dependents = dependents;
    this.groupSlots = groupSlots;
    this.groups = groups;
    this.byKey = byKey;
    this.byId = byId;
    this.keyOrder = keyOrder;
    this.types = types;
    this.environments = environments;
    this.groupNames = groupNames;
    this.relationTypes = relationTypes;
    this.impaired = impaired;
    this.countedOn = countedOn;
    int mask = 0;
    for (LifeCycle lifeCycle : countedOn) mask |= 1 << lifeCycle.ordinal();
    this.countedOnMask = mask;
    this.revision = revision;
  }

  /** The revision of the estate that this is. */
  public long revision() {
    return revision;
  }

  /**
   * Items, those that are not counted on included; their numbers are 0 to this minus 1. In an image
   * of the past, numbers of items that came later are among them: no key or id leads there, and no
   * relation.
   */
  public int itemCount() {
    return itemCount;
  }

  /** Relations that can carry impact. */
  public int arcCount() {
    return arcCount;
  }

  /** The number of the item with this key, or -1. */
  public int find(String key) {
    return ItemPage.find(items, byKey, key);
  }

  /** The number of the item with this id, or -1. */
  public int find(UUID id) {
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    return byId.find(
        ItemPage.hash(high, low),
        item ->
            page(item).idHigh(item & Paging.MASK) == high
                && page(item).idLow(item & Paging.MASK) == low
                && !Flags.isAbsent(flags(item)));
  }

  /**
   * What to answer to a key that no item has: that several items have it as their name, or that
   * there is none, with the keys that may be meant. Cost O(items).
   */
  public FaultlineException unknown(String key) {
    List<String> named = keysOfName(key);
    if (named.size() < 2) return new UnknownItem(key, nearestKeys(key, named));
    List<String> shown = named.stream().sorted().limit(NAMED).map(Text::shorten).toList();
    int left = named.size() - shown.size();
    return new AmbiguousReference(
        "\"%s\" is no key but the name of %d items: %s%s. Give the key of one."
            .formatted(
                Text.shorten(key),
                named.size(),
                String.join(", ", shown),
                left == 0 ? "" : " and " + left + " more"));
  }

  private List<String> keysOfName(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    List<String> keys = new ArrayList<>();
    if (bytes.length == 0) return keys;
    for (int item = 0; item < itemCount; item++) {
      if (page(item).nameEquals(item & Paging.MASK, bytes)) keys.add(key(item));
    }
    return keys;
  }

  /**
   * The keys of the items with this name, or else those that look like the given key, best first;
   * up to three. Cost O(items).
   */
  public List<String> nearestKeys(String key) {
    return nearestKeys(key, keysOfName(key));
  }

  private List<String> nearestKeys(String key, List<String> named) {
    if (!named.isEmpty()) return named.stream().sorted().limit(NAMED).toList();
    List<String> candidates = new ArrayList<>();
    int most = Math.max(2, key.length() / 3);
    for (int item = 0; item < itemCount && candidates.size() < 20_000; item++) {
      if (Flags.isAbsent(flags(item))) continue;
      String candidate = key(item);
      boolean similarLength = Math.abs(candidate.length() - key.length()) <= most;
      if (similarLength && candidate.regionMatches(true, 0, key, 0, 1) || candidate.contains(key)) {
        candidates.add(candidate);
      }
    }
    return Text.nearest(key, candidates);
  }

  public String key(int item) {
    return page(item).key(item & Paging.MASK);
  }

  public String name(int item) {
    return page(item).name(item & Paging.MASK);
  }

  /** The item's id; all zero where the estate comes from a file. */
  public UUID id(int item) {
    return new UUID(page(item).idHigh(item & Paging.MASK), page(item).idLow(item & Paging.MASK));
  }

  public String type(int item) {
    return types.get(page(item).type[item & Paging.MASK]);
  }

  /** The number of the item's type in {@link #typeNames()}. */
  public int typeNumber(int item) {
    return page(item).type[item & Paging.MASK];
  }

  /** Names of the item types in use, by their number. */
  public List<String> typeNames() {
    return types.list();
  }

  public @Nullable String environment(int item) {
    int number = page(item).environment[item & Paging.MASK];
    return number == 0 ? null : environments.get(number);
  }

  public Level state(int item) {
    return Level.of(flags(item) & 3);
  }

  public LifeCycle lifeCycle(int item) {
    return Flags.lifeCycle(flags(item));
  }

  /** 1 (most) to 4; 0 if not given. */
  public int criticality(int item) {
    return Flags.criticality(flags(item));
  }

  /** Whether the item carries and receives impact. */
  public boolean countsOn(int item) {
    return (countedOnMask >>> Flags.lifeCycleNumber(flags(item)) & 1) != 0;
  }

  /** Compares keys in the order of their code points. */
  public int compareKeys(int item, int other) {
    return page(item).compareKey(item & Paging.MASK, page(other), other & Paging.MASK);
  }

  /**
   * The number of the item at this place, 0 to {@link #itemCount()} minus 1, in the order of keys.
   * The first call after items were added sorts them, at some O(items).
   */
  public int byKey(int place) {
    return keyOrder.numbers(this::compareKeys)[place];
  }

  /** The place of the item in the order of keys. */
  public int placeByKey(int item) {
    return keyOrder.places(this::compareKeys)[item];
  }

  /** How many items have a state other than NONE. */
  public int impairedCount() {
    return impaired.length;
  }

  /** The number of one of the items whose state is not NONE, ascending. */
  public int impaired(int index) {
    return impaired[index];
  }

  /** The page that holds the item's arcs to its providers. */
  public ArcPage providers(int item) {
    return providers[item >>> Paging.SHIFT];
  }

  /** The page that holds the item's arcs to its dependents. */
  public ArcPage dependents(int item) {
    return dependents[item >>> Paging.SHIFT];
  }

  /** The relation type of an arc, by its number. */
  public RelationType relationType(int number) {
    return relationTypes.get(number);
  }

  /** How many relation types there are; their numbers are 0 to this minus 1. */
  public int relationTypeCount() {
    return relationTypes.size();
  }

  /** One more than the highest number of a group. */
  public int groupSlots() {
    return groupSlots;
  }

  public String groupName(int group) {
    return groupNames.get(groups[group >>> Paging.SHIFT].name[group & Paging.MASK]);
  }

  public int groupDependent(int group) {
    return groups[group >>> Paging.SHIFT].dependent[group & Paging.MASK];
  }

  /** n: relations in the group whose provider is counted on. */
  public int groupSize(int group) {
    return groups[group >>> Paging.SHIFT].size[group & Paging.MASK];
  }

  /** k: how many of them the dependent needs. */
  public int groupRequired(int group) {
    return groups[group >>> Paging.SHIFT].required[group & Paging.MASK];
  }

  /** n - k: how many of its providers the group can lose; 0 if all are needed. */
  public int groupSpare(int group) {
    return groups[group >>> Paging.SHIFT].spare[group & Paging.MASK];
  }

  /** The rule that sets the threshold, if one is set. */
  public @Nullable RedundancyRule groupRule(int group) {
    return GroupPage.decode(groups[group >>> Paging.SHIFT].rule[group & Paging.MASK]);
  }

  /** The first of the item's named groups, or 0. */
  public int firstGroup(int item) {
    return page(item).firstGroup[item & Paging.MASK];
  }

  /** The next named group of the same item, or 0. */
  public int nextGroup(int group) {
    return groups[group >>> Paging.SHIFT].next[group & Paging.MASK];
  }

  /** The life cycles whose items carry and receive impact. */
  public Set<LifeCycle> countedOn() {
    return countedOn;
  }

  /**
   * The same estate with items of other life cycles counted on. Shares everything but the groups;
   * cost O(arcs).
   */
  public Topology countingOn(Set<LifeCycle> lifeCycles) {
    Set<LifeCycle> wanted = EnumSet.of(LifeCycle.IN_USE);
    wanted.addAll(lifeCycles);
    if (wanted.equals(countedOn)) return this;
    GroupPage[] newGroups = new GroupPage[groups.length];
    for (int i = 0; i < groups.length; i++) newGroups[i] = groups[i].copy();
    Topology other =
        new Topology(
            itemCount,
            arcCount,
            items,
            providers,
            dependents,
            groupSlots,
            newGroups,
            byKey,
            byId,
            keyOrder,
            types,
            environments,
            groupNames,
            relationTypes,
            impaired,
            Set.copyOf(wanted),
            revision);
    int[] sizes = new int[groupSlots];
    for (int item = 0; item < itemCount; item++) {
      ArcPage page = providers(item);
      for (int arc = page.begin(item); arc < page.end(item); arc++) {
        if (page.group(arc) != 0 && other.countsOn(page.other(arc))) sizes[page.group(arc)]++;
      }
    }
    for (int group = 1; group < groupSlots; group++) {
      newGroups[group >>> Paging.SHIFT].resize(group & Paging.MASK, sizes[group]);
    }
    return other;
  }

  /** The same image, whose descendants name types and groups without adding to its tables. */
  Topology withOwnNames() {
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
        keyOrder,
        types.continued(),
        environments.continued(),
        groupNames.continued(),
        relationTypes,
        impaired,
        countedOn,
        revision);
  }

  void write(CheckpointOutput out) {
    out.writeInt(countedOnMask);
    out.writeInt(relationTypes.size());
    for (RelationType type : relationTypes) {
      out.writeText(type.name());
      out.writeText(type.dependentEnd().name());
      out.writeText(type.effect().name());
      out.writeText(type.defaultGroup());
      out.writeText(type.description());
    }
    types.write(out);
    environments.write(out);
    groupNames.write(out);
    out.writeInt(itemCount);
    out.writeInt(arcCount);
    out.writeInt(groupSlots);
    out.writeInts(impaired);
    for (ItemPage page : items) page.write(out);
    for (ArcPage page : providers) page.write(out);
    for (ArcPage page : dependents) page.write(out);
    for (GroupPage page : groups) page.write(out);
    byKey.write(out);
    byId.write(out);
  }

  static Topology read(CheckpointInput in, long revision) {
    int mask = in.readInt();
    Set<LifeCycle> countedOn = EnumSet.noneOf(LifeCycle.class);
    for (LifeCycle lifeCycle : LifeCycle.values()) {
      if ((mask >>> lifeCycle.ordinal() & 1) != 0) countedOn.add(lifeCycle);
    }
    List<RelationType> relationTypes = new ArrayList<>();
    for (int number = in.readInt(); number > 0; number--) {
      relationTypes.add(
          new RelationType(
              in.readText(),
              DependentEnd.valueOf(in.readText()),
              Level.valueOf(in.readText()),
              in.readOptionalText(),
              in.readText()));
    }
    Names types = Names.read(in);
    Names environments = Names.read(in);
    Names groupNames = Names.read(in);
    int itemCount = in.readInt();
    int arcCount = in.readInt();
    int groupSlots = in.readInt();
    int[] impaired = in.readInts();
    ItemPage[] items = new ItemPage[Paging.pages(itemCount)];
    for (int page = 0; page < items.length; page++) items[page] = ItemPage.read(in);
    ArcPage[] providers = new ArcPage[items.length];
    for (int page = 0; page < items.length; page++) providers[page] = ArcPage.read(in, true);
    ArcPage[] dependents = new ArcPage[items.length];
    for (int page = 0; page < items.length; page++) dependents[page] = ArcPage.read(in, false);
    GroupPage[] groups = new GroupPage[Paging.pages(groupSlots)];
    for (int page = 0; page < groups.length; page++) groups[page] = GroupPage.read(in);
    return new Topology(
        itemCount,
        arcCount,
        items,
        providers,
        dependents,
        groupSlots,
        groups,
        HashIndex.read(in),
        HashIndex.read(in),
        KeyOrder.of(itemCount),
        types,
        environments,
        groupNames,
        List.copyOf(relationTypes),
        impaired,
        Set.copyOf(countedOn),
        revision);
  }

  /** Bytes on the heap, by the sizes of the arrays. */
  public long heapBytes() {
    long bytes =
        8L * (items.length + providers.length + dependents.length + groups.length)
            + 4L * impaired.length;
    for (ItemPage page : items) bytes += page.heapBytes();
    for (ArcPage page : providers) bytes += page.heapBytes();
    for (ArcPage page : dependents) bytes += page.heapBytes();
    return bytes + groups.length * GroupPage.HEAP_BYTES + byKey.heapBytes() + byId.heapBytes();
  }

  int flags(int item) {
    return page(item).flags[item & Paging.MASK];
  }

  private ItemPage page(int item) {
    return items[item >>> Paging.SHIFT];
  }
}
