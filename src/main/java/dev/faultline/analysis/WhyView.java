package dev.faultline.analysis;

import dev.faultline.impact.Impact;
import dev.faultline.impact.Sentences;
import dev.faultline.impact.Why;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A proof as a request reads it. */
interface WhyView {
  String sentence();

  List<HopView> chain();

  List<GroupStateView> groups();

  /** All chains as one graph; null where there is nothing to prove. */
  @Nullable ProofGraph graph();

  /** The chain that the engine found. */
  static WhyView of(Snapshot snapshot, Impact impact, Why why) {
    return new Chain(snapshot, impact, why, new ProofGraph(snapshot, impact, why));
  }

  /** A chain of the engine. */
  record Chain(Snapshot snapshot, Impact impact, Why proof, ProofGraph graph) implements WhyView {
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
    public @Nullable ProofGraph graph() {
      return null;
    }

    @Override
    public List<HopView> chain() {
      return List.of();
    }
  }
}
