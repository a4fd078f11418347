package dev.faultline.impact;

import dev.faultline.model.DeadlineExceeded;
import java.util.Arrays;

/**
 * Decision diagrams of monotone functions and of families of sets, in one table of nodes.
 *
 * <p>Variables are numbers from 0, tested in ascending order. Not safe for use by several threads.
 */
final class Diagrams {
  /*
   * A node is a variable and two edges; equal nodes are one node, so that equal functions are equal ints. Read as a binary decision
   * diagram [1], a node is "if the variable then hi else lo"; read as a zero-suppressed one [2], it is the family of the sets of lo and
   * those of hi with the variable added. The two differ in what make() leaves out (lo = hi there, hi = 0 here), so they can share table
   * and cache as long as no operation mixes them: names of operations on families start with "family".
   *
   * A family always is an antichain: no set holds another. The operations keep it so (Rauzy's "without" [3]), because what is not minimal
   * would only be carried along. Sets larger than a limit are left out where they would be made; truncated() tells whether that happened.
   *
   * The operation cache is a table without chains: a collision forgets the older result, which costs time only. The node budget, the time
   * limit and cancellation are polled when nodes are made, by throwing Exhausted.
   *
   * [1] R. Bryant, Graph-based algorithms for Boolean function manipulation, IEEE Trans. Comput. C-35(8), 1986.
   * [2] S. Minato, Zero-suppressed BDDs for set manipulation in combinatorial problems, DAC 1993.
   * [3] A. Rauzy, New algorithms for fault trees analysis, Reliability Engineering & System Safety 40(3), 1993.
   */
  static final int EMPTY = 0;
  static final int FALSE = 0;
  static final int UNIT = 1;
  static final int TRUE = 1;
  static final int NO_LIMIT = 0xFFFF;

  private static final int AND = 1;
  private static final int OR = 2;
  private static final int MINIMAL = 3;
  private static final int WITHOUT = 4;
  private static final int UNION = 5;
  private static final int LIMIT = 6;
  private static final int WITH = 7;
  private static final int WITHOUT_ELEMENT = 8;

  /** Products with limit m are operation PRODUCT + m. */
  private static final int PRODUCT = 16;

  /** The table is full, or the time is up. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Completeness.Reason reason;

    Exhausted(Completeness.Reason reason) {
      super(reason.name(), null, false, false);
      this.reason = reason;
    }

    Completeness.Reason reason() {
      return reason;
    }
  }

  private final Budget budget;
  private long deadline;
  private int maxNodes;
  private int[] variable = new int[1 << 12];
  private int[] low = new int[1 << 12];
  private int[] high = new int[1 << 12];
  private int count = 2;
  private int[] unique = new int[1 << 13];
  private int[] cache = new int[4 << 12];
  private boolean truncated;
  private int untilPoll = 1;

  /**
   * @param deadline as of {@link System#nanoTime}
   */
  Diagrams(int maxNodes, Budget budget, long deadline) {
    this.maxNodes = maxNodes;
    this.budget = budget;
    this.deadline = deadline;
    variable[EMPTY] = Integer.MAX_VALUE;
    variable[UNIT] = Integer.MAX_VALUE;
  }

  /** Whether a set was left out because of a limit. */
  boolean truncated() {
    return truncated;
  }

  int nodes() {
    return count;
  }

  int variable(int node) {
    return variable[node];
  }

  int low(int node) {
    return low[node];
  }

  int high(int node) {
    return high[node];
  }

  /** The function that is true with the variable; as a family: the one set of the variable. */
  int of(int ofVariable) {
    return node(ofVariable, 0, 1);
  }

  private int node(int ofVariable, int lo, int hi) {
    int slot = hash(ofVariable, lo, hi) & unique.length - 1;
    for (int found = unique[slot]; found != 0; found = unique[slot]) {
      if (variable[found] == ofVariable && low[found] == lo && high[found] == hi) return found;
      slot = slot + 1 & unique.length - 1;
    }
    if (count >= maxNodes) throw new Exhausted(Completeness.Reason.MEMORY);
    if (count == variable.length) grow();
    int made = count++;
    variable[made] = ofVariable;
    low[made] = lo;
    high[made] = hi;
    enter(made);
    return made;
  }

