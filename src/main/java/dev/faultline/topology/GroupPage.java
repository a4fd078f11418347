package dev.faultline.topology;

import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RedundancyRule.MinimumUp;
import dev.faultline.model.RedundancyRule.MinimumUpPercent;
import org.jspecify.annotations.Nullable;

/**
 * 256 neighbouring redundancy groups as columns. Mutable only while the owner builds or edits an
 * image.
 */
final class GroupPage {
  final int[] dependent = new int[Paging.SIZE];
  final int[] name = new int[Paging.SIZE];

  /** Arcs whose provider is counted on. */
  final int[] size = new int[Paging.SIZE];

  /** The threshold k for that size. */
  final int[] required = new int[Paging.SIZE];

  /** n - k: what the group can lose; kept beside both, since the engine reads it for each arc. */
  final int[] spare = new int[Paging.SIZE];

  /** The next group of the same dependent, 0 at the end. */
  final int[] next = new int[Paging.SIZE];

  /** 0: no rule; above: per cent; below: -1 - count. */
  final double[] rule = new double[Paging.SIZE];

  GroupPage copy() {
    GroupPage copy = new GroupPage();
    System.arraycopy(dependent, 0, copy.dependent, 0, Paging.SIZE);
    System.arraycopy(name, 0, copy.name, 0, Paging.SIZE);
    System.arraycopy(size, 0, copy.size, 0, Paging.SIZE);
    System.arraycopy(required, 0, copy.required, 0, Paging.SIZE);
    System.arraycopy(spare, 0, copy.spare, 0, Paging.SIZE);
    System.arraycopy(next, 0, copy.next, 0, Paging.SIZE);
    System.arraycopy(rule, 0, copy.rule, 0, Paging.SIZE);
    return copy;
  }

  void resize(int local, int newSize) {
    size[local] = newSize;
    required[local] = required(rule[local], newSize);
    spare[local] = newSize - required[local];
  }

  void rule(int local, @Nullable RedundancyRule newRule) {
    rule[local] = encode(newRule);
    required[local] = required(rule[local], size[local]);
    spare[local] = size[local] - required[local];
  }

  private static int required(double rule, int size) {
    if (size == 0) return 0;
    RedundancyRule decoded = decode(rule);
    return decoded == null ? size : decoded.required(size);
  }

  private static double encode(@Nullable RedundancyRule rule) {
    return switch (rule) {
      case null -> 0;
      case MinimumUp(int count) -> -1.0 - count;
      case MinimumUpPercent(double percent) -> percent;
    };
  }

  static @Nullable RedundancyRule decode(double rule) {
    if (rule == 0) return null;
    return rule > 0 ? new MinimumUpPercent(rule) : new MinimumUp((int) (-1 - rule));
  }

  static final long HEAP_BYTES = 7 * 16L + 48 + Paging.SIZE * (6 * 4L + 8);
}
