package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.impact.ImpactPropertyTests.Case;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule.MinimumUp;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.HypotheticalEdit;
import dev.faultline.topology.HypotheticalEdit.AddItem;
import dev.faultline.topology.HypotheticalEdit.AddRelation;
import dev.faultline.topology.HypotheticalEdit.RemoveRelation;
import dev.faultline.topology.HypotheticalEdit.SetLifeCycle;
import dev.faultline.topology.HypotheticalEdit.SetRedundancy;
import dev.faultline.topology.HypotheticalEdit.SetState;
import dev.faultline.topology.Overlay;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTests {
  private static final ImpactEngine ENGINE = new ImpactEngine();

  private static Impact impact(Topology topology, String... down) {
    List<Target> targets = Arrays.stream(down).map(key -> Target.down(topology.find(key))).toList();
    return ENGINE.analyse(topology, ImpactQuery.of(targets));
  }

  private static Comparison edited(String estate, String down, HypotheticalEdit... edits) {
    Topology base = Estate.of(estate).topology();
    Topology head = Overlay.apply(base, List.of(edits));
    return Comparison.of(impact(base, down), impact(head, down), Budget.unlimited());
  }

  private static List<String> keys(List<Comparison.Row> rows) {
    return rows.stream().map(Comparison.Row::key).toList();
  }

  @Test
  void anotherTargetIsTheReason() {
    Topology topology = Estate.of("shop -> pool; pool -> 1 of a b").topology();
    Comparison found =
        Comparison.of(impact(topology, "a"), impact(topology, "a", "b"), Budget.unlimited());
    assertThat(found.newlyAffected()).isEmpty();
    assertThat(keys(found.changed())).containsExactly("pool", "shop");
    assertThat(found.noLongerAffected()).isEmpty();
    assertThat(found.reasons())
        .containsExactly(new Comparison.TargetDiffers("b", null, Level.DOWN));
  }

  @Test
  void whatTheQuestionsFollowIsTheReason() {
    Topology topology = Estate.of("shop -> db; mail ~> db; new -> db").topology();
    List<Target> db = List.of(Target.down(topology.find("db")));
    Impact soft =
        ENGINE.analyse(
            topology, new ImpactQuery(db, List.of(), false, Set.of("USES"), Budget.unlimited()));
    assertThat(reasons(impact(topology, "db"), soft))
        .containsExactly("The relations followed are all in base and USES in head.");
  }

  @Test
  void whatIsCountedOnIsTheReason() {
    Estate estate = Estate.of("shop -> new; new -> db");
    estate.item("new", Level.NONE, LifeCycle.PLANNED, Map.of());
    Topology topology = estate.topology();
    Topology planned = topology.countingOn(Set.of(LifeCycle.PLANNED));
    assertThat(reasons(impact(topology, "db"), impact(planned, "db")))
        .containsExactly("The items counted on are in use in base and planned or in use in head.");
  }

  @Test
  void howFarTheAnalysesWentIsTheReason() {
    Topology topology = Estate.of("b -> a; c -> b; d -> c").topology();
    List<Target> a = List.of(Target.down(topology.find("a")));
    Impact near =
        ENGINE.analyse(topology, new ImpactQuery(a, List.of(), false, Set.of(), Budget.hops(1)));
    assertThat(reasons(impact(topology, "a"), near))
        .containsExactly("The analysis went to the end in base and stopped after 1 hop in head.");
    assertThat(reasons(near, near)).isEmpty();
  }

  private static List<String> reasons(Impact base, Impact head) {
    Comparison found = Comparison.of(base, head, Budget.unlimited());
    ComparisonSentences sentences = new ComparisonSentences(found, base, head);
    return found.reasons().stream().map(sentences::reason).toList();
  }

  @Test
  void aSpareThatIsAddedIsTheReason() {
    Comparison found =
        edited(
            "shop -> pool; pool -> 1 of a b; b -> a",
            "a",
            new AddItem("c", "Application", null, 0, LifeCycle.IN_USE),
            new AddRelation("DEPENDS_ON", "pool", "c", "g0", null));
    assertThat(keys(found.changed())).containsExactly("pool", "shop");
    assertThat(found.changed())
        .allSatisfy(row -> {
          assertThat(row.base()).isEqualTo(Level.DOWN);
          assertThat(row.head()).isEqualTo(Level.AT_RISK);
        });
    assertThat(found.reasons())
        .containsExactly(
            new Comparison.GroupDiffers("pool", "g0", 1, 2, 1, 3),
            new Comparison.RelationDiffers("DEPENDS_ON", "pool", "c", "g0", null, Level.DOWN));
  }

  @Test
  void aRelationRemovedOrAddedIsTheReason() {
    assertThat(
            edited("shop -> db", "db", new RemoveRelation("DEPENDS_ON", "shop", "db", null))
                .reasons())
        .containsExactly(
            new Comparison.RelationDiffers("DEPENDS_ON", "shop", "db", null, Level.DOWN, null));
    assertThat(
            edited("shop -> db; x -> y", "y", new AddRelation("USES", "shop", "y", null, null))
                .reasons())
        .containsExactly(
            new Comparison.RelationDiffers("USES", "shop", "y", null, null, Level.DEGRADED));
  }

  @Test
  void aRuleAStateOrALifeCycleIsTheReason() {
    assertThat(
            edited("p -> 1 of a b c", "a", new SetRedundancy("p", "g0", new MinimumUp(3)))
                .reasons())
        .containsExactly(new Comparison.GroupDiffers("p", "g0", 1, 3, 3, 3));
    assertThat(edited("p -> 1 of a b", "a", new SetState("b", Level.DOWN)).reasons())
        .containsExactly(new Comparison.StateDiffers("b", Level.NONE, Level.DOWN));
    assertThat(edited("s -> db; db -> h", "h", new SetLifeCycle("db", LifeCycle.RETIRED)).reasons())
        .containsExactly(
            new Comparison.LifeCycleDiffers("db", LifeCycle.IN_USE, LifeCycle.RETIRED));
  }

  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < 600, seed -> seed + 100);
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void everyDifferenceIsListedAndHasAReason(long first) {
    for (long seed = first; seed < first + 100; seed++) {
      Case it = new Case(seed);
      Random random = new Random(seed);
      Topology head = Overlay.apply(it.topology, edits(it, random));
      List<Target> targets = it.impact(Budget.unlimited()).targets();
      Impact one = ENGINE.analyse(it.topology, ImpactQuery.of(targets));
      Impact two = ENGINE.analyse(head, ImpactQuery.of(targets));
      Comparison found = Comparison.of(one, two, Budget.unlimited());
      List<String> newly = new ArrayList<>();
      List<String> noLonger = new ArrayList<>();
      List<String> changed = new ArrayList<>();
      for (String key : it.estate.items.keySet()) {
        int item = it.topology.find(key);
        if (two.isAffected(item) && !one.isAffected(item)) newly.add(key);
        if (one.isAffected(item) && !two.isAffected(item)) noLonger.add(key);
        if (one.isAffected(item) && two.isAffected(item) && one.level(item) != two.level(item)) {
          changed.add(key);
        }
      }
      assertThat(keys(found.newlyAffected())).containsExactlyInAnyOrderElementsOf(newly);
      assertThat(keys(found.noLongerAffected())).containsExactlyInAnyOrderElementsOf(noLonger);
      assertThat(keys(found.changed())).containsExactlyInAnyOrderElementsOf(changed);
      assertThat(found.reasons().isEmpty()).as("seed %d", seed).isEqualTo(found.isEmpty());
      for (Comparison.Reason reason : found.reasons()) {
        assertThat(isTrue(reason, one, two)).as("seed %d, %s", seed, reason).isTrue();
      }
      assertThat(Comparison.of(one, one, Budget.unlimited()).isEmpty()).isTrue();
    }
  }

  /** Whether the two answers differ in what the reason names, as it says. */
  private static boolean isTrue(Comparison.Reason reason, Impact base, Impact head) {
    return switch (reason) {
      case Comparison.QuestionDiffers(_, String in, String and) -> !in.equals(and);
      case Comparison.TargetDiffers(_, Level in, Level and) -> in != and;
      case Comparison.RelationDiffers(
              String type,
              String dependent,
              String provider,
              String group,
              Level in,
              Level and) ->
          in != and
              && (in != null) == has(base.topology(), type, dependent, provider, group)
              && (and != null) == has(head.topology(), type, dependent, provider, group);
      case Comparison.GroupDiffers(_, _, int k, int n, int otherK, int otherN) ->
          k != otherK || n != otherN;
      case Comparison.StateDiffers(String key, Level in, Level and) ->
          in != and
              && base.before(base.topology().find(key)) == in
              && head.before(head.topology().find(key)) == and;
      case Comparison.LifeCycleDiffers(String key, LifeCycle in, LifeCycle and) ->
          in != and
              && base.topology().lifeCycle(base.topology().find(key)) == in
              && head.topology().lifeCycle(head.topology().find(key)) == and;
    };
  }

  private static boolean has(
      Topology topology, String type, String dependent, String provider, @Nullable String group) {
    int owner = topology.find(dependent);
    ArcPage page = topology.providers(owner);
    for (int arc = page.begin(owner); arc < page.end(owner); arc++) {
      String its = page.group(arc) == 0 ? null : topology.groupName(page.group(arc));
      if (topology.key(page.other(arc)).equals(provider)
          && topology.relationType(page.type(arc)).name().equals(type)
          && Objects.equals(its, group)) return true;
    }
    return false;
  }

  private static List<HypotheticalEdit> edits(Case it, Random random) {
    List<HypotheticalEdit> edits = new ArrayList<>();
    int size = it.estate.items.size();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      String key = "i" + random.nextInt(size);
      String other = "i" + (random.nextInt(size - 1) + 1);
      switch (random.nextInt(4)) {
        case 0 -> edits.add(new SetState(key, Level.of(random.nextInt(4))));
        case 1 -> edits.add(new SetLifeCycle(key, LifeCycle.values()[random.nextInt(3)]));
        case 2 -> edits.add(new SetRedundancy(key, "g", new MinimumUp(random.nextInt(4))));
        default -> {
          if (!key.equals(other)) {
            edits.add(new AddRelation("DEPENDS_ON", key, other, null, null));
          }
        }
      }
    }
    return edits;
  }
}
