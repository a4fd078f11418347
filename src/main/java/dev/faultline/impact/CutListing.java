package dev.faultline.impact;

import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Lists a family by size and keys, holding no more than a part of it. */
final class CutListing implements Runnable {
  /*
   * The order of keys is not that of the diagram's variables. So a part of the family that is small is collected and sorted; a large one
   * is split by its elements in the order of keys: first the sets with the first key, then of the others those with the second, and so on.
   * Such parts are diagrams too, made from that of the whole at a cost of its nodes.
   */
  private static final int PART = 100_000;

  private final CutFamily family;
  private final Diagrams diagrams;
  private final FamilySizes sizes;
  private final int largest;
  private final Predicate<List<Integer>> consumer;
  private boolean wanted = true;

  /** Variables in the order of keys, and the place of each variable in it. */
  private final int[] byKey;

  private final int[] place;

  /**
   * @param consumer given set after set; false: it has enough
   */
  CutListing(Topology topology, CutFamily family, int largest, Predicate<List<Integer>> consumer) {
    this.family = family;
    diagrams = family.diagrams();
    sizes = new FamilySizes(diagrams, largest);
    this.largest = largest;
    this.consumer = consumer;
    BitSet used = support(family.root());
    byKey =
        used.stream()
            .boxed()
            .sorted((a, b) -> topology.compareKeys(family.item(a), family.item(b)))
            .mapToInt(Integer::intValue)
            .toArray();
    place = new int[used.length()];
    for (int i = 0; i < byKey.length; i++) place[byKey[i]] = i;
  }

  private BitSet support(int of) {
    BitSet used = new BitSet();
    BitSet seen = new BitSet();
    List<Integer> open = new ArrayList<>(List.of(of));
    while (!open.isEmpty()) {
      int node = open.removeLast();
      if (node <= 1 || seen.get(node)) continue;
      diagrams.step();
      seen.set(node);
      used.set(diagrams.variable(node));
      open.add(diagrams.low(node));
      open.add(diagrams.high(node));
    }
    return used;
  }

  @Override
  public void run() {
    for (int size = 2; size <= largest && wanted; size++) {
      list(family.root(), size, new int[0], 0);
    }
  }

  /**
   * Lists the sets of a size.
   *
   * @param prefix places of elements that all of them have besides
   * @param from the first place that can occur in them
   */
  private void list(int part, int size, int[] prefix, int from) {
    long count = sizes.of(part, size);
    if (count == 0) return;
    if (count <= PART || size == 0) {
      collect(part, size, prefix, (int) count);
      return;
    }
    BitSet places = new BitSet();
    support(part).stream().forEach(variable -> places.set(place[variable]));
    int rest = part;
    for (int at = places.nextSetBit(from); at >= 0 && wanted; at = places.nextSetBit(at + 1)) {
      int[] longer = Arrays.copyOf(prefix, prefix.length + 1);
      longer[prefix.length] = at;
      list(diagrams.familyWith(rest, byKey[at]), size - 1, longer, at + 1);
      rest = diagrams.familyWithoutElement(rest, byKey[at]);
    }
  }

  private void collect(int part, int size, int[] prefix, int count) {
    int[][] sets = new int[count][];
    int[] filled = {0};
    int[] path = Arrays.copyOf(prefix, prefix.length + size);
    walk(part, size, path, prefix.length, sets, filled);
    Arrays.sort(sets, Arrays::compare);
    for (int i = 0; i < sets.length && wanted; i++) {
      wanted = consumer.test(IntStream.of(sets[i]).mapToObj(at -> family.item(byKey[at])).toList());
    }
  }

  private void walk(int node, int size, int[] path, int length, int[][] sets, int[] filled) {
    if (size == 0) {
      if (!endsHere(node)) return;
      int[] set = path.clone();
      Arrays.sort(set);
      sets[filled[0]++] = set;
      return;
    }
    diagrams.step();
    if (sizes.of(node, size) == 0) return;
    path[length] = place[diagrams.variable(node)];
    walk(diagrams.high(node), size - 1, path, length + 1, sets, filled);
    walk(diagrams.low(node), size, path, length, sets, filled);
  }

  private boolean endsHere(int node) {
    return sizes.of(node, 0) > 0;
  }
}
