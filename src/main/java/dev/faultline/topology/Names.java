package dev.faultline.topology;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

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

  /** The number of the name, or -1. */
  int find(String name) {
    return numbers.getOrDefault(name, -1);
  }

  String get(int number) {
    return byNumber[number];
  }

  /** The number of the name, a new one if it has none yet. */
  int number(String name) {
    Integer known = numbers.get(name);
    return known != null ? known : append(name);
  }

  private synchronized int append(String name) {
    Integer known = numbers.get(name);
    if (known != null) return known;
    int number = size;
    if (number == byNumber.length) byNumber = Arrays.copyOf(byNumber, 2 * number);
    byNumber[number] = name;
    size = number + 1;
    numbers.put(name, number);
    return number;
  }

  List<String> list() {
    int count = size;
    return Collections.unmodifiableList(Arrays.asList(byNumber).subList(0, count));
  }
}
