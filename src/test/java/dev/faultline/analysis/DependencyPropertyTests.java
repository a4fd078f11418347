package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.faultline.catalog.Catalogue;
import dev.faultline.graphql.Deadline;
import dev.faultline.impact.Budget;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.Revision;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is needed, and the chains to it, against plain definitions on small random estates. */
class DependencyPropertyTests {
  private final Deadline deadline = mock(Deadline.class);

  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < 300, seed -> seed + 50);
  }

  private record Arc(String provider, String dependent, String type, String group) {}

  /** Up to nine items with cycles, groups, soft relations and some that are only planned. */
  private final class Case {
    final Set<String> keys = new LinkedHashSet<>();
    final Set<String> planned = new LinkedHashSet<>();
    final Set<Arc> arcs = new LinkedHashSet<>();
    final Search search;

    Case(long seed) {
      Random random = new Random(seed);
      int size = 3 + random.nextInt(7);
      TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
      for (int i = 0; i < size; i++) {
        String key = "i" + i;
        keys.add(key);
        boolean isPlanned = random.nextInt(12) == 0;
        if (isPlanned) planned.add(key);
        builder.addItem(
            null,
            key,
            key,
            "Application",
            Level.NONE,
            0,
            null,
            isPlanned ? LifeCycle.PLANNED : LifeCycle.IN_USE,
            Map.of("g", new RedundancyRule.MinimumUp(1)));
      }
      for (int i = 0; i < 2 * size; i++) {
        String from = "i" + random.nextInt(size);
        String to = "i" + random.nextInt(size);
        String type = List.of("DEPENDS_ON", "USES", "PART_OF").get(random.nextInt(3));
        String group = random.nextInt(3) == 0 ? "g" : "";
        boolean fromDepends = !type.equals("PART_OF");
        Arc arc = new Arc(fromDepends ? to : from, fromDepends ? from : to, type, group);
        if (from.equals(to) || !arcs.add(arc)) continue;
        builder.addRelation(type, from, to, group.isEmpty() ? null : group, null, 1);
      }
      Topology topology = builder.build(1);
      Revision revision = new Revision(1, Instant.EPOCH, "test", null, null);
      Budget budget = Budget.unlimited();
      AnswerSettings settings = AnswerSettings.defaults();
      search =
          new Search(
              new Snapshot(topology, Catalogue.standard(), revision),
              new ImpactEngine(),
              List.of(),
              List.of(),
              false,
              budget,
              budget,
              deadline,
              settings,
              Remedy.ofSearch(budget, Duration.ofSeconds(1), settings));
    }

    int number(String key) {
      return search.snapshot().topology().find(key);
    }

    /** Relations to each item that it needs, by rounds over all arcs. */
    Map<String, Integer> needs(String start) {
      Map<String, Integer> distances = new HashMap<>(Map.of(start, 0));
      for (int round = 1; round <= keys.size(); round++) {
        for (Arc arc : arcs) {
          if (distances.getOrDefault(arc.dependent, -1) == round - 1
              && !planned.contains(arc.provider)) {
            distances.putIfAbsent(arc.provider, round);
          }
        }
      }
      return distances;
    }

    /** All chains without repetition, by trying every next step. */
    List<List<Arc>> chains(String from, String to) {
      List<List<Arc>> found = new ArrayList<>();
      if (!planned.contains(from)) extend(from, to, List.of(), found);
      found.sort(
          Comparator.<List<Arc>>comparingInt(List::size)
              .thenComparing((a, b) -> {
                for (int i = 0; i < a.size(); i++) {
                  int order =
                      Comparator.comparing(Arc::dependent)
                          .thenComparing(Arc::type)
                          .thenComparing(Arc::group)
                          .compare(a.get(i), b.get(i));
                  if (order != 0) return order;
                }
                return 0;
              }));
      return found;
    }

    private void extend(String at, String to, List<Arc> chain, List<List<Arc>> found) {
      for (Arc arc : arcs) {
        if (!arc.provider.equals(at)
            || chain.stream().anyMatch(step -> step.provider.equals(arc.dependent))) continue;
        List<Arc> longer = new ArrayList<>(chain);
        longer.add(arc);
        if (arc.dependent.equals(to)) found.add(longer);
        else if (!planned.contains(arc.dependent)) extend(arc.dependent, to, longer, found);
      }
    }
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 49")
  @MethodSource("firstSeeds")
  void whatIsNeededIsWhatTheRelationsLeadTo(long first) {
    for (long seed = first; seed < first + 50; seed++) {
      Case it = new Case(seed);
      Topology topology = it.search.snapshot().topology();
      for (String key : it.keys) {
        Map<String, Integer> expected = it.needs(key);
        for (int most : List.of(1, 2, Integer.MAX_VALUE)) {
          Closure found = Closure.upstreamOf(it.number(key), topology, most, deadline);
          Map<String, Integer> distances = new HashMap<>();
          for (int place = 0; place < found.size(); place++) {
            int item = found.item(place);
            distances.put(topology.key(item), found.distance(item));
          }
          Map<String, Integer> near = new HashMap<>(expected);
          near.values().removeIf(distance -> distance > most);
          assertThat(distances).as("seed %d, %s, %d hops", seed, key, most).isEqualTo(near);
          assertThat(found.isCutShort())
              .as("seed %d, %s, %d hops", seed, key, most)
              .isEqualTo(near.size() < expected.size());
        }
      }
    }
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 49")
  @MethodSource("firstSeeds")
  void chainsAreAllThereAreInTheirOrder(long first) {
    for (long seed = first; seed < first + 50; seed++) {
      Case it = new Case(seed);
      for (String from : it.keys) {
        for (String to : it.keys) {
          if (from.equals(to)) continue;
          List<List<Arc>> expected = it.chains(from, to);
          String what = "seed %d, %s to %s".formatted(seed, from, to);
          int all = expected.size();
          List<Chains.Chain> found = between(it, from, to, Math.max(1, all));
          assertThat(found.stream().map(DependencyPropertyTests::arcs).toList())
              .as(what)
              .isEqualTo(expected);
          assertThat(found).as(what).noneMatch(Chains.Chain::more);
          if (all < 2) continue;
          List<Chains.Chain> some = between(it, from, to, all - 1);
          assertThat(some.stream().map(DependencyPropertyTests::arcs).toList())
              .as(what)
              .isEqualTo(expected.subList(0, all - 1));
          assertThat(some).as(what).allMatch(Chains.Chain::more);
        }
      }
    }
  }

  private static List<Chains.Chain> between(Case it, String from, String to, int most) {
    return new Chains(it.search, 50).between(it.number(from), it.number(to), most);
  }

  private static List<Arc> arcs(Chains.Chain chain) {
    return chain.hops().stream()
        .map(hop ->
            new Arc(
                hop.from().key(),
                hop.to().key(),
                hop.relation().type().name(),
                hop.relation().group() == null ? "" : hop.relation().group()))
        .toList();
  }
}
