package dev.faultline.impact;

import java.util.Arrays;

/** Solves the threshold equations of a {@link DownNetwork} over decision diagrams. */
final class CutNetwork {
  private static final int FUNCTIONS = -1;

  private final DownNetwork network;
  private final int[] variables;
  private final Diagrams diagrams;
  private final int limit;

  /** By rank: what takes the node down. */
  private final int[] value;

  /**
   * @param variables by rank, the node's own variable or -1
   * @param limit elements of the largest sets kept; -1: work with functions
   */
  CutNetwork(DownNetwork network, int[] variables, Diagrams diagrams, int limit) {
    this.network = network;
    this.variables = variables;
    this.diagrams = diagrams;
    this.limit = limit;
    value = new int[network.size()];
  }

  /** The family of minimal sets of variables that take the node down. */
  int solve(int top) {
    for (int from = 0; from < value.length; ) {
      int to = from + 1;
      while (to < value.length && network.component[to] == network.component[from]) to++;
      boolean grew = true;
      while (grew) {
        grew = false;
        for (int node = from; node < to; node++) {
          int now = evaluate(node);
          grew |= now != value[node];
          value[node] = now;
        }
        grew &= to - from > 1;
      }
      from = to;
    }
    return limit == FUNCTIONS ? diagrams.familyOf(value[top]) : value[top];
  }

  private int evaluate(int node) {
    int directs = network.directEnd[node] - network.inBegin[node];
    int groups = network.groupFirst[node + 1] - network.groupFirst[node];
    long[] parts = new long[1 + directs + groups];
    int count = 0;
    if (variables[node] >= 0) parts[count++] = part(diagrams.of(variables[node]));
    for (int arc = network.inBegin[node]; arc < network.directEnd[node]; arc++) {
      parts[count++] = part(value[network.in[arc]]);
    }
    for (int group = network.groupFirst[node]; group < network.groupFirst[node + 1]; group++) {
      int[] providers =
          Arrays.stream(network.in, network.groupBegin[group], network.groupEnd[group])
              .filter(provider -> value[provider] != Diagrams.EMPTY)
              .sorted()
              .toArray();
      int need = network.groupNeed[group];
      if (providers.length >= need) parts[count++] = part(atLeast(need, providers));
    }
    // Late variables first: what is added then stands at the top of the diagram.
    Arrays.sort(parts, 0, count);
    int result = Diagrams.EMPTY;
    for (int i = count - 1; i >= 0; i--) result = or(result, (int) parts[i]);
    return result;
  }

  /** A diagram, to be sorted by the variable at its top. */
  private long part(int diagram) {
    return (long) diagrams.variable(diagram) << 32 | diagram;
  }

  /** At least so many of the providers are down: after each provider, for each count up to that. */
  private int atLeast(int need, int[] providers) {
    int[] counts = new int[need + 1];
    counts[0] = Diagrams.UNIT;
    // Providers with late variables first, for the same reason.
    for (int i = 0; i < providers.length; i++) {
      int left = providers.length - 1 - i;
      for (int k = Math.min(i + 1, need); k >= Math.max(1, need - left); k--) {
        counts[k] = or(counts[k], and(counts[k - 1], value[providers[i]]));
      }
    }
    return counts[need];
  }

  private int and(int a, int b) {
    return limit == FUNCTIONS ? diagrams.and(a, b) : diagrams.familyProduct(a, b, limit);
  }

  private int or(int a, int b) {
    return limit == FUNCTIONS ? diagrams.or(a, b) : diagrams.familyUnion(a, b);
  }
}
