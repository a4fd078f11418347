package dev.faultline.impact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The smallest sets of numbers for which something holds that goes on holding when a set grows.
 * Immutable; no set contains another one, small sets come first.
 */
final class Family {
  /** It never holds. */
  static final Family NEVER = new Family(List.of());

  /** It holds for the empty set, and so for all. */
  static final Family ALWAYS = new Family(List.of(Member.of(new int[0])));

  private static final Comparator<Member> ORDER =
      Comparator.comparingInt((Member member) -> member.numbers.length)
          .thenComparing(member -> member.numbers, Arrays::compare);

  private final List<Member> members;

  /** The numbers of the sets of one, which come first. */
  private final BitSet singles = new BitSet();

  private Family(List<Member> members) {
    this.members = members;
    for (Member member : members) {
      if (member.numbers.length > 1) break;
      if (member.numbers.length == 1) singles.set(member.numbers[0]);
    }
  }

  /** One set, ascending, with a mask that shows fast that it cannot be part of another one. */
  private static final class Member {
    final int[] numbers;
    final long mask;

    private Member(int[] numbers, long mask) {
      this.numbers = numbers;
      this.mask = mask;
    }

    static Member of(int[] numbers) {
      long mask = 0;
      for (int number : numbers) mask |= 1L << (number & 63);
      return new Member(numbers, mask);
    }

    boolean isPartOf(Member other) {
      if ((mask & ~other.mask) != 0 || numbers.length > other.numbers.length) return false;
      int at = 0;
      for (int number : other.numbers) {
        if (at == numbers.length) return true;
        if (numbers[at] == number) at++;
        else if (numbers[at] < number) return false;
      }
      return at == numbers.length;
    }

    Member with(Member other) {
      int[] both = Arrays.copyOf(numbers, numbers.length + other.numbers.length);
      System.arraycopy(other.numbers, 0, both, numbers.length, other.numbers.length);
      Arrays.sort(both);
      int count = 0;
      for (int number : both) {
        if (count == 0 || both[count - 1] != number) both[count++] = number;
      }
      return new Member(Arrays.copyOf(both, count), mask | other.mask);
    }
  }

  /** How large families may become. Larger sets are dropped, and noted; too many sets end it. */
  static final class Limits {
    private final int largestSet;
    private final int mostSets;
    private final Patience patience;
    private boolean dropped;

    Limits(int largestSet, int mostSets, Patience patience) {
      this.largestSet = largestSet;
      this.mostSets = mostSets;
      this.patience = patience;
    }

    /** Whether a set was dropped because of its size. */
    boolean dropped() {
      return dropped;
    }

    void check() {
      if (patience.isOver()) throw new Exhausted();
    }
  }

  /** There are more sets, or they take more time, than the limits allow. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("too many sets", null, false, false);
    }
  }

  /** It holds for the given numbers, ascending, and nothing less. */
  static Family single(int[] numbers) {
    return new Family(List.of(Member.of(numbers.clone())));
  }

  boolean isNever() {
    return members.isEmpty();
  }

  boolean isAlways() {
    return members.size() == 1 && members.getFirst().numbers.length == 0;
  }

  /** The sets, small ones first, each ascending. */
  List<int[]> sets() {
    return members.stream().map(member -> member.numbers.clone()).toList();
  }

  boolean sameAs(Family other) {
    if (members.size() != other.members.size()) return false;
    for (int i = 0; i < members.size(); i++) {
      if (!Arrays.equals(members.get(i).numbers, other.members.get(i).numbers)) return false;
    }
    return true;
  }

  /** Either holds. Cost O(larger sets of the one × those of the other). */
  Family or(Family other, Limits limits) {
    if (isNever() || other.isAlways()) return other;
    if (other.isNever() || isAlways()) return this;
    List<Member> all = new ArrayList<>(members.size() + other.members.size());
    for (Member member : members) if (!other.covers(member, false)) all.add(member);
    for (Member member : other.members) if (!covers(member, true)) all.add(member);
    all.sort(ORDER);
    if (all.size() > limits.mostSets) throw new Exhausted();
    return new Family(all);
  }

  /** Whether one of the sets is part of the given one. */
  private boolean covers(Member set, boolean evenIfEqual) {
    if (set.numbers.length > 1 || evenIfEqual) {
      for (int number : set.numbers) if (singles.get(number)) return true;
    }
    for (int i = singles.cardinality(); i < members.size(); i++) {
      Member member = members.get(i);
      if (member.numbers.length > set.numbers.length) return false;
      boolean equal = !evenIfEqual && member.numbers.length == set.numbers.length;
      if (!equal && member.isPartOf(set)) return true;
    }
    return false;
  }

  /** Both hold. Cost O(product of the numbers of sets × sets that remain). */
  Family and(Family other, Limits limits) {
    if (isNever() || other.isAlways()) return this;
    if (other.isNever() || isAlways()) return other;
    if ((long) members.size() * other.members.size() > 64L * limits.mostSets) throw new Exhausted();
    List<Member> products = new ArrayList<>();
    for (Member one : members) {
      limits.check();
      for (Member two : other.members) {
        Member product = one.with(two);
        if (product.numbers.length <= limits.largestSet) products.add(product);
        else limits.dropped = true;
      }
    }
    products.sort(ORDER);
    List<Member> smallest = new ArrayList<>();
    Family kept = new Family(smallest);
    for (Member product : products) {
      if (kept.covers(product, true)) continue;
      smallest.add(product);
      if (product.numbers.length == 1) kept.singles.set(product.numbers[0]);
      if (smallest.size() > limits.mostSets) throw new Exhausted();
    }
    return kept;
  }

  /** At least so many of the families hold. Cost: families × least times {@link #and}. */
  static Family atLeast(int least, List<Family> families, Limits limits) {
    int needed = least;
    List<Family> open = new ArrayList<>();
    for (Family family : families) {
      if (family.isAlways()) needed--;
      else if (!family.isNever()) open.add(family);
    }
    if (needed <= 0) return ALWAYS;
    if (open.size() < needed) return NEVER;
    Family[] holding = new Family[needed + 1];
    Arrays.fill(holding, NEVER);
    holding[0] = ALWAYS;
    for (int i = 0; i < open.size(); i++) {
      limits.check();
      int first = Math.max(1, needed - (open.size() - 1 - i));
      for (int count = Math.min(needed, i + 1); count >= first; count--) {
        holding[count] = holding[count].or(holding[count - 1].and(open.get(i), limits), limits);
      }
    }
    return holding[needed];
  }
}
