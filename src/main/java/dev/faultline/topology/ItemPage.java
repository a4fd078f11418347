package dev.faultline.topology;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The columns of 256 neighbouring items: what rows and filters of an answer need, without an object
 * per item. Immutable.
 */
final class ItemPage {
  final int count;

  /**
   * Key and name of each item, one behind the other, as UTF-8; an empty name stands for the key.
   */
  private final byte[] text;

  private final int[] textEnd;
  private final long[] ids;
  final short[] type;
  final short[] environment;

  /** Bits 0-1 state, 2-3 life cycle, 4-6 criticality (0: not given). */
  final byte[] flags;

  /** The first of the item's redundancy groups, 0 for none. */
  final int[] firstGroup;

  ItemPage(
      int count,
      byte[] text,
      int[] textEnd,
      long[] ids,
      short[] type,
      short[] environment,
      byte[] flags,
      int[] firstGroup) {
    this.count = count;
    this.text = text;
    this.textEnd = textEnd;
    this.ids = ids;
    this.type = type;
    this.environment = environment;
    this.flags = flags;
    this.firstGroup = firstGroup;
  }

  static ItemPage of(Row[] rows, int from, int to) {
    int count = to - from;
    int[] textEnd = new int[2 * count];
    long[] ids = new long[2 * count];
    short[] type = new short[count];
    short[] environment = new short[count];
    byte[] flags = new byte[count];
    int[] firstGroup = new int[count];
    byte[][] parts = new byte[2 * count][];
    int length = 0;
    for (int i = 0; i < count; i++) {
      Row row = rows[from + i];
      parts[2 * i] = row.key.getBytes(StandardCharsets.UTF_8);
      parts[2 * i + 1] =
          row.name.equals(row.key) ? new byte[0] : row.name.getBytes(StandardCharsets.UTF_8);
      textEnd[2 * i] = length += parts[2 * i].length;
      textEnd[2 * i + 1] = length += parts[2 * i + 1].length;
      ids[2 * i] = row.idHigh;
      ids[2 * i + 1] = row.idLow;
      type[i] = (short) row.type;
      environment[i] = (short) row.environment;
      flags[i] = (byte) row.flags;
      firstGroup[i] = row.firstGroup;
    }
    byte[] text = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, text, at, part.length);
      at += part.length;
    }
    return new ItemPage(count, text, textEnd, ids, type, environment, flags, firstGroup);
  }

  /** An item's columns in the form in which they are built and edited. */
  static final class Row {
    final String key;
    String name;
    long idHigh;
    long idLow;
    int type;
    int environment;
    int flags;
    int firstGroup;

    Row(String key) {
      this.key = key;
      this.name = key;
    }
  }

  Row row(int local) {
    Row row = new Row(key(local));
    row.name = name(local);
    row.idHigh = ids[2 * local];
    row.idLow = ids[2 * local + 1];
    row.type = type[local];
    row.environment = environment[local];
    row.flags = flags[local];
    row.firstGroup = firstGroup[local];
    return row;
  }

  /** A copy in which the row stands at the place, which is an existing one or the next. */
  ItemPage with(int local, Row row) {
    int newCount = Math.max(count, local + 1);
    Row[] rows = new Row[newCount];
    for (int i = 0; i < count; i++) rows[i] = row(i);
    rows[local] = row;
    return of(rows, 0, newCount);
  }

  /** A copy with other flags and first group, sharing everything else. */
  ItemPage with(int local, int newFlags, int newFirstGroup) {
    byte[] flagsCopy = flags.clone();
    flagsCopy[local] = (byte) newFlags;
    int[] groupsCopy = firstGroup.clone();
    groupsCopy[local] = newFirstGroup;
    return new ItemPage(count, text, textEnd, ids, type, environment, flagsCopy, groupsCopy);
  }

  String key(int local) {
    int from = local == 0 ? 0 : textEnd[2 * local - 1];
    return new String(text, from, textEnd[2 * local] - from, StandardCharsets.UTF_8);
  }

  String name(int local) {
    int from = textEnd[2 * local];
    int to = textEnd[2 * local + 1];
    return from == to ? key(local) : new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  /** Whether the item of this place has the name, and not only a key like it. */
  boolean nameEquals(int local, byte[] name) {
    int from = textEnd[2 * local];
    int to = textEnd[2 * local + 1];
    return !Flags.isAbsent(flags[local]) && Arrays.equals(text, from, to, name, 0, name.length);
  }

  /** Whether the item of this place has the key; no for one that was removed. */
  boolean keyEquals(int local, byte[] key) {
    int from = local == 0 ? 0 : textEnd[2 * local - 1];
    return !Flags.isAbsent(flags[local])
        && Arrays.equals(text, from, textEnd[2 * local], key, 0, key.length);
  }

  int keyHash(int local) {
    int from = local == 0 ? 0 : textEnd[2 * local - 1];
    return hash(text, from, textEnd[2 * local]);
  }

  /** Compares the UTF-8 bytes of two keys, which is the order of their code points. */
  int compareKey(int local, ItemPage other, int otherLocal) {
    int from = local == 0 ? 0 : textEnd[2 * local - 1];
    int otherFrom = otherLocal == 0 ? 0 : other.textEnd[2 * otherLocal - 1];
    return Arrays.compareUnsigned(
        text, from, textEnd[2 * local], other.text, otherFrom, other.textEnd[2 * otherLocal]);
  }

  long idHigh(int local) {
    return ids[2 * local];
  }

  long idLow(int local) {
    return ids[2 * local + 1];
  }

  static int hash(byte[] bytes, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) hash = 31 * hash + bytes[i];
    return hash;
  }

  static int hash(long high, long low) {
    return Long.hashCode(high * 31 + low);
  }

  /** The number of the item with this key, or -1. */
  static int find(ItemPage[] pages, HashIndex byKey, String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return byKey.find(
        hash(bytes, 0, bytes.length),
        item -> pages[item >>> Paging.SHIFT].keyEquals(item & Paging.MASK, bytes));
  }

  int idHash(int local) {
    return hash(idHigh(local), idLow(local));
  }

  void write(CheckpointOutput out) {
    out.writeBytes(text);
    out.writeInts(textEnd);
    out.writeLongs(ids);
    out.writeShorts(type);
    out.writeShorts(environment);
    out.writeBytes(flags);
    out.writeInts(firstGroup);
  }

  static ItemPage read(CheckpointInput in) {
    byte[] text = in.readBytes();
    int[] textEnd = in.readInts();
    return new ItemPage(
        textEnd.length / 2,
        text,
        textEnd,
        in.readLongs(),
        in.readShorts(),
        in.readShorts(),
        in.readBytes(),
        in.readInts());
  }

  long heapBytes() {
    return 7 * 16L
        + 48
        + text.length
        + 4L * (textEnd.length + firstGroup.length)
        + 8L * ids.length
        + 2L * (type.length + environment.length)
        + flags.length;
  }
}
