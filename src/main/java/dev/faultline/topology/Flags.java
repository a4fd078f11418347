package dev.faultline.topology;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;

/** State, life cycle and criticality of an item in one byte. */
final class Flags {
  private static final LifeCycle[] LIFE_CYCLES = LifeCycle.values();

  /** Stands in the place of an item that the image does not hold: no life cycle has this number. */
  static final int ABSENT = 3 << 2;

  private Flags() {}

  static boolean isAbsent(int flags) {
    return lifeCycleNumber(flags) == 3;
  }

  static int of(Level state, LifeCycle lifeCycle, int criticality) {
    return state.ordinal() | lifeCycle.ordinal() << 2 | criticality << 4;
  }

  static int lifeCycleNumber(int flags) {
    return flags >>> 2 & 3;
  }

  static LifeCycle lifeCycle(int flags) {
    return LIFE_CYCLES[lifeCycleNumber(flags)];
  }

  static int criticality(int flags) {
    return flags >>> 4 & 7;
  }
}
