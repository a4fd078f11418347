package dev.faultline.analysis;

import dev.faultline.graphql.RowOrder;
import dev.faultline.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Orders of item numbers, for pages. The last word always has the key. */
final class Sorting {
  private Sorting() {}

  /** What to sort items by, as a request gives it. */
  record ItemOrder(Field field, @Nullable Direction direction) {}

  enum Direction {
    ASC,
    DESC
  }

  enum Field {
    KEY,
    NAME,
    TYPE,
    CRITICALITY,
    STATE,
    ENVIRONMENT;

    /** A text that sorts as the field does; what is not set comes last. */
    private String value(Topology topology, int item) {
      return switch (this) {
        case KEY -> topology.key(item);
        case NAME -> topology.name(item);
        case TYPE -> topology.type(item);
        case CRITICALITY ->
            topology.criticality(item) == 0 ? "9" : String.valueOf(topology.criticality(item));
        case STATE -> String.valueOf(topology.state(item).ordinal());
        case ENVIRONMENT -> {
          String environment = topology.environment(item);
          yield environment == null ? "1" : "0" + environment;
        }
      };
    }

    private int compare(Topology topology, int a, int b) {
      return switch (this) {
        case KEY -> topology.compareKeys(a, b);
        case TYPE ->
            topology.typeNumber(a) == topology.typeNumber(b)
                ? 0
                : codePoints(topology.type(a), topology.type(b));
        case CRITICALITY ->
            Integer.compare(topology.criticality(a) + 7 & 7, topology.criticality(b) + 7 & 7);
        case STATE -> topology.state(a).compareTo(topology.state(b));
        case NAME, ENVIRONMENT -> codePoints(value(topology, a), value(topology, b));
      };
    }
  }

  /** Compares texts by code points, as keys are. */
  static int codePoints(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  /** The order that a request asks for. */
  static RowOrder<Integer> of(Topology topology, List<ItemOrder> orders) {
    return new Order(topology, List.copyOf(orders));
  }

  /** By keys alone. */
  static RowOrder<Integer> byKey(Topology topology) {
    return new Order(topology, List.of());
  }

  /** By criticality, then name, then key: as people read lists of services. */
  static RowOrder<Integer> mostCriticalFirst(Topology topology) {
    return new Order(
        topology,
        List.of(
            new ItemOrder(Field.CRITICALITY, Direction.ASC),
            new ItemOrder(Field.NAME, Direction.ASC)));
  }

  private record Order(Topology topology, List<ItemOrder> orders) implements RowOrder<Integer> {
    @Override
    public int compare(Integer a, Integer b) {
      for (ItemOrder order : orders) {
        int compared = signed(order, order.field.compare(topology, a, b));
        if (compared != 0) return compared;
      }
      return topology.compareKeys(a, b);
    }

    @Override
    public List<String> position(Integer item) {
      List<String> values = new ArrayList<>();
      for (ItemOrder order : orders) values.add(order.field.value(topology, item));
      values.add(topology.key(item));
      return values;
    }

    @Override
    public ToIntFunction<Integer> comparedTo(List<String> position) {
      if (position.size() != orders.size() + 1) {
        throw new IllegalArgumentException("position has " + position.size() + " values");
      }
      ToIntFunction<Integer> byKey = comparedToKey(topology, position.getLast());
      return item -> {
        for (int i = 0; i < orders.size(); i++) {
          ItemOrder order = orders.get(i);
          String value = order.field.value(topology, item);
          int compared = signed(order, codePoints(value, position.get(i)));
          if (compared != 0) return compared;
        }
        return byKey.applyAsInt(item);
      };
    }

    private static int signed(ItemOrder order, int compared) {
      return order.direction == Direction.DESC ? -compared : compared;
    }
  }

  /** Compares items to a key; by its number while an item has it. */
  static ToIntFunction<Integer> comparedToKey(Topology topology, String key) {
    int anchor = topology.find(key);
    return anchor >= 0
        ? item -> topology.compareKeys(item, anchor)
        : item -> codePoints(topology.key(item), key);
  }
}
