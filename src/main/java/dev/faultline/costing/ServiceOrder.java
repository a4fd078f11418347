package dev.faultline.costing;

import dev.faultline.cost.ServiceCost;
import dev.faultline.graphql.RowOrder;
import dev.faultline.topology.Topology;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** The order of services: the most expensive first, of equal ones by key. */
record ServiceOrder(Topology topology) implements RowOrder<ServiceCost> {
  @Override
  public int compare(ServiceCost a, ServiceCost b) {
    return Comparator.comparing(ServiceCost::total)
        .reversed()
        .thenComparing((one, other) -> topology.compareKeys(one.item(), other.item()))
        .compare(a, b);
  }

  @Override
  public List<String> position(ServiceCost row) {
    return List.of(String.valueOf(row.total().minorUnits()), topology.key(row.item()));
  }

  @Override
  public ToIntFunction<ServiceCost> comparedTo(List<String> position) {
    long total = Long.parseLong(position.getFirst());
    String key = position.getLast();
    int anchor = topology.find(key);
    return row -> {
      int byTotal = Long.compare(total, row.total().minorUnits());
      if (byTotal != 0) return byTotal;
      return anchor >= 0
          ? topology.compareKeys(row.item(), anchor)
          : topology.key(row.item()).compareTo(key);
    };
  }
}
