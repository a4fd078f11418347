package dev.faultline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.impact.Impact;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.model.ItemType;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the demo estate answers: the stories that it was made for. */
class DemoImpactTests {
  private final Topology topology = read();

  @Test
  void theHypervisorOfTheExampleStopsThreeServicesAndLeavesTwoWithoutRedundancy() {
    assertThat(services(Level.DOWN, "esx-4"))
        .containsExactlyInAnyOrder("Card payments", "E-mail", "Reporting");
    assertThat(services(Level.AT_RISK, "esx-4"))
        .containsExactlyInAnyOrder("Contact centre", "Instant transfers");
    assertThat(services(Level.DEGRADED, "esx-4")).isEmpty();
  }

  @Test
  void mostHypervisorsMayBeLostWithoutAnyServiceNoticing() {
    for (int number : List.of(1, 2, 3, 5, 6, 7, 10, 12)) {
      assertThat(affectedServices("esx-" + number)).as("esx-" + number).isEmpty();
    }
  }

  @Test
  void twoHypervisorsTogetherDoMoreThanEachAlone() {
    assertThat(services(Level.DOWN, "esx-8")).isEmpty();
    assertThat(services(Level.DOWN, "esx-4", "esx-8")).contains("Instant transfers");
  }

  @Test
  void theSharedCertificateStopsThreeServicesAndDegradesOne() {
    assertThat(services(Level.DOWN, "cert-wildcard"))
        .containsExactlyInAnyOrder("Loans and mortgages", "Mobile banking", "Online banking");
    assertThat(services(Level.DEGRADED, "cert-wildcard")).containsExactly("Contact centre");
  }

  @Test
  void aSecondNodeOfTheWarehouseStopsReporting() {
    assertThat(services(Level.DOWN, "warehouse-2")).containsExactly("Reporting");
  }

  @Test
  void onlyTheUpsBehindBothPowerPathsStopsAService() {
    assertThat(services(Level.DOWN, "ups-n-a")).containsExactly("Cash machines");
    assertThat(services(Level.DOWN, "ups-n-b")).isEmpty();
    assertThat(affectedServices("ups-s-a")).isEmpty();
    assertThat(affectedServices("ups-s-b")).isEmpty();
  }

  @Test
  void thePlannedThirdNodeWouldSaveCardPayments() {
    Topology planned = topology.countingOn(EnumSet.of(LifeCycle.IN_USE, LifeCycle.PLANNED));

    Impact impact = impact(planned, "esx-4");

    assertThat(impact.level(planned.find("card-payments"))).isEqualTo(Level.AT_RISK);
  }

  private List<String> services(Level level, String... changes) {
    return affectedServices(changes).entrySet().stream()
        .filter(service -> service.getValue() == level)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, Level> affectedServices(String... changes) {
    Impact impact = impact(topology, changes);
    Map<String, Level> found = new HashMap<>();
    for (int place = 0; place < impact.affectedCount(); place++) {
      int item = impact.affected(place);
      if (topology.type(item).equals(ItemType.BUSINESS_SERVICE)) {
        found.put(topology.name(item), impact.level(item));
      }
    }
    return found;
  }

  private static Impact impact(Topology topology, String... changes) {
    List<Target> targets =
        Arrays.stream(changes).map(key -> Target.down(topology.find(key))).toList();
    return new ImpactEngine().analyse(topology, ImpactQuery.of(targets));
  }

  private static Topology read() {
    JsonNode estate;
    try (InputStream in = DemoImpactTests.class.getResourceAsStream("/demo/estate.json")) {
      estate = new JsonMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
    for (JsonNode item : estate.path("items")) {
      Map<String, RedundancyRule> groups = new HashMap<>();
      for (Map.Entry<String, JsonNode> rule : item.path("groups").properties()) {
        int minimumUp = rule.getValue().path("minimumUp").asInt();
        groups.put(rule.getKey(), new RedundancyRule.MinimumUp(minimumUp));
      }
      builder.addItem(
          null,
          item.path("key").asString(),
          item.path("name").asString(),
          item.path("type").asString(),
          Level.valueOf(item.path("state").asString("NONE")),
          item.path("criticality").asInt(),
          item.path("environment").asString(null),
          LifeCycle.valueOf(item.path("lifeCycle").asString("IN_USE")),
          groups);
    }
    for (JsonNode relation : estate.path("relations")) {
      String effect = relation.path("effect").asString(null);
      builder.addRelation(
          relation.path("type").asString(),
          relation.path("from").asString(),
          relation.path("to").asString(),
          relation.path("group").asString(null),
          effect == null ? null : Level.valueOf(effect),
          0);
    }
    return builder.build(0);
  }
}
