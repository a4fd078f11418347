package dev.faultline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.catalog.StandardItemTypes;
import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.ItemType;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo estate is sound as data, and the weak spots that a reader is meant to discover are
 * there.
 */
class DemoEstateTests {
  private final JsonNode estate = read();
  private final List<JsonNode> items = estate.path("items").valueStream().toList();
  private final List<JsonNode> relations = estate.path("relations").valueStream().toList();
  private final Map<String, JsonNode> byKey =
      items.stream()
          .collect(Collectors.toMap(item -> text(item, "key"), Function.identity(), (a, b) -> a));
  private final Map<String, RelationType> relationTypes =
      StandardRelationTypes.all().stream()
          .collect(Collectors.toMap(RelationType::name, Function.identity()));
  private final Map<String, ItemType> itemTypes =
      StandardItemTypes.all().stream()
          .collect(Collectors.toMap(ItemType::name, Function.identity()));

  @Test
  void holdsAMidSizeCompanyWithTwelveBusinessServices() {
    assertThat(items.size()).isBetween(280, 340);
    assertThat(ofType("BusinessService")).hasSize(12);
    assertThat(ofType("BusinessService"))
        .extracting(item -> text(item, "name"))
        .contains("Card payments", "E-mail", "Reporting");
    assertThat(ofType("DataCentre")).hasSize(2);
  }

  @Test
  void keysAreUnique() {
    assertThat(items).extracting(item -> text(item, "key")).doesNotHaveDuplicates();
  }

