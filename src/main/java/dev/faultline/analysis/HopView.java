package dev.faultline.analysis;

import dev.faultline.impact.Step;
import dev.faultline.model.Level;
import org.jspecify.annotations.Nullable;

/** One step of a chain as a request reads it. */
record HopView(
    ItemView from,
    ItemView to,
    RelationView relation,
    Level levelIn,
    Level levelOut,
    @Nullable GroupStateView group) {
  static HopView of(Snapshot snapshot, Step step) {
    return new HopView(
        ItemView.of(snapshot, step.provider()),
        ItemView.of(snapshot, step.dependent()),
        RelationView.between(
            snapshot, step.provider(), step.dependent(), step.relationType(), step.relationGroup()),
        step.levelIn(),
        step.levelOut(),
        step.group() == null ? null : new GroupStateView(snapshot, step.group()));
  }
}
