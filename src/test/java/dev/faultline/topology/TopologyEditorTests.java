package dev.faultline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyEditorTests {
  private static final String[] TYPES = {"DEPENDS_ON", "MEMBER_OF", "USES", "RELATED_TO"};

  /** Any sequence of edits leads to the image that a build of the final estate gives. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void editingEndsWhereBuildingWholeEnds(long seed) {
    Random random = new Random(seed);
    Map<String, Object[]> items = new TreeMap<>();
    Map<List<String>, Object[]> relations = new HashMap<>();
    Map<List<String>, RedundancyRule> rules = new HashMap<>();
    Topology image = new TopologyBuilder(StandardRelationTypes.all()).build(0);
    for (int step = 1; step <= 60; step++) {
      Topology base = image;
      List<String> described = ImageText.of(base);
      TopologyEditor editor = new TopologyEditor(base);
      for (int edit = random.nextInt(40); edit >= 0; edit--) {
        String key = "i" + random.nextInt(400);
        String other = "i" + random.nextInt(400);
        int kind = random.nextInt(6);
        if (kind < 2 || !items.containsKey(key) || !items.containsKey(other) || key.equals(other)) {
          Level state = random.nextInt(5) == 0 ? Level.DOWN : Level.NONE;
          LifeCycle lifeCycle = random.nextInt(5) == 0 ? LifeCycle.RETIRED : LifeCycle.IN_USE;
          String name = random.nextBoolean() ? key : "Ärger " + key;
          Object[] item = {
            id(key), name, "T" + random.nextInt(3), state, random.nextInt(5), lifeCycle
          };
          items.put(key, item);
          editor.putItem(
              (UUID) item[0], key, name, (String) item[2], state, (int) item[4], "prod", lifeCycle);
        } else if (kind < 4) {
          String type = TYPES[random.nextInt(TYPES.length)];
          String group = random.nextBoolean() ? "g" : "";
          Level effect = random.nextBoolean() ? Level.AT_RISK : null;
          relations.put(List.of(type, key, other, group), new Object[] {effect, step});
          editor.putRelation(type, key, other, group, effect, step);
        } else if (kind == 4 && !relations.isEmpty()) {
          List<String> gone =
              new TreeSet<>(relations.keySet().stream().map(List::toString).toList()).isEmpty()
                  ? List.of()
                  : relations.keySet().iterator().next();
          relations.remove(gone);
          editor.removeRelation(gone.get(0), gone.get(1), gone.get(2), gone.get(3));
        } else {
          RedundancyRule rule = new RedundancyRule.MinimumUp(1 + random.nextInt(3));
          rules.put(List.of(key, "g"), rule);
          editor.setRule(key, "g", rule);
        }
      }
      image = editor.build(step);
      assertThat(ImageText.of(base)).as("the base image is untouched").isEqualTo(described);
    }
    TopologyBuilder whole = new TopologyBuilder(StandardRelationTypes.all());
    items.forEach((key, item) -> {
      Map<String, RedundancyRule> its = new HashMap<>();
      RedundancyRule rule = rules.get(List.of(key, "g"));
      if (rule != null) its.put("g", rule);
      whole.addItem(
          (UUID) item[0],
          key,
          (String) item[1],
          (String) item[2],
          (Level) item[3],
          (int) item[4],
          "prod",
          (LifeCycle) item[5],
          its);
    });
    relations.forEach((id, values) ->
        whole.addRelation(
            id.get(0), id.get(1), id.get(2), id.get(3), (Level) values[0], (int) values[1]));
    assertThat(ImageText.of(image)).isEqualTo(ImageText.of(whole.build(60)));
  }

  @Test
  void findsItemsByKeyAndIdWhileTheIndexGrows() {
    Topology image = new TopologyBuilder(StandardRelationTypes.all()).build(0);
    for (int i = 0; i < 3_000; i++) {
      TopologyEditor editor = new TopologyEditor(image);
      editor.putItem(id("k" + i), "k" + i, "k" + i, "T", Level.NONE, 0, null, LifeCycle.IN_USE);
      image = editor.build(i);
    }
    for (int i = 0; i < 3_000; i++) {
      assertThat(image.find("k" + i)).isEqualTo(i);
      assertThat(image.find(id("k" + i))).isEqualTo(i);
    }
    assertThat(image.find("k3000")).isEqualTo(-1);
    assertThat(image.find(id("k3000"))).isEqualTo(-1);
  }

  @Test
  void anUnknownEndOrTypeIsRefusedByName() {
    TopologyEditor editor =
        new TopologyEditor(new TopologyBuilder(StandardRelationTypes.all()).build(0));
    assertThatThrownBy(() -> editor.putRelation("DEPENDS_ON", "a", "b", null, null, 0))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("\"a\"");
    assertThatThrownBy(() -> editor.putRelation("NEEDS", "a", "b", null, null, 0))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("NEEDS");
  }

  @Test
  void aNewRelationTypeCarriesImpactAtOnce() {
    TopologyEditor editor =
        new TopologyEditor(new TopologyBuilder(StandardRelationTypes.all()).build(0));
    editor.addRelationType(
        new RelationType(
            "FEEDS", dev.faultline.model.DependentEnd.TO, Level.DEGRADED, null, "pump feeds tank"));
    editor.putItem(id("a"), "a", "a", "T", Level.NONE, 0, null, LifeCycle.IN_USE);
    editor.putItem(id("b"), "b", "b", "T", Level.NONE, 0, null, LifeCycle.IN_USE);
    Topology image = editor.putRelation("FEEDS", "a", "b", null, null, 0).build(1);
    assertThat(image.providers(1).other(image.providers(1).begin(1))).isZero();
  }

  private static UUID id(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
