package dev.faultline.topology;

import dev.faultline.model.DependentEnd;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Small estates with everything that an image can hold, built in part and edited in part. */
final class RandomImages {
  private static final String[] TYPES = {"DEPENDS_ON", "MEMBER_OF", "USES", "RUNS_ON"};

  private RandomImages() {}

  /** An image of up to so many items; a larger seed is no larger image. */
  static Topology of(long seed, int mostItems) {
    Random random = new Random(seed);
    TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
    int built = random.nextInt(1 + mostItems / 2);
    for (int i = 0; i < built; i++) {
      Map<String, RedundancyRule> rules =
          random.nextInt(4) == 0
              ? Map.of("g", new RedundancyRule.MinimumUpPercent(1 + random.nextInt(100)))
              : Map.of();
      builder.addItem(
          id(i),
          "item-" + i,
          random.nextBoolean() ? "item-" + i : "Größe " + i,
          "T" + random.nextInt(5),
          Level.of(random.nextInt(4)),
          random.nextInt(5),
          random.nextBoolean() ? "prod" : null,
          random.nextInt(4) == 0 ? LifeCycle.PLANNED : LifeCycle.IN_USE,
          rules);
    }
    for (int i = 0; built > 1 && i < 3 * built; i++) {
      builder.addRelation(
          TYPES[random.nextInt(TYPES.length)],
          "item-" + random.nextInt(built),
          "item-" + random.nextInt(built),
          random.nextBoolean() ? "g" : null,
          null,
          random.nextInt(40_000));
    }
    Topology image = builder.build(seed);
    int edits = random.nextInt(1 + mostItems);
    for (int edit = 0; edit < edits; edit++) image = edited(image, random, edit);
    return image;
  }

  private static Topology edited(Topology image, Random random, int edit) {
    TopologyEditor editor = new TopologyEditor(image);
    int kind = image.itemCount() < 2 ? 0 : random.nextInt(6);
    if (kind == 5) {
      String name = "FEEDS_" + edit;
      editor.addRelationType(
          new RelationType(name, DependentEnd.TO, Level.DEGRADED, null, "feeds"));
      editor.putRelation(name, any(image, random), any(image, random), null, Level.AT_RISK, edit);
    } else if (kind == 4) {
      editor.setRule(any(image, random), "e" + edit, new RedundancyRule.MinimumUp(1));
    } else if (kind > 1) {
      String type = TYPES[random.nextInt(TYPES.length)];
      String from = any(image, random);
      String to = any(image, random);
      editor.putRelation(type, from, to, "g", null, edit);
      if (kind == 3) editor.removeRelation(type, from, to, "g");
    } else {
      int number = random.nextInt(image.itemCount() + 2);
      editor.putItem(
          id(number),
          "item-" + number,
          "renamed " + edit,
          "T" + random.nextInt(7),
          Level.of(random.nextInt(4)),
          random.nextInt(5),
          random.nextBoolean() ? "test" : null,
          random.nextInt(4) == 0 ? LifeCycle.RETIRED : LifeCycle.IN_USE);
    }
    return editor.build(image.revision() + 1);
  }

  private static String any(Topology image, Random random) {
    return image.key(random.nextInt(image.itemCount()));
  }

  private static UUID id(int number) {
    return UUID.nameUUIDFromBytes(("item-" + number).getBytes(StandardCharsets.UTF_8));
  }
}
