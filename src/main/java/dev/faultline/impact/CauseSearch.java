package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The search behind {@link CommonCauses}. */
final class CauseSearch {
  /*
   * A cause is upstream of each symptom that it explains, so the number of symptoms that a candidate is upstream of bounds what it
   * explains. Candidates are tried with the highest bound first and the search ends when no bound can better the causes found. With the
   * places full of causes that explain as many as the bound allows, a candidate may affect no more items than the worst of them, and its
   * fixpoint is broken off when it does: a room or a core switch costs little once a nearer cause is known, so near ones go first.
   *
   * Where the time is up before all symptoms were looked at, any candidate may explain the others too, and each of the others explains
   * itself.
   */
  private static final int POLL_EVERY = 1 << 12;

  private final Topology topology;
  private final int most;
  private final Patience patience;
  private final Map<Integer, Level> wanted = new LinkedHashMap<>();
  private final WhatIf whatIf;
  private final List<Integer> explainedByStates = new ArrayList<>();
  private final Comparator<CommonCauses.Cause> order;

  CauseSearch(
      Topology topology,
      List<CommonCauses.Symptom> symptoms,
      boolean ignoreStates,
      int most,
      Patience patience) {
    this.topology = topology;
    this.most = most;
    this.patience = patience;
    this.order =
        Comparator.comparingInt((CommonCauses.Cause cause) -> -cause.explained().size())
            .thenComparingInt(CommonCauses.Cause::besides)
            .thenComparing(CommonCauses.Cause::item, topology::compareKeys);
    symptoms.stream()
        .sorted(Comparator.comparing(CommonCauses.Symptom::item, topology::compareKeys))
        .forEach(symptom ->
            wanted.merge(symptom.item(), symptom.level(), (a, b) -> a.compareTo(b) >= 0 ? a : b));
    whatIf = new WhatIf(topology, null, 1, null, patience);
    if (!ignoreStates) {
      for (int i = 0; i < topology.impairedCount(); i++) {
        int item = topology.impaired(i);
        if (!wanted.containsKey(item)) whatIf.raise(new Target(item, topology.state(item)));
      }
    }
    for (Map.Entry<Integer, Level> symptom : wanted.entrySet()) {
      if (explains(symptom)) explainedByStates.add(symptom.getKey());
    }
  }

  private boolean explains(Map.Entry<Integer, Level> symptom) {
    return whatIf.level(symptom.getKey()) >= symptom.getValue().ordinal();
  }

  CommonCauses answer() {
    Map<Integer, Level> open = new LinkedHashMap<>(wanted);
    open.keySet().removeAll(explainedByStates);
    int[] bound = new int[topology.itemCount()];
    BitSet candidates = new BitSet();
    int left = open.size();
    Patience bounding = patience.half();
    for (Map.Entry<Integer, Level> symptom : open.entrySet()) {
      if (bounding.isOver()) break;
      left--;
      BitSet seed = new BitSet();
      seed.set(symptom.getKey());
      BitSet upstream =
          new Region(topology, null, symptom.getValue() == Level.AT_RISK ? 1 : 2, patience)
              .upstream(seed);
      for (int at = upstream.nextSetBit(0); at >= 0; at = upstream.nextSetBit(at + 1)) bound[at]++;
      candidates.or(upstream);
    }
    int unlooked = left;
    open.keySet().stream().skip(open.size() - unlooked).forEach(candidates::set);
    int[] distance = distances(open.keySet(), candidates);
    List<Integer> tried =
        candidates.stream()
            .filter(item -> whatIf.level(item) < Level.DOWN.ordinal())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(item -> -bound[item])
                    .thenComparingInt(item -> distance[item])
                    .thenComparingInt(this::dependents)
                    .thenComparing(topology::compareKeys))
            .toList();
    TreeSet<CommonCauses.Cause> best = new TreeSet<>(order);
    int examined = 0;
    for (int candidate : tried) {
      boolean full = best.size() == most;
      if (full && best.getLast().explained().size() > bound[candidate] + unlooked) {
        examined = tried.size();
        break;
      }
      if (patience.isOver()) break;
      examined++;
      boolean equal = full && best.getLast().explained().size() == bound[candidate] + unlooked;
      examine(candidate, open, equal ? best.getLast().besides() : Integer.MAX_VALUE, best);
      if (best.size() > most) best.removeLast();
    }
    return new CommonCauses(
        List.copyOf(best), open.size(), explainedByStates, tried.size() - examined, unlooked);
  }

  /** How many relations each of the candidates is away from the nearest of the symptoms. */
  private int[] distances(Set<Integer> symptoms, BitSet candidates) {
    int[] distance = new int[topology.itemCount()];
    int[] queue = new int[candidates.cardinality()];
    BitSet seen = new BitSet();
    int count = 0;
    for (int symptom : symptoms) {
      if (!candidates.get(symptom)) continue;
      seen.set(symptom);
      queue[count++] = symptom;
    }
    for (int next = 0; next < count; next++) {
      if ((next & POLL_EVERY - 1) == 0) patience.poll();
      int item = queue[next];
      ArcPage page = topology.providers(item);
      for (int arc = page.begin(item); arc < page.end(item); arc++) {
        int provider = page.other(arc);
        if (!candidates.get(provider) || seen.get(provider)) continue;
        seen.set(provider);
        distance[provider] = distance[item] + 1;
        queue[count++] = provider;
      }
    }
    return distance;
  }

  private int dependents(int item) {
    return topology.dependents(item).end(item) - topology.dependents(item).begin(item);
  }

  private void examine(
      int candidate, Map<Integer, Level> open, int mostBesides, TreeSet<CommonCauses.Cause> best) {
    int mark = whatIf.mark();
    long mostRises = 3 * ((long) mostBesides + wanted.size() + 1);
    if (whatIf.raise(Target.down(candidate), (int) Math.min(mostRises, Integer.MAX_VALUE))) {
      List<Integer> explained = new ArrayList<>();
      for (Map.Entry<Integer, Level> symptom : open.entrySet()) {
        if (explains(symptom)) explained.add(symptom.getKey());
      }
      BitSet affected = new BitSet();
      for (int entry = mark; entry < whatIf.mark(); entry++) affected.set(whatIf.raised(entry));
      affected.clear(candidate);
      for (int symptom : wanted.keySet()) affected.clear(symptom);
      if (!explained.isEmpty()) {
        best.add(new CommonCauses.Cause(candidate, explained, affected.cardinality()));
      }
    }
    whatIf.undo(mark);
  }
}
