package dev.faultline.analysis;

import dev.faultline.analysis.ItemFilter.LevelFilter;
import dev.faultline.analysis.ItemFilter.LifeCycleFilter;
import dev.faultline.analysis.ItemFilter.NumberFilter;
import dev.faultline.analysis.ItemFilter.TextFilter;
import dev.faultline.catalog.Catalogue;
import dev.faultline.model.InvalidInput;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a filter into a test of item numbers: names are looked up once, not per item. */
final class ItemMatcher {
  private static final int MAX_DEPTH = 10;
  private static final int MAX_VALUES = 1_000;

  private final Topology topology;
  private final Catalogue catalogue;
  private final int maxConditions;
  private int conditions;

  private ItemMatcher(Snapshot snapshot, int maxConditions) {
    this.topology = snapshot.topology();
    this.catalogue = snapshot.catalogue();
    this.maxConditions = maxConditions;
  }

  /**
   * The test that the filter stands for; everything passes where there is none.
   *
   * @throws InvalidInput if it has too many conditions, nests too deeply or names an unknown type
   */
  static IntPredicate of(@Nullable ItemFilter filter, Snapshot snapshot, AnswerSettings settings) {
    if (filter == null) return _ -> true;
    return new ItemMatcher(snapshot, settings.maxFilterConditions()).all(filter, 1);
  }

  /** The numbers of the types that have one of these names or inherit from one. */
  static BitSet types(Snapshot snapshot, Set<String> names) {
    return new ItemMatcher(snapshot, 1).types(type -> names.contains(type));
  }

  private IntPredicate all(ItemFilter filter, int depth) {
    if (depth > MAX_DEPTH) {
      throw new InvalidInput("A filter nests and, or and not at most " + MAX_DEPTH + " deep.");
    }
    List<IntPredicate> tests = new ArrayList<>();
    if (filter.type() != null) {
      known(filter.type());
      BitSet types = types(text(filter.type(), "type"));
      tests.add(item -> types.get(topology.typeNumber(item)));
    }
    LifeCycleFilter lifeCycle = filter.lifeCycle();
    if (lifeCycle != null) {
      count("lifeCycle", lifeCycle.in());
      tests.add(item -> lifeCycle.matches(topology.lifeCycle(item)));
    }
    LevelFilter state = filter.state();
    if (state != null) {
      count("state", state.in());
      tests.add(item -> state.matches(topology.state(item)));
    }
    NumberFilter criticality = filter.criticality();
    if (criticality != null) {
      count("criticality", criticality.in());
      tests.add(item -> criticality.matches(topology.criticality(item)));
    }
    if (filter.environment() != null) {
      Predicate<String> environment = text(filter.environment(), "environment");
      tests.add(item -> {
        String is = topology.environment(item);
        return is != null && environment.test(is);
      });
    }
    if (filter.key() != null) tests.add(key(filter.key()));
    if (filter.name() != null) {
      Predicate<String> name = text(filter.name(), "name");
      tests.add(item -> name.test(topology.name(item)));
    }
    for (ItemFilter part : filter.and() == null ? List.<ItemFilter>of() : filter.and()) {
      tests.add(all(part, depth + 1));
    }
    if (filter.or() != null) {
      List<IntPredicate> any = new ArrayList<>();
      for (ItemFilter part : filter.or()) any.add(all(part, depth + 1));
      tests.add(item -> any.stream().anyMatch(test -> test.test(item)));
    }
    if (filter.not() != null) tests.add(all(filter.not(), depth + 1).negate());
    if (conditions > maxConditions) {
      throw new InvalidInput("A filter has at most " + maxConditions + " conditions.");
    }
    return tests.stream().reduce(IntPredicate::and).orElse(_ -> true);
  }

  private IntPredicate key(TextFilter filter) {
    Predicate<String> matches = text(filter, "key");
    if (filter.eq() == null) return item -> matches.test(topology.key(item));
    int wanted = topology.find(filter.eq());
    return item -> item == wanted && matches.test(topology.key(item));
  }

  private Predicate<String> text(TextFilter filter, String field) {
    count(field, filter.in());
    List<Predicate<String>> tests = new ArrayList<>();
    if (filter.eq() != null) tests.add(filter.eq()::equals);
    if (filter.in() != null) tests.add(new HashSet<>(filter.in())::contains);
    if (filter.contains() != null) {
      String part = filter.contains().toLowerCase(Locale.ROOT);
      tests.add(text -> text.toLowerCase(Locale.ROOT).contains(part));
    }
    if (filter.startsWith() != null) {
      String start = filter.startsWith().toLowerCase(Locale.ROOT);
      tests.add(text -> text.toLowerCase(Locale.ROOT).startsWith(start));
    }
    return tests.stream().reduce(Predicate::and).orElse(_ -> true);
  }

  private void count(String field, @Nullable List<?> values) {
    conditions++;
    if (values != null && values.size() > MAX_VALUES) {
      throw new InvalidInput(
          "Filter "
              + field
              + ": in takes at most "
              + MAX_VALUES
              + " values but was given "
              + values.size()
              + ".");
    }
  }

  private BitSet types(Predicate<String> wanted) {
    BitSet numbers = new BitSet();
    List<String> names = topology.typeNames();
    for (int type = 0; type < names.size(); type++) {
      if (catalogue.lineage(names.get(type)).stream().anyMatch(wanted)) numbers.set(type);
    }
    return numbers;
  }

  /** A name that is no type's would quietly match nothing. */
  private void known(TextFilter filter) {
    Stream<String> one = Stream.ofNullable(filter.eq());
    Stream<String> several = filter.in() == null ? Stream.of() : filter.in().stream();
    Stream.concat(one, several)
        .filter(name -> !topology.typeNames().contains(name))
        .forEach(catalogue::itemType);
  }
}
