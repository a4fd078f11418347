package dev.faultline.analysis;

import dev.faultline.impact.Budget;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Sentences;
import dev.faultline.impact.Verdict;
import dev.faultline.impact.Why;
import dev.faultline.model.Level;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that an item needs, and what its loss alone would do to that item: one analysis, made
 * when it is first asked for.
 */
final class DependencyRow implements AffectedView {
  private final Search search;
  private final int asked;
  private final int provider;
  private final int hops;
  private @Nullable Impact loss;

  DependencyRow(Search search, int asked, int provider, int hops) {
    this.search = search;
    this.asked = asked;
    this.provider = provider;
    this.hops = hops;
  }

  private Impact loss() {
    Impact known = loss;
    if (known == null) {
      known = search.loss(List.of(provider));
      loss = known;
    }
    return known;
  }

  @Override
  public ItemView item() {
    return ItemView.of(search.snapshot(), provider);
  }

  @Override
  public Level level() {
    return loss().level(asked);
  }

  @Override
  public Level before() {
    return loss().before(asked);
  }

  @Override
  public int hops() {
    return hops;
  }

  @Override
  public @Nullable ResponsibilityView responsible(UnaryOperator<Budget> within) {
    return null;
  }

  @Override
  public WhyView why() {
    Verdict verdict = loss().verdict(asked);
    Why why = verdict.why();
    if (why != null) return WhyView.of(search.snapshot(), loss(), why);
    return new WhyView.NoChain(
        Sentences.whyNot(loss(), verdict), GroupStateView.all(search.snapshot(), verdict.whyNot()));
  }
}
