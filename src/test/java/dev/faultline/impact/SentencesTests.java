package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.DependentEnd;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SentencesTests {
  private static final Set<String> SERVICES = Set.of("BusinessService");
  private final ImpactEngine engine = new ImpactEngine();

  @Test
  void theHeadlineNamesTheServicesThatStopAndCountsThoseLeftWithoutRedundancy() {
    Impact impact =
        impact(
            estate("Card payments:1 E-mail:2 Reporting:3 Lending:2 Payroll:4")
                .depends("Card payments", "esx-4")
                .depends("E-mail", "esx-4")
                .depends("Reporting", "esx-4")
                .oneOf("Lending", "web", "esx-4", "esx-5")
                .oneOf("Payroll", "web", "esx-4", "esx-5"),
            Budget.unlimited(),
            "esx-4");
    assertThat(Sentences.headline(impact, SERVICES))
        .isEqualTo(
            "Taking down esx-4 stops 3 services (Card payments, E-mail, Reporting) and leaves 2"
                + " without redundancy.");
  }

  @Test
  void oneServiceIsSingular() {
    assertThat(headline(estate("Shop:1").depends("Shop", "db"), "db"))
        .isEqualTo("Taking down db stops 1 service (Shop).");
  }

  @Test
  void itemsOfOneNameAreToldApartByTypeAndThenByKey() {
    var builder = new TopologyBuilder(StandardRelationTypes.all());
    named(builder, "k/front", "ContainerWorkload", "front");
    named(builder, "k/service/cart", "KubernetesService", "cart");
    named(builder, "k/workload/cart", "ContainerWorkload", "cart");
    named(builder, "k/workload/cart-2", "ContainerWorkload", "cache");
    named(builder, "k/node-1/cache", "ContainerWorkload", "cache");
    builder.addRelation("DEPENDS_ON", "k/front", "k/service/cart", null, null, 0);
    builder.addRelation("DEPENDS_ON", "k/service/cart", "k/workload/cart", null, null, 0);
    builder.addRelation("DEPENDS_ON", "k/workload/cart", "k/workload/cart-2", null, null, 0);
    builder.addRelation("DEPENDS_ON", "k/workload/cart-2", "k/node-1/cache", null, null, 0);
    Topology topology = builder.build(1);
    Impact impact =
        analyse(topology, Budget.unlimited(), Target.down(topology.find("k/node-1/cache")));
    assertThat(Sentences.why(impact, impact.why(topology.find("k/front"))))
        .isEqualTo(
            "front is down because it depends on Kubernetes service cart, which depends on"
                + " container workload cart, which depends on cache (k/workload/cart-2), which"
                + " depends on cache (k/node-1/cache).");
    assertThat(Sentences.headline(impact, SERVICES))
        .contains("cache, Kubernetes service cart, container workload cart, front");
  }

  private static void named(TopologyBuilder builder, String key, String type, String name) {
    builder.addItem(null, key, name, type, Level.NONE, 0, null, LifeCycle.IN_USE, Map.of());
  }

  @Test
  void stoppedAndDegradedServicesAreBothNamed() {
    assertThat(
            headline(
                estate("Shop:1 Mail:2 Wiki:3")
                    .depends("Shop", "db")
                    .uses("Mail", "db")
                    .oneOf("Wiki", "g", "db", "db2"),
                "db"))
        .isEqualTo(
            "Taking down db stops 1 service (Shop), degrades 1 (Mail) and leaves 1 without"
                + " redundancy.");
  }

  @Test
  void servicesThatOnlyLoseTheirSpareAreNamed() {
    assertThat(headline(estate("Wiki:3").oneOf("Wiki", "g", "db", "db2"), "db"))
        .isEqualTo("Taking down db leaves 1 service (Wiki) without redundancy.");
  }

  @Test
  void ofManyServicesTheMostCriticalAreNamedAndTheRestIsCounted() {
    Graph graph = estate("A:4 B:4 C:2 D:1 E:4 F:3 G:4");
    for (String service : "A B C D E F G".split(" ")) graph.depends(service, "db");
    assertThat(headline(graph, "db"))
        .isEqualTo("Taking down db stops 7 services (D, C, F, A, B and 2 more).");
  }

  @Test
  void withoutAServiceOtherItemsAreNamed() {
    assertThat(headline(estate("").depends("app", "db").depends("web", "app"), "db"))
        .isEqualTo("Taking down db affects no service, but stops 2 other items (app, web).");
  }

  @Test
  void nothingAffectedIsSaid() {
    assertThat(headline(estate("").depends("app", "db"), "app"))
        .isEqualTo("Taking down app affects nothing else.");
  }

  @Test
  void redundancyThatAbsorbsTheLossIsSaid() {
    assertThat(headline(estate("Shop:1").oneOf("Shop", "g", "a", "b", "c"), "a"))
        .isEqualTo("Taking down a affects nothing else: Shop has a spare left.");
  }

  @Test
  void aTargetThatIsNotInUseAffectsNothing() {
    Graph graph = estate("").depends("app", "db");
    graph.lifeCycles("db", LifeCycle.PLANNED);
    assertThat(headline(graph, "db"))
        .isEqualTo("Taking down db affects nothing, as it is not in use.");
  }

  @Test
  void degradingIsNotTakingDown() {
    Topology topology = estate("Shop:1").depends("Shop", "db").topology();
    Impact impact =
        analyse(topology, Budget.unlimited(), new Target(topology.find("db"), Level.DEGRADED));
    assertThat(Sentences.headline(impact, SERVICES))
        .isEqualTo("Degrading db degrades 1 service (Shop).");
  }

  @Test
  void targetsOfDifferentEffectsAreToldApart() {
    Topology topology = estate("Shop:1").depends("Shop", "db", "app", "pool").topology();
    Impact impact =
        analyse(
            topology,
            Budget.unlimited(),
            new Target(topology.find("pool"), Level.AT_RISK),
            new Target(topology.find("app"), Level.DEGRADED),
            Target.down(topology.find("db")));
    assertThat(Sentences.headline(impact, SERVICES))
        .isEqualTo(
            "Taking down db, degrading app and taking the redundancy from pool stops 1 service"
                + " (Shop).");
  }

  @Test
  void ofManyTargetsThreeAreNamed() {
    String[] targets = "a b c d e f g h".split(" ");
    assertThat(headline(estate("Shop:1").depends("Shop", targets), targets))
        .isEqualTo("Taking down a, b, c and 5 more stops 1 service (Shop).");
  }

  @Test
  void aLowerBoundStartsWithAtLeastAndEndsWithTheReason() {
    Graph graph = estate("Shop:1").depends("Shop", "db").depends("x", "Shop").depends("y", "Shop");
    assertThat(Sentences.headline(impact(graph, Budget.hops(1), "db"), SERVICES))
        .isEqualTo(
            "At least: taking down db stops 1 service (Shop). The analysis stopped after 1 hop; 2"
                + " more items were not followed.");
    assertThat(Sentences.headline(impact(graph, Budget.hops(0), "db"), SERVICES))
        .isEqualTo(
            "At least: taking down db affects nothing that was looked at. The analysis stopped"
                + " after 0 hops; 1 more item was not followed.");
  }

  @Test
  void aLowerBoundDoesNotSayThatNoServiceIsAffected() {
    Graph graph = estate("Shop:1").depends("Shop", "app").depends("app", "db");
    assertThat(Sentences.headline(impact(graph, Budget.hops(1), "db"), SERVICES))
        .isEqualTo(
            "At least: taking down db stops 1 other item (app). The analysis stopped after 1 hop; 1"
                + " more item was not followed.");
  }

  @Test
  void aRelationFilterIsNamedAsTheReason() {
    Topology topology = estate("Shop:1").depends("Shop", "db").topology();
    ImpactQuery query =
        new ImpactQuery(
            List.of(Target.down(topology.find("db"))),
            List.of(),
            false,
            Set.of("USES", "DEPENDS_ON"),
            Budget.unlimited());
    assertThat(Sentences.headline(engine.analyse(topology, query), SERVICES))
        .isEqualTo(
            "At least: taking down db stops 1 service (Shop). Only relations of types DEPENDS_ON"
                + " and USES were followed.");
  }

  @Test
  void whyReadsTheChainFromTheItemBackToTheTarget() {
    Graph graph =
        estate("Card payments:1")
            .depends("Card payments", "pay-db")
            .members("pay-db", 1, "db-1", "db-2")
            .relation("RUNS_ON", "db-1", "esx-4", null)
            .relation("RUNS_ON", "db-2", "esx-4", null);
    assertThat(why(graph, "Card payments", "esx-4"))
        .isEqualTo(
            "Card payments is down because it depends on pay-db, which lost both of its members"
                + " db-1 and db-2 (it needs 1 of 2), which run on esx-4.");
  }

  @Test
  void whySaysWhatWasLostBeforeTheChange() {
    Graph graph =
        estate("Shop:1").oneOf("Shop", "replicas", "db-1", "db-2").state("db-2", Level.DOWN);
    assertThat(why(graph, "Shop", "db-1"))
        .isEqualTo(
            "Shop is down (before: at risk) because it lost both of its providers db-1 and db-2 in"
                + " the group \"replicas\" (it needs 1 of 2; db-2 was down before).");
  }

  @Test
  void whyOfALostSpareSaysThatNoneIsLeft() {
    Graph graph =
        estate("Shop:1")
            .members("Shop", 1, "db-1", "db-2")
            .relation("HOSTED_ON", "db-1", "h", null);
    assertThat(why(graph, "Shop", "h"))
        .isEqualTo(
            "Shop is at risk because it lost db-1 of its 2 members and has no spare left (it needs"
                + " 1 of 2); db-1 is hosted on h.");
  }

  @Test
  void whatIsAtRiskWithoutLosingASpareIsNotSaidToLoseOne() {
    Graph graph =
        estate("Shop:1")
            .members("Shop", 1, "db-1", "db-2")
            .relation("BACKED_UP_BY", "db-1", "backup", null)
            .relation("BACKED_UP_BY", "db-2", "backup", null);
    assertThat(headline(graph, "backup"))
        .isEqualTo("Taking down backup puts 1 service (Shop) at risk.");
    assertThat(why(graph, "Shop", "backup"))
        .isEqualTo(
            "Shop is at risk because it has no member without risk: db-1 and db-2 are at risk (it"
                + " needs 1 of 2); db-1 is backed up by backup.");
  }

  @Test
  void whyFollowsOneMemberWhereTheyFailForDifferentReasons() {
    Graph graph =
        estate("Shop:1")
            .members("Shop", 1, "db-1", "db-2")
            .relation("RUNS_ON", "db-1", "h", null)
            .relation("HOSTED_ON", "db-2", "h", null);
    assertThat(why(graph, "Shop", "h"))
        .isEqualTo(
            "Shop is down because it lost both of its members db-1 and db-2 (it needs 1 of 2);"
                + " db-1 runs on h.");
  }

  @Test
  void whyOfADegradedGroupDoesNotSayLost() {
    Topology topology = estate("Shop:1").members("Shop", 1, "a", "b").topology();
    Impact impact =
        analyse(
            topology,
            Budget.unlimited(),
            new Target(topology.find("a"), Level.DEGRADED),
            new Target(topology.find("b"), Level.DEGRADED));
    assertThat(Sentences.why(impact, impact.why(topology.find("Shop"))))
        .isEqualTo(
            "Shop is degraded because it can no longer count on both of its members a and b (it"
                + " needs 1 of 2).");
  }

  @Test
  void softRelationsPartsAndTypesOfOnesOwnHaveWords() {
    Graph graph =
        estate("Shop:1")
            .uses("Shop", "app")
            .relation("PART_OF", "module", "app", null)
            .relation("FED_BY", "module", "pump", null)
            .relation("SUPPLIES", "tank", "pump", null)
            .type(new RelationType("FED_BY", DependentEnd.FROM, Level.DOWN, null, ""))
            .type(new RelationType("SUPPLIES", DependentEnd.TO, Level.DOWN, null, ""));
    assertThat(why(graph, "Shop", "tank"))
        .isEqualTo(
            "Shop is degraded because it uses app, which needs its part module, which is fed by"
                + " pump, which needs tank (\"supplies\").");
  }

  @Test
  void aLongChainIsAbridgedAndTheStepsAreCounted() {
    Graph graph = estate("Shop:1").depends("Shop", "n1");
    for (int i = 1; i < 9; i++) graph.depends("n" + i, "n" + (i + 1));
    assertThat(why(graph, "Shop", "n9"))
        .isEqualTo(
            "Shop is down because it depends on n1, which depends on n2, which depends on n3,"
                + " which depends, over 4 more steps, on n7, which depends on n8, which depends on"
                + " n9.");
    graph = estate("Shop:1").depends("Shop", "n1");
    for (int i = 1; i < 6; i++) graph.depends("n" + i, "n" + (i + 1));
    assertThat(why(graph, "Shop", "n6")).doesNotContain("more steps");
  }

  @Test
  void whyNotNamesTheGroupThatAbsorbedTheLoss() {
    Graph graph =
        estate("Reporting:3")
            .depends("Reporting", "report-db")
            .oneOf("report-db", "replicas", "report-db-1", "report-db-2", "report-db-3");
    assertThat(whyNot(graph, "Reporting", "report-db-2"))
        .isEqualTo(
            "Reporting is not affected: the group \"replicas\" of report-db lost report-db-2 and"
                + " still has 1 spare (3 providers, 1 needed).");
    assertThat(whyNot(graph, "report-db", "report-db-2"))
        .startsWith("report-db is not affected: its group \"replicas\" lost report-db-2");
  }

  @Test
  void whyNotNamesTheGroupWhoseProviderWasDegradedBefore() {
    Graph graph =
        estate("Reporting:3")
            .oneOf("Reporting", "replicas", "db-1", "db-2", "db-3")
            .state("db-2", Level.DEGRADED);
    assertThat(whyNot(graph, "Reporting", "db-2"))
        .isEqualTo(
            "Reporting is not affected: its group \"replicas\" lost db-2 and still has 1 spare (3"
                + " providers, 1 needed).");
  }

  @Test
  void whySaysHowThoseThatWereLostBeforeWere() {
    Graph graph =
        estate("Shop:1")
            .oneOf("Shop", "replicas", "db-1", "db-2")
            .state("db-1", Level.DEGRADED)
            .state("db-2", Level.DEGRADED);
    assertThat(why(graph, "Shop", "db-1", "db-2"))
        .contains("(it needs 1 of 2; db-1 and db-2 were degraded before)");
  }

  @Test
  void aTargetThatAnotherTakesDownIsNamed() {
    Topology topology = estate("Shop:1").depends("Shop", "db").topology();
    Impact impact =
        analyse(
            topology,
            Budget.unlimited(),
            Target.down(topology.find("db")),
            new Target(topology.find("Shop"), Level.AT_RISK));
    assertThat(Sentences.headline(impact, Set.of("BusinessService")))
        .isEqualTo(
            "Taking down db and taking the redundancy from Shop affects nothing else; Shop itself"
                + " is then down.");
  }

  @Test
  void whyNotSaysWhenNothingLeadsThere() {
    Graph graph = estate("Reporting:3").depends("Reporting", "db").depends("app", "esx-4");
    assertThat(whyNot(graph, "Reporting", "esx-4"))
        .isEqualTo("Reporting is not affected: no chain of relations leads to it from esx-4.");
  }

  @Test
  void whyNotSaysWhenTheItemWasAsBadBefore() {
    Graph graph = estate("Shop:1").depends("Shop", "db").state("Shop", Level.DOWN);
    assertThat(whyNot(graph, "Shop", "db"))
        .isEqualTo("Shop is not affected by the change: it was down before.");
  }

  @Test
  void whyNotSaysWhenTheItemIsNotInUseOrATarget() {
    Graph graph = estate("Shop:1").depends("Shop", "db").lifeCycles("Shop", LifeCycle.RETIRED);
    assertThat(whyNot(graph, "Shop", "db"))
        .isEqualTo("Shop is not affected: it is not in use, and only items in use are.");
    assertThat(whyNot(graph, "db", "db")).isEqualTo("db is what the change touches: it is down.");
  }

  @Test
  void whyNotOfAnAffectedItemIsWhy() {
    assertThat(whyNot(estate("Shop:1").depends("Shop", "db"), "Shop", "db"))
        .isEqualTo("Shop is down because it depends on db.");
  }

  private String headline(Graph graph, String... down) {
    return Sentences.headline(impact(graph, Budget.unlimited(), down), SERVICES);
  }

  private String why(Graph graph, String item, String... down) {
    Impact impact = impact(graph, Budget.unlimited(), down);
    return Sentences.why(impact, impact.why(impact.topology().find(item)));
  }

  private String whyNot(Graph graph, String item, String... down) {
    Impact impact = impact(graph, Budget.unlimited(), down);
    return Sentences.whyNot(impact, impact.verdict(impact.topology().find(item)));
  }

  private Impact impact(Graph graph, Budget budget, String... down) {
    Topology topology = graph.topology();
    return analyse(
        topology,
        budget,
        Arrays.stream(down).map(key -> Target.down(topology.find(key))).toArray(Target[]::new));
  }

  private Impact analyse(Topology topology, Budget budget, Target... targets) {
    return engine.analyse(
        topology, new ImpactQuery(List.of(targets), List.of(), false, Set.of(), budget));
  }

  private static Graph estate(String services) {
    return new Graph(services);
  }

  /** An estate with named services ({@code "Shop:1"}: name and criticality), built in a chain. */
  private static final class Graph {
    private record Item(Level state, LifeCycle lifeCycle, int criticality) {}

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, Map<String, RedundancyRule>> rules = new HashMap<>();
    private final List<String[]> relations = new ArrayList<>();
    private final List<RelationType> types = new ArrayList<>(StandardRelationTypes.all());

    Graph(String services) {
      for (String service : services.split("(?<=:[1-4]) ")) {
        if (service.isEmpty()) continue;
        String[] parts = service.split(":");
        items.put(
            parts[0], new Item(Level.NONE, LifeCycle.IN_USE, Integer.parseInt(parts[1].strip())));
      }
    }

    Graph relation(String type, String from, String to, String group) {
      for (String key : List.of(from, to)) {
        items.putIfAbsent(key, new Item(Level.NONE, LifeCycle.IN_USE, 0));
      }
      relations.add(new String[] {type, from, to, group});
      return this;
    }

    Graph depends(String dependent, String... providers) {
      for (String provider : providers) relation("DEPENDS_ON", dependent, provider, null);
      return this;
    }

    Graph uses(String dependent, String provider) {
      return relation("USES", dependent, provider, null);
    }

    Graph oneOf(String dependent, String group, String... providers) {
      for (String provider : providers) relation("DEPENDS_ON", dependent, provider, group);
      rules.put(dependent, Map.of(group, new RedundancyRule.MinimumUp(1)));
      return this;
    }

    Graph members(String cluster, int minimumUp, String... members) {
      for (String member : members) relation("MEMBER_OF", member, cluster, null);
      rules.put(cluster, Map.of("members", new RedundancyRule.MinimumUp(minimumUp)));
      return this;
    }

    Graph type(RelationType type) {
      types.add(type);
      return this;
    }

    Graph state(String key, Level state) {
      items.compute(key, (_, item) -> new Item(state, item.lifeCycle, item.criticality));
      return this;
    }

    Graph lifeCycles(String key, LifeCycle lifeCycle) {
      items.compute(key, (_, item) -> new Item(item.state, lifeCycle, item.criticality));
      return this;
    }

    Topology topology() {
      TopologyBuilder builder = new TopologyBuilder(types);
      items.forEach((key, item) ->
          builder.addItem(
              null,
              key,
              key,
              item.criticality > 0 ? "BusinessService" : "Application",
              item.state,
              item.criticality,
              null,
              item.lifeCycle,
              rules.getOrDefault(key, Map.of())));
      for (String[] relation : relations) {
        builder.addRelation(relation[0], relation[1], relation[2], relation[3], null, 0);
      }
      return builder.build(0);
    }
  }
}