  private void enter(int made) {
    int slot = hash(variable[made], low[made], high[made]) & unique.length - 1;
    while (unique[slot] != 0) slot = slot + 1 & unique.length - 1;
    unique[slot] = made;
  }

  private void grow() {
    int size = 2 * count;
    variable = Arrays.copyOf(variable, size);
    low = Arrays.copyOf(low, size);
    high = Arrays.copyOf(high, size);
    unique = new int[2 * size];
    cache = new int[4 * size];
    for (int old = 2; old < count; old++) enter(old);
  }

  private static int hash(int a, int b, int c) {
    long mixed = (a * 0x9E3779B97F4A7C15L + b) * 0xD6E8FEB86659FD93L + c;
    mixed ^= mixed >>> 32;
    mixed *= 0xD6E8FEB86659FD93L;
    return (int) (mixed ^ mixed >>> 29);
  }

  /** The result of an operation if it is remembered, or -1. */
  private int known(int operation, int a, int b) {
    step();
    int at = hash(operation, a, b) & (cache.length >> 2) - 1;
    at <<= 2;
    boolean same = cache[at] == operation && cache[at + 1] == a && cache[at + 2] == b;
    return same ? cache[at + 3] : -1;
  }

  private int remember(int operation, int a, int b, int result) {
    int at = (hash(operation, a, b) & (cache.length >> 2) - 1) << 2;
    cache[at] = operation;
    cache[at + 1] = a;
    cache[at + 2] = b;
    cache[at + 3] = result;
    return result;
  }

  /** Ends work on the diagrams as their own operations end it; for loops over their nodes. */
  void step() {
    if (--untilPoll == 0) poll();
  }

