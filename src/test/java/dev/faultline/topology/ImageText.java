package dev.faultline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Images as text, to compare those whose items are numbered differently. */
final class ImageText {
  private ImageText() {}

  /** Everything that can be read from an image, by key and in a fixed order. */
  static List<String> of(Topology image) {
    List<String> lines = new ArrayList<>();
    TreeSet<String> impaired = new TreeSet<>();
    for (int i = 0; i < image.impairedCount(); i++) impaired.add(image.key(image.impaired(i)));
    lines.add("impaired " + impaired + " arcs " + image.arcCount());
    TreeMap<String, Integer> byKey = new TreeMap<>();
    for (int item = 0; item < image.itemCount(); item++) byKey.put(image.key(item), item);
    byKey.forEach((key, item) -> {
      assertThat(image.find(key)).isEqualTo(item);
      lines.add(
          String.join(
              " ",
              key,
              image.name(item),
              image.type(item),
              image.id(item).toString(),
              image.state(item).name(),
              image.lifeCycle(item).name(),
              String.valueOf(image.criticality(item)),
              String.valueOf(image.environment(item))));
      TreeSet<String> arcs = new TreeSet<>();
      for (ArcPage page : List.of(image.providers(item), image.dependents(item))) {
        boolean towardsProviders = page == image.providers(item);
        for (int arc = page.begin(item); arc < page.end(item); arc++) {
          String group = page.group(arc) == 0 ? "-" : image.groupName(page.group(arc));
          arcs.add(
              (towardsProviders ? "<" : ">")
                  + image.key(page.other(arc))
                  + " "
                  + group
                  + " "
                  + page.cap(arc)
                  + " "
                  + image.relationType(page.type(arc)).name()
                  + " "
                  + page.seenDay(arc));
        }
      }
      for (int group = image.firstGroup(item); group != 0; group = image.nextGroup(group)) {
        if (image.groupSize(group) == 0 && image.groupRule(group) == null) continue;
        assertThat(image.groupDependent(group)).isEqualTo(item);
        arcs.add(
            image.groupName(group)
                + " "
                + image.groupRequired(group)
                + " of "
                + image.groupSize(group)
                + " "
                + image.groupRule(group));
      }
      lines.addAll(arcs);
    });
    return lines;
  }
}
