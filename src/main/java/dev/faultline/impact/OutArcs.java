package dev.faultline.impact;

/** The arcs of a {@link DownNetwork} the other way round: from a node to what depends on it. */
final class OutArcs {
  final int[] directBegin;

  /** Dependents that go down with the node, ascending. */
  final int[] direct;

  final int[] countedBegin;

  /** Dependents that count the node in a group, ascending; one that counts it twice, twice. */
  final int[] counted;

  OutArcs(DownNetwork network) {
    int size = network.size();
    directBegin = new int[size + 1];
    countedBegin = new int[size + 1];
    for (int node = 0; node < size; node++) {
      for (int arc = network.inBegin[node]; arc < network.inBegin[node + 1]; arc++) {
        if (arc < network.directEnd[node]) directBegin[network.in[arc] + 1]++;
        else countedBegin[network.in[arc] + 1]++;
      }
    }
    for (int node = 0; node < size; node++) {
      directBegin[node + 1] += directBegin[node];
      countedBegin[node + 1] += countedBegin[node];
    }
    direct = new int[directBegin[size]];
    counted = new int[countedBegin[size]];
    int[] directAt = directBegin.clone();
    int[] countedAt = countedBegin.clone();
    for (int node = 0; node < size; node++) {
      for (int arc = network.inBegin[node]; arc < network.inBegin[node + 1]; arc++) {
        int provider = network.in[arc];
        if (arc < network.directEnd[node]) direct[directAt[provider]++] = node;
        else counted[countedAt[provider]++] = node;
      }
    }
  }

  /** Whether the loss of the node alone can take nothing down. */
  boolean isHarmless(int node) {
    if (directBegin[node] < directBegin[node + 1]) return false;
    for (int arc = countedBegin[node] + 1; arc < countedBegin[node + 1]; arc++) {
      if (counted[arc] == counted[arc - 1]) return false;
    }
    return true;
  }

  /** The one node through which alone the node's loss spreads, or -1. */
  int only(int node) {
    int begin = directBegin[node];
    int end = directBegin[node + 1];
    if (begin == end || countedBegin[node] < countedBegin[node + 1]) return -1;
    return direct[begin] == direct[end - 1] ? direct[begin] : -1;
  }
}
