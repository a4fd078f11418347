package dev.faultline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.StandardRelationTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyOrderTests {
  private final Random random = new Random(20_261_121);
  private final List<String> keys = new ArrayList<>();

  @Test
  void theOrderOfKeysStaysRightThroughEditsWhetherOrNotAnybodyAskedBetweenThem() {
    TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
    for (int i = 0; i < 700; i++) {
      builder.addItem(
          null, newKey(), "name", "Application", Level.NONE, 0, null, LifeCycle.IN_USE, Map.of());
    }
    Topology image = builder.build(0);
    assertOrdered(image);
    for (int edit = 1; edit <= 60; edit++) {
      TopologyEditor editor = new TopologyEditor(image);
      for (int added = random.nextInt(4); added > 0; added--) put(editor, newKey());
      put(editor, keys.get(random.nextInt(keys.size())));
      image = editor.build(edit);
      if (random.nextInt(3) == 0) assertOrdered(image);
    }
    assertOrdered(image);
  }

  @Test
  void imagesThatPartKeepOrdersOfTheirOwn() {
    TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
    for (String key : List.of("b", "d")) {
      builder.addItem(
          null, key, key, "Application", Level.NONE, 0, null, LifeCycle.IN_USE, Map.of());
    }
    Topology base = builder.build(0);
    assertThat(ordered(base)).containsExactly("b", "d");

    TopologyEditor one = new TopologyEditor(base);
    put(one, "c");
    TopologyEditor other = new TopologyEditor(base);
    put(other, "a");

    assertThat(ordered(one.build(1))).containsExactly("b", "c", "d");
    assertThat(ordered(other.build(1))).containsExactly("a", "b", "d");
    assertThat(ordered(base)).containsExactly("b", "d");
  }

  private void assertOrdered(Topology image) {
    assertThat(ordered(image))
        .containsExactlyElementsOf(keys.stream().sorted(KeyOrderTests::compareCodePoints).toList());
    for (int place = 0; place < image.itemCount(); place++) {
      assertThat(image.placeByKey(image.byKey(place))).isEqualTo(place);
    }
  }

  private static int compareCodePoints(String a, String b) {
    return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  private static List<String> ordered(Topology image) {
    return IntStream.range(0, image.itemCount())
        .mapToObj(place -> image.key(image.byKey(place)))
        .toList();
  }

  private String newKey() {
    String key =
        Integer.toString(random.nextInt(1 << 20), 36)
            + (keys.size() % 7 == 0 ? "😀" : "ä")
            + keys.size();
    keys.add(key);
    return key;
  }

  private void put(TopologyEditor editor, String key) {
    editor.putItem(
        new UUID(random.nextLong(), random.nextLong()),
        key,
        key,
        "Application",
        Level.NONE,
        0,
        null,
        LifeCycle.IN_USE);
  }
}
