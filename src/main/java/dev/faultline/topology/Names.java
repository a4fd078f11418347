package dev.faultline.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Strings that many items share (types, environments, group names), numbered from 0 in the order of
 * their first use.
 *
 * <p>Append-only and safe for use by several threads: images that descend from one another share
 * one table, and a number never changes its meaning.
 */
final class Names {
  private final ConcurrentHashMap<String, Integer> numbers = new ConcurrentHashMap<>();
  private volatile String[] byNumber = new String[16];
  private volatile int size;

  /** The table that this one continues without adding to it, and how much of it. */
  private final @Nullable Names base;

  private final int baseSize;

  Names() {
    this(null);
  }

  private Names(@Nullable Names base) {
    this.base = base;
    this.baseSize = base == null ? 0 : base.baseSize + base.size;
  }

  /** A table that knows the names so far and takes new ones for itself alone. */
  Names continued() {
    return new Names(this);
  }

  /** The number of the name, or -1. */
  int find(String name) {
    int inherited = base == null ? -1 : base.find(name);
    if (inherited >= 0 && inherited < baseSize) return inherited;
    return numbers.getOrDefault(name, -1);
  }

  String get(int number) {
    return base != null && number < baseSize ? base.get(number) : byNumber[number - baseSize];
  }

  /** The number of the name, a new one if it has none yet. */
  int number(String name) {
    int known = find(name);
    return known >= 0 ? known : append(name);
  }

  private synchronized int append(String name) {
    Integer known = numbers.get(name);
    if (known != null) return known;
    int place = size;
    if (place == byNumber.length) byNumber = Arrays.copyOf(byNumber, 2 * place);
    byNumber[place] = name;
    size = place + 1;
    numbers.put(name, baseSize + place);
    return baseSize + place;
  }

  void write(CheckpointOutput out) {
    List<String> names = list();
    out.writeInt(names.size());
    for (String name : names) out.writeText(name);
  }

  static Names read(CheckpointInput in) {
    Names names = new Names();
    for (int number = in.readInt(); number > 0; number--) names.append(in.readText());
    return names;
  }

  List<String> list() {
    int count = size;
    List<String> own = Collections.unmodifiableList(Arrays.asList(byNumber).subList(0, count));
    if (base == null) return own;
    List<String> all = new ArrayList<>(base.list().subList(0, baseSize));
    all.addAll(own);
    return Collections.unmodifiableList(all);
  }
}
