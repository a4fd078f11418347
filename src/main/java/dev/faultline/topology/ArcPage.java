package dev.faultline.topology;

import dev.faultline.model.Level;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The dependency arcs of 256 neighbouring items in one direction, as compressed rows: towards the
 * providers of an item, or towards its dependents.
 *
 * <p>An arc is a number; walk a row with {@code for (int arc = page.begin(item); arc <
 * page.end(item); arc++)}. Immutable; all methods take constant time.
 */
public final class ArcPage {
  /** A page without arcs that keeps the day on which each was last confirmed. */
  static final ArcPage EMPTY_DATED =
      new ArcPage(new int[Paging.SIZE + 1], new int[0], new int[0], new short[0], new short[0]);

  /** A page without arcs that keeps no days. */
  static final ArcPage EMPTY =
      new ArcPage(new int[Paging.SIZE + 1], new int[0], new int[0], new short[0], null);

  private static final int LEVEL_BITS = 2;
  private static final int LEVEL_MASK = (1 << LEVEL_BITS) - 1;

  private final int[] begin;
  private final int[] other;
  private final int[] capAndGroup;
  private final short[] type;
  private final short @Nullable [] seenDay;

  ArcPage(int[] begin, int[] other, int[] capAndGroup, short[] type, short @Nullable [] seenDay) {
    this.begin = begin;
    this.other = other;
    this.capAndGroup = capAndGroup;
    this.type = type;
    this.seenDay = seenDay;
  }

  static int pack(int cap, int group) {
    return group << LEVEL_BITS | cap;
  }

  /** The first arc of the item's row. */
  public int begin(int item) {
    return begin[item & Paging.MASK];
  }

  /** One past the last arc of the item's row. */
  public int end(int item) {
    return begin[(item & Paging.MASK) + 1];
  }

  /** The item at the other end. */
  public int other(int arc) {
    return other[arc];
  }

  /** The number of the worst {@link Level} that the arc passes on. */
  public int cap(int arc) {
    return capAndGroup[arc] & LEVEL_MASK;
  }

  /** The redundancy group that the arc belongs to; 0: a group of its own. */
  public int group(int arc) {
    return capAndGroup[arc] >>> LEVEL_BITS;
  }

  /** The relation type's number in {@link Topology#relationType(int)}. */
  public int type(int arc) {
    return type[arc];
  }

  /**
   * When the relation was last confirmed, in days since 1970; 0 if that is not known. Only rows of
   * providers know it.
   */
  public int seenDay(int arc) {
    return seenDay == null ? 0 : seenDay[arc] & 0xFFFF;
  }

  /** A copy with one more arc at the end of the item's row. */
  ArcPage with(int item, int otherItem, int cap, int group, int relationType, int day) {
    int at = end(item);
    int[] newBegin = begin.clone();
    for (int row = (item & Paging.MASK) + 1; row < newBegin.length; row++) newBegin[row]++;
    return new ArcPage(
        newBegin,
        insert(other, at, otherItem),
        insert(capAndGroup, at, pack(cap, group)),
        insert(type, at, (short) relationType),
        seenDay == null ? null : insert(seenDay, at, (short) day));
  }

  /** A copy without the arc. */
  ArcPage without(int item, int arc) {
    int[] newBegin = begin.clone();
    for (int row = (item & Paging.MASK) + 1; row < newBegin.length; row++) newBegin[row]--;
    return new ArcPage(
        newBegin,
        drop(other, arc),
        drop(capAndGroup, arc),
        drop(type, arc),
        seenDay == null ? null : drop(seenDay, arc));
  }

  /**
   * A copy in which the arc passes on at most the given level and was last confirmed on the given
   * day.
   */
  ArcPage withCap(int arc, int cap, int day) {
    int[] newCapAndGroup = capAndGroup.clone();
    newCapAndGroup[arc] = pack(cap, group(arc));
    short[] newSeenDay = seenDay == null ? null : seenDay.clone();
    if (newSeenDay != null) newSeenDay[arc] = (short) day;
    return new ArcPage(begin, other, newCapAndGroup, type, newSeenDay);
  }

  void write(CheckpointOutput out) {
    out.writeInts(begin);
    out.writeInts(other);
    out.writeInts(capAndGroup);
    out.writeShorts(type);
    if (seenDay != null) out.writeShorts(seenDay);
  }

  static ArcPage read(CheckpointInput in, boolean dated) {
    return new ArcPage(
        in.readInts(),
        in.readInts(),
        in.readInts(),
        in.readShorts(),
        dated ? in.readShorts() : null);
  }

  long heapBytes() {
    return 5 * 16L
        + 40
        + 4L * (begin.length + other.length + capAndGroup.length)
        + 2L * (type.length + (seenDay == null ? 0 : seenDay.length));
  }

  private static int[] insert(int[] array, int at, int value) {
    int[] longer = Arrays.copyOf(array, array.length + 1);
    System.arraycopy(array, at, longer, at + 1, array.length - at);
    longer[at] = value;
    return longer;
  }

  private static short[] insert(short[] array, int at, short value) {
    short[] longer = Arrays.copyOf(array, array.length + 1);
    System.arraycopy(array, at, longer, at + 1, array.length - at);
    longer[at] = value;
    return longer;
  }

  private static int[] drop(int[] array, int at) {
    int[] shorter = Arrays.copyOf(array, array.length - 1);
    System.arraycopy(array, at + 1, shorter, at, array.length - at - 1);
    return shorter;
  }

  private static short[] drop(short[] array, int at) {
    short[] shorter = Arrays.copyOf(array, array.length - 1);
    System.arraycopy(array, at + 1, shorter, at, array.length - at - 1);
    return shorter;
  }
}
