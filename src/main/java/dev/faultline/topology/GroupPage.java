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
  final int[] dependent;
  final int[] name;

  /** Arcs whose provider is counted on. */
  final int[] size;

  /** The threshold k for that size. */
  final int[] required;

  /** n - k: what the group can lose; kept beside both, since the engine reads it for each arc. */
  final int[] spare;

  /** The next group of the same dependent, 0 at the end. */
  final int[] next;

  /** 0: no rule; above: per cent; below: -1 - count. */
  final double[] rule;

  GroupPage() {
    this(
        new int[Paging.SIZE],
        new int[Paging.SIZE],
        new int[Paging.SIZE],
        new int[Paging.SIZE],
        new int[Paging.SIZE],
        new int[Paging.SIZE],
        new double[Paging.SIZE]);
  }

  private GroupPage(
      int[] dependent,
      int[] name,
      int[] size,
      int[] required,
      int[] spare,
      int[] next,
      double[] rule) {
    this.dependent = dependent;
    this.name = name;
    this.size = size;
    this.required = required;
    this.spare = spare;
    this.next = next;
    this.rule = rule;
  }

  GroupPage copy() {
    return new GroupPage(
        dependent.clone(),
        name.clone(),
        size.clone(),
        required.clone(),
        spare.clone(),
        next.clone(),
        rule.clone());
  }

  void write(CheckpointOutput out) {
    for (int[] column : new int[][] {dependent, name, size, required, spare, next}) {
      out.writeInts(column);
    }
    out.writeDoubles(rule);
  }

  static GroupPage read(CheckpointInput in) {
    return new GroupPage(
        in.readInts(),
        in.readInts(),
        in.readInts(),
        in.readInts(),
        in.readInts(),
        in.readInts(),
        in.readDoubles());
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
