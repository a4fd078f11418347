package dev.faultline.analysis;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions on an item, as a request gives them. */
record ItemFilter(
    @Nullable TextFilter key,
    @Nullable TextFilter name,
    @Nullable TextFilter type,
    @Nullable TextFilter environment,
    @Nullable NumberFilter criticality,
    @Nullable LevelFilter state,
    @Nullable LifeCycleFilter lifeCycle,
    @Nullable List<ItemFilter> and,
    @Nullable List<ItemFilter> or,
    @Nullable ItemFilter not) {

  /** Conditions on a text. */
  record TextFilter(
      @Nullable String eq,
      @Nullable List<String> in,
      @Nullable String contains,
      @Nullable String startsWith) {}

  /** Conditions on a number. */
  record NumberFilter(
      @Nullable Integer eq,
      @Nullable List<Integer> in,
      @Nullable Integer gte,
      @Nullable Integer lte) {

    /** Whether a criticality fulfils them; 0, which stands for none, never does. */
    boolean matches(int value) {
      return value != 0
          && (eq == null || eq == value)
          && (in == null || in.contains(value))
          && (gte == null || value >= gte)
          && (lte == null || value <= lte);
    }
  }

  /** Conditions on a level. */
  record LevelFilter(@Nullable Level eq, @Nullable List<Level> in, @Nullable Level gte) {
    boolean matches(Level level) {
      return (eq == null || eq == level)
          && (in == null || in.contains(level))
          && (gte == null || level.compareTo(gte) >= 0);
    }
  }

  /** Conditions on a life cycle. */
  record LifeCycleFilter(@Nullable LifeCycle eq, @Nullable List<LifeCycle> in) {
    boolean matches(LifeCycle lifeCycle) {
      return (eq == null || eq == lifeCycle) && (in == null || in.contains(lifeCycle));
    }
  }

  /** Conditions on an affected item, as a request gives them. */
  record AffectedFilter(
      @Nullable LevelFilter level,
      @Nullable TextFilter type,
      @Nullable NumberFilter criticality,
      @Nullable TextFilter key,
      @Nullable TextFilter name) {

    /** What it says of the item itself. */
    ItemFilter ofItem() {
      return new ItemFilter(key, name, type, null, criticality, null, null, null, null, null);
    }
  }
}