  private void poll() {
    untilPoll = 1 << 12;
    if (budget.cancelled().getAsBoolean())
      throw new DeadlineExceeded("The analysis was cancelled.");
    if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0)
      throw new Exhausted(Completeness.Reason.TIME);
  }

  int and(int f, int g) {
    if (f == FALSE || g == FALSE) return FALSE;
    if (f == TRUE || f == g) return g;
    if (g == TRUE) return f;
    return f < g ? combine(AND, f, g) : combine(AND, g, f);
  }

  int or(int f, int g) {
    if (f == TRUE || g == TRUE) return TRUE;
    if (f == FALSE || f == g) return g;
    if (g == FALSE) return f;
    return f < g ? combine(OR, f, g) : combine(OR, g, f);
  }

  private int combine(int operation, int f, int g) {
    int result = known(operation, f, g);
    if (result >= 0) return result;
    int top = Math.min(variable[f], variable[g]);
    int f0 = variable[f] == top ? low[f] : f;
    int f1 = variable[f] == top ? high[f] : f;
    int g0 = variable[g] == top ? low[g] : g;
    int g1 = variable[g] == top ? high[g] : g;
    int lo = operation == AND ? and(f0, g0) : or(f0, g0);
    int hi = operation == AND ? and(f1, g1) : or(f1, g1);
    return remember(operation, f, g, lo == hi ? lo : node(top, lo, hi));
  }

  /** The family of the minimal sets of variables that make a monotone function true. */
  int familyOf(int f) {
    if (f <= 1) return f;
    int result = known(MINIMAL, f, 0);
    if (result >= 0) return result;
    int lo = familyOf(low[f]);
    int hi = familyWithout(familyOf(high[f]), lo);
    return remember(MINIMAL, f, 0, family(variable[f], lo, hi));
  }

  private int family(int ofVariable, int lo, int hi) {
    return hi == EMPTY ? lo : node(ofVariable, lo, hi);
  }

  /** The sets of a that hold no set of b. */
  int familyWithout(int a, int b) {
    if (a == EMPTY || b == UNIT || a == b) return EMPTY;
    if (b == EMPTY || a == UNIT) return a;
    while (variable[b] < variable[a]) {
      b = low[b];
      if (b == EMPTY) return a;
      if (b == UNIT || a == b) return EMPTY;
    }
    int result = known(WITHOUT, a, b);
    if (result >= 0) return result;
    int lo;
    int hi;
    if (variable[a] < variable[b]) {
      lo = familyWithout(low[a], b);
      hi = familyWithout(high[a], b);
    } else {
      lo = familyWithout(low[a], low[b]);
      hi = familyWithout(familyWithout(high[a], high[b]), low[b]);
    }
    return remember(WITHOUT, a, b, family(variable[a], lo, hi));
  }

  /** The minimal ones of the sets of both. */
  int familyUnion(int a, int b) {
    if (a == UNIT || b == UNIT) return UNIT;
    if (a == EMPTY || a == b) return b;
    if (b == EMPTY) return a;
    int f = Math.min(a, b);
    int g = Math.max(a, b);
    int result = known(UNION, f, g);
    if (result >= 0) return result;
    int top = Math.min(variable[f], variable[g]);
    int lo = familyUnion(variable[f] == top ? low[f] : f, variable[g] == top ? low[g] : g);
    int hi =
        familyUnion(variable[f] == top ? high[f] : EMPTY, variable[g] == top ? high[g] : EMPTY);
    return remember(UNION, f, g, family(top, lo, familyWithout(hi, lo)));
  }

  /** The minimal ones of the unions of a set of each, those of at most so many elements. */
  int familyProduct(int a, int b, int most) {
    if (a == EMPTY || b == EMPTY) return EMPTY;
    if (a == UNIT || a == b) return familyLimit(b, most);
    if (b == UNIT) return familyLimit(a, most);
    if (most == 0) {
      truncated = true;
      return EMPTY;
    }
    int f = Math.min(a, b);
    int g = Math.max(a, b);
    int result = known(PRODUCT + most, f, g);
    if (result >= 0) return result;
    int top = Math.min(variable[f], variable[g]);
    int less = most == NO_LIMIT ? NO_LIMIT : most - 1;
    int f0 = variable[f] == top ? low[f] : f;
    int f1 = variable[f] == top ? high[f] : EMPTY;
    int g0 = variable[g] == top ? low[g] : g;
    int g1 = variable[g] == top ? high[g] : EMPTY;
    int lo = familyProduct(f0, g0, most);
    int hi = familyUnion(familyProduct(familyUnion(f0, f1), g1, less), familyProduct(f1, g0, less));
    return remember(PRODUCT + most, f, g, family(top, lo, familyWithout(hi, lo)));
  }

  /** The sets of at most so many elements. */
  int familyLimit(int a, int most) {
    if (a <= 1 || most == NO_LIMIT) return a;
    if (most == 0) {
      truncated = true;
      int end = a;
      while (end > 1) end = low[end];
      return end;
    }
    int result = known(LIMIT, a, most);
    if (result >= 0) return result;
    int lo = familyLimit(low[a], most);
    int hi = familyLimit(high[a], most - 1);
    return remember(LIMIT, a, most, family(variable[a], lo, hi));
  }

  /** The sets that hold the variable, without it. */
  int familyWith(int a, int element) {
    if (variable[a] > element) return EMPTY;
    if (variable[a] == element) return high[a];
    int result = known(WITH, a, element);
    if (result >= 0) return result;
    int lo = familyWith(low[a], element);
    int hi = familyWith(high[a], element);
    return remember(WITH, a, element, family(variable[a], lo, hi));
  }

  /** The sets that do not hold the variable. */
  int familyWithoutElement(int a, int element) {
    if (variable[a] > element) return a;
    if (variable[a] == element) return low[a];
    int result = known(WITHOUT_ELEMENT, a, element);
    if (result >= 0) return result;
    int lo = familyWithoutElement(low[a], element);
    int hi = familyWithoutElement(high[a], element);
    return remember(WITHOUT_ELEMENT, a, element, family(variable[a], lo, hi));
  }

  /**
   * From here on neither nodes nor time are limited: what is asked of a finished family is small.
   */
  void lift() {
    maxNodes = Integer.MAX_VALUE;
    deadline = Long.MAX_VALUE;
  }
}
