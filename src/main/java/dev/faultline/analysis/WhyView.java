package dev.faultline.analysis;

import dev.faultline.impact.Impact;
import dev.faultline.impact.Sentences;
import dev.faultline.impact.Why;
import java.util.List;

/** A proof as a request reads it. */
interface WhyView {
  String sentence();

  List<HopView> chain();

  List<GroupStateView> groups();

  /** The chain that the engine found. */
  static WhyView of(Snapshot snapshot, Impact impact, Why why) {
    return new Chain(snapshot, impact, why);
  }

  /** A chain of the engine. */
  record Chain(Snapshot snapshot, Impact impact, Why proof) implements WhyView {
    @Override
    public String sentence() {
      return Sentences.why(impact, proof);
    }

    @Override
    public List<HopView> chain() {
      return proof.chain().stream().map(step -> HopView.of(snapshot, step)).toList();
    }

    @Override
    public List<GroupStateView> groups() {
      return GroupStateView.all(snapshot, proof.groups());
    }
  }

  /** No chain: a sentence, and the groups that absorb a loss. */
  record NoChain(String sentence, List<GroupStateView> groups) implements WhyView {
    @Override
    public List<HopView> chain() {
      return List.of();
    }
  }
}
