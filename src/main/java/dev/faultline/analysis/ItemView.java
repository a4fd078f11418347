package dev.faultline.analysis;

import dev.faultline.inventory.ItemReference;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.ItemType;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item in one snapshot. What the image holds is read from there; the rest comes from the store,
 * by key, unless a write has just returned it.
 *
 * @param number its number in the topology
 * @param stored the stored item, where it is at hand
 */
public record ItemView(Snapshot snapshot, int number, @Nullable ConfigurationItem stored)
    implements ItemReference {
  static ItemView of(Snapshot snapshot, int number) {
    return new ItemView(snapshot, number, null);
  }

  static List<ItemView> all(Snapshot snapshot, List<Integer> numbers) {
    return numbers.stream().map(number -> of(snapshot, number)).toList();
  }

  private Topology topology() {
    return snapshot.topology();
  }

  public String id() {
    return topology().id(number).toString();
  }

  @Override
  public String key() {
    return topology().key(number);
  }

  public String name() {
    return topology().name(number);
  }

  public ItemType type() {
    String name = topology().type(number);
    return type(snapshot, name);
  }

  /** The type of this name; one that says nothing where the catalogue lacks it. */
  static ItemType type(Snapshot snapshot, String name) {
    return snapshot
        .catalogue()
        .findItemType(name)
        .orElseGet(() -> new ItemType(name, null, "Not in the catalogue.", List.of()));
  }

  public Level state() {
    return topology().state(number);
  }

  public @Nullable Integer criticality() {
    int criticality = topology().criticality(number);
    return criticality == 0 ? null : criticality;
  }

  public @Nullable String environment() {
    return topology().environment(number);
  }

  public LifeCycle lifeCycle() {
    return topology().lifeCycle(number);
  }

  public List<RedundancyGroupView> redundancyGroups() {
    List<RedundancyGroupView> groups = new ArrayList<>();
    for (int group = topology().firstGroup(number);
        group != 0;
        group = topology().nextGroup(group)) {
      RedundancyGroupView view = new RedundancyGroupView(snapshot, group);
      if (view.isThere()) groups.add(view);
    }
    groups.sort((a, b) -> a.name().compareTo(b.name()));
    return groups;
  }
}