  @Test
  void relationsAreUniqueByTypeEndsAndGroup() {
    assertThat(relations)
        .extracting(relation ->
            List.of(
                text(relation, "type"),
                text(relation, "from"),
                text(relation, "to"),
                relation.path("group").asString("")))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyRelationHasAStandardTypeAndTwoDifferentItemsAsEnds() {
    for (JsonNode relation : relations) {
      assertThat(relationTypes).as("%s", relation).containsKey(text(relation, "type"));
      assertThat(byKey)
          .as("%s", relation)
          .containsKeys(text(relation, "from"), text(relation, "to"));
      assertThat(text(relation, "from")).isNotEqualTo(text(relation, "to"));
    }
  }

  @Test
  void everyItemHasAKnownTypeANameATeamAndACriticality() {
    for (JsonNode item : items) {
      assertThat(itemTypes).as("%s", item).containsKey(text(item, "type"));
      assertThat(text(item, "name")).as("%s", item).isNotBlank();
      assertThat(text(item, "owner")).as("%s", item).isNotBlank();
      assertThat(item.path("criticality").asInt()).as("%s", item).isBetween(1, 4);
      if (item.has("state")) assertThat(Level.find(text(item, "state"))).isPresent();
      if (item.has("lifeCycle")) LifeCycle.valueOf(text(item, "lifeCycle"));
    }
  }

  @Test
  void attributesFitTheirType() {
    for (JsonNode item : items) {
      Map<String, AttributeDefinition.Kind> known = attributesOf(text(item, "type"));
      for (Map.Entry<String, JsonNode> attribute : item.path("attributes").properties()) {
        assertThat(known).as("%s", item).containsKey(attribute.getKey());
        assertThat(fits(known.get(attribute.getKey()), attribute.getValue()))
            .as("%s of %s", attribute, item)
            .isTrue();
      }
    }
  }

  @Test
  void everyRuleNamesAGroupThatItsItemHasAndAsksForNoMoreThanItHolds() {
    for (JsonNode item : items) {
      for (Map.Entry<String, JsonNode> rule : item.path("groups").properties()) {
        assertThat(providers(text(item, "key"), rule.getKey()).size())
            .as("group %s of %s", rule.getKey(), text(item, "key"))
            .isGreaterThanOrEqualTo(Math.max(2, rule.getValue().path("minimumUp").asInt()));
      }
    }
  }

  @Test
  void everyNamedGroupHasARule() {
    Set<String> missing = new HashSet<>();
    for (JsonNode relation : relations) {
      if (!relation.has("group")) continue;
      JsonNode dependent = byKey.get(dependentOf(relation));
      if (!dependent.path("groups").has(text(relation, "group"))) {
        missing.add(text(dependent, "key") + " " + text(relation, "group"));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void someItemsArePlannedAndSomeAreRetired() {
    assertThat(items.stream().map(item -> item.path("lifeCycle").asString("IN_USE")))
        .contains("PLANNED", "RETIRED");
  }

  @Test
  void bothNodesOfThePaymentsDatabaseSitOnOneHypervisor() {
    assertThat(providers("payments-db", "instances"))
        .contains("payments-db-1", "payments-db-2", "payments-db-3");
    assertThat(text(byKey.get("payments-db-3"), "lifeCycle")).isEqualTo("PLANNED");
    assertThat(targets("vm-payments-db-1", "HOSTED_ON")).containsExactly("esx-4");
    assertThat(targets("vm-payments-db-2", "HOSTED_ON")).containsExactly("esx-4");
  }

  @Test
  void theWarehouseNeedsTwoOfThreeNodesAndOneIsDown() {
    assertThat(providers("warehouse", StandardRelationTypes.MEMBERS)).hasSize(3);
    assertThat(byKey.get("warehouse").at("/groups/members/minimumUp").asInt()).isEqualTo(2);
    assertThat(items.stream().filter(item -> item.has("state")).map(item -> text(item, "key")))
        .containsExactly("warehouse-3");
  }

  @Test
  void oneCertificateIsSharedByFourIngressesAndOneApplication() {
    assertThat(relations.stream().filter(relation -> text(relation, "to").equals("cert-wildcard")))
        .hasSize(5);
  }

  @Test
  void bothPowerPathsOfOneRoomEndAtTheSameUps() {
    List<String> crossWired = new ArrayList<>();
    for (String room : List.of("n1", "n2", "s1", "s2")) {
      if (targets("feed-" + room + "-a", "POWERED_BY")
          .equals(targets("feed-" + room + "-b", "POWERED_BY"))) {
        crossWired.add(room);
      }
    }
    assertThat(crossWired).containsExactly("n2");
  }

  private List<JsonNode> ofType(String type) {
    return items.stream().filter(item -> text(item, "type").equals(type)).toList();
  }

  private List<String> targets(String from, String type) {
    return relations.stream()
        .filter(relation -> text(relation, "from").equals(from))
        .filter(relation -> text(relation, "type").equals(type))
        .map(relation -> text(relation, "to"))
        .toList();
  }

  private List<String> providers(String dependent, String group) {
    return relations.stream()
        .filter(relation -> group.equals(groupOf(relation)))
        .filter(relation -> dependentOf(relation).equals(dependent))
        .map(relation -> text(relation, isFrom(relation) ? "to" : "from"))
        .toList();
  }

  private String groupOf(JsonNode relation) {
    String ofType = relationTypes.get(text(relation, "type")).defaultGroup();
    return relation.path("group").asString(ofType == null ? "" : ofType);
  }

  private String dependentOf(JsonNode relation) {
    return text(relation, isFrom(relation) ? "from" : "to");
  }

  private boolean isFrom(JsonNode relation) {
    return relationTypes.get(text(relation, "type")).dependentEnd() == DependentEnd.FROM;
  }

  private Map<String, AttributeDefinition.Kind> attributesOf(String type) {
    Map<String, AttributeDefinition.Kind> found = new HashMap<>();
    for (ItemType at = itemTypes.get(type); at != null; at = parentOf(at)) {
      at.attributes().forEach(attribute -> found.put(attribute.name(), attribute.kind()));
    }
    return found;
  }

  private ItemType parentOf(ItemType type) {
    return type.parent() == null ? null : itemTypes.get(type.parent());
  }

  private static boolean fits(AttributeDefinition.Kind kind, JsonNode value) {
    return switch (kind) {
      case TEXT -> value.isString();
      case INTEGER -> value.isIntegralNumber();
      case DECIMAL -> value.isNumber();
      case BOOLEAN -> value.isBoolean();
      case DATE -> value.isString() && LocalDate.parse(value.asString()) != null;
      case LIST -> value.isArray() && value.valueStream().allMatch(JsonNode::isString);
    };
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString();
  }

  private static JsonNode read() {
    try (InputStream in = DemoEstateTests.class.getResourceAsStream("/demo/estate.json")) {
      return new JsonMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
