package dev.faultline.analysis;

import dev.faultline.impact.GroupState;
import java.util.List;

/** A redundancy group in the light of a change, as a request reads it. */
record GroupStateView(Snapshot snapshot, GroupState state) {
  static List<GroupStateView> all(Snapshot snapshot, List<GroupState> states) {
    return states.stream().map(state -> new GroupStateView(snapshot, state)).toList();
  }

  public ItemView dependent() {
    return ItemView.of(snapshot, state.dependent());
  }

  public String name() {
    return state.name();
  }

  public int size() {
    return state.size();
  }

  public int required() {
    return state.required();
  }

  public List<ItemView> lost() {
    return ItemView.all(snapshot, state.lost());
  }

  public int spareBefore() {
    return state.spareBefore();
  }

  public int spareAfter() {
    return state.spareAfter();
  }
}
