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
  /** Where the ends of the arcs begin: behind the begins of the rows, at a multiple of two. */
  private static final int ENDS = Paging.SIZE + 2;

  /** A page without arcs that keeps the day on which each was last confirmed. */
  static final ArcPage EMPTY_DATED = new ArcPage(new int[ENDS], new short[0], new short[0]);

  /** A page without arcs that keeps no days. */
  static final ArcPage EMPTY = new ArcPage(new int[ENDS], new short[0], null);

  private static final int LEVEL_BITS = 2;
  private static final int LEVEL_MASK = (1 << LEVEL_BITS) - 1;

  /*
   * One array holds what a walk over many rows reads, since it waits for memory: the begin of each row, then for each arc two ints, the
   * item at the other end and its cap and group. At a million items, three
   * arrays took half as long again.
   */
  private final int[] rows;
  private final short[] type;
  private final short @Nullable [] seenDay;

  private ArcPage(int[] rows, short[] type, short @Nullable [] seenDay) {
    this.rows = rows;
    this.type = type;
    this.seenDay = seenDay;
  }

  /** Takes the arcs of a page in the order of their rows. */
  static final class Filling {
    private final int[] rows;
    private final short[] type;
    private final short @Nullable [] seenDay;
    private int count;

    Filling(int arcs, boolean dated) {
      rows = new int[ENDS + 2 * arcs];
      type = new short[arcs];
      seenDay = dated ? new short[arcs] : null;
    }

    void add(int other, int cap, int group, int relationType, int day) {
      rows[ENDS + 2 * count] = other;
      rows[ENDS + 2 * count + 1] = pack(cap, group);
      type[count] = (short) relationType;
      if (seenDay != null) seenDay[count] = (short) day;
      count++;
    }

    /** Ends the row of the item, whose page this is, at the arcs so far. */
    void end(int item) {
      rows[(item & Paging.MASK) + 1] = count;
    }

    ArcPage page() {
      return new ArcPage(rows, type, seenDay);
    }
  }

  private static int pack(int cap, int group) {
    return group << LEVEL_BITS | cap;
  }

  /** The first arc of the item's row. */
  public int begin(int item) {
    return rows[item & Paging.MASK];
  }

  /** One past the last arc of the item's row. */
  public int end(int item) {
    return rows[(item & Paging.MASK) + 1];
  }

  /** The item at the other end. */
  public int other(int arc) {
    return rows[ENDS + 2 * arc];
  }

  /** The number of the worst {@link Level} that the arc passes on. */
  public int cap(int arc) {
    return rows[ENDS + 2 * arc + 1] & LEVEL_MASK;
  }

  /** The redundancy group that the arc belongs to; 0: a group of its own. */
  public int group(int arc) {
    return rows[ENDS + 2 * arc + 1] >>> LEVEL_BITS;
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
    int place = ENDS + 2 * at;
    int[] newRows = Arrays.copyOf(rows, rows.length + 2);
    System.arraycopy(rows, place, newRows, place + 2, rows.length - place);
    newRows[place] = otherItem;
    newRows[place + 1] = pack(cap, group);
    for (int row = (item & Paging.MASK) + 1; row <= Paging.SIZE; row++) newRows[row]++;
    return new ArcPage(
        newRows,
        insert(type, at, (short) relationType),
        seenDay == null ? null : insert(seenDay, at, (short) day));
  }

  /** A copy without the arc. */
  ArcPage without(int item, int arc) {
    int place = ENDS + 2 * arc;
    int[] newRows = Arrays.copyOf(rows, rows.length - 2);
    System.arraycopy(rows, place + 2, newRows, place, newRows.length - place);
    for (int row = (item & Paging.MASK) + 1; row <= Paging.SIZE; row++) newRows[row]--;
    return new ArcPage(newRows, drop(type, arc), seenDay == null ? null : drop(seenDay, arc));
  }

  /**
   * A copy in which the arc passes on at most the given level and was last confirmed on the given
   * day.
   */
  ArcPage withCap(int arc, int cap, int day) {
    int[] newRows = rows.clone();
    newRows[ENDS + 2 * arc + 1] = pack(cap, group(arc));
    short[] newSeenDay = seenDay == null ? null : seenDay.clone();
    if (newSeenDay != null) newSeenDay[arc] = (short) day;
    return new ArcPage(newRows, type, newSeenDay);
  }

  void write(CheckpointOutput out) {
    out.writeInts(rows);
    out.writeShorts(type);
    if (seenDay != null) out.writeShorts(seenDay);
  }

  static ArcPage read(CheckpointInput in, boolean dated) {
    return new ArcPage(in.readInts(), in.readShorts(), dated ? in.readShorts() : null);
  }

  long heapBytes() {
    return 3 * 16L
        + 24
        + 4L * rows.length
        + 2L * (type.length + (seenDay == null ? 0 : seenDay.length));
  }

  private static short[] insert(short[] array, int at, short value) {
    short[] longer = Arrays.copyOf(array, array.length + 1);
    System.arraycopy(array, at, longer, at + 1, array.length - at);
    longer[at] = value;
    return longer;
  }

  private static short[] drop(short[] array, int at) {
    short[] shorter = Arrays.copyOf(array, array.length - 1);
    System.arraycopy(array, at + 1, shorter, at, array.length - at - 1);
    return shorter;
  }
}
