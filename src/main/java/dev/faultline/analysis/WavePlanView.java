package dev.faultline.analysis;

import dev.faultline.analysis.ImpactView.TargetView;
import dev.faultline.impact.Headlines;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Target;
import dev.faultline.impact.WavePlan;
import dev.faultline.impact.Why;
import dev.faultline.model.Level;
import dev.faultline.model.Revision;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A plan of waves as a request reads it.
 *
 * @param protectedCount items in use that are protected
 */
record WavePlanView(Search search, WavePlan plan, int protectedCount) {
  public Revision revision() {
    return search.revision();
  }

  public String headline() {
    return new Headlines(search.snapshot().topology()).waves(plan);
  }

  public Level worstAllowed() {
    return plan.question().worstAllowed();
  }

  public int waveCount() {
    return plan.waves().size();
  }

  public int placedCount() {
    return plan.waves().stream().mapToInt(List::size).sum();
  }

  public int fewestPossible() {
    return plan.fewestPossible();
  }

  public boolean isOptimal() {
    return plan.isOptimal();
  }

  public boolean searchedToTheEnd() {
    return plan.searchedToTheEnd();
  }

  public Search.Extent completeness() {
    return search.extent(plan.completeness());
  }

  public ImpactController.BudgetView budget() {
    return ImpactController.BudgetView.of(search.budget());
  }

  public List<Wave> waves() {
    return IntStream.range(0, plan.waves().size())
        .mapToObj(number -> new Wave(this, number))
        .toList();
  }

  public List<UnplaceableTarget> unplaceable() {
    return plan.unplaceable().stream().map(found -> new UnplaceableTarget(search, found)).toList();
  }

  public List<TargetView> undecided() {
    return plan.undecided().stream().map(target -> target(search, target)).toList();
  }

  private static TargetView target(Search search, Target target) {
    return new TargetView(
        ItemView.of(search.snapshot(), target.item()),
        target.effect(),
        search.snapshot().topology().countsOn(target.item()));
  }

  /** Targets that may be changed at the same time. */
  static final class Wave {
    private final WavePlanView plan;
    private final int place;
    private @Nullable ImpactView report;

    Wave(WavePlanView plan, int place) {
      this.plan = plan;
      this.place = place;
    }

    public int getNumber() {
      return place + 1;
    }

    public List<TargetView> getTargets() {
      return plan.plan().waves().get(place).stream()
          .map(target -> target(plan.search(), target))
          .toList();
    }

    /** What the wave does on its own. */
    public ImpactView getImpact() {
      ImpactView known = report;
      if (known == null) {
        Search search = plan.search();
        known = search.report(search.impact(plan.plan().waves().get(place)));
        report = known;
      }
      return known;
    }
  }

  /** A target that fits in no wave. */
  record UnplaceableTarget(Search search, WavePlan.Unplaceable found) {
    public TargetView target() {
      return WavePlanView.target(search, found.target());
    }

    public ItemView item() {
      return ItemView.of(search.snapshot(), found.item());
    }

    public Level level() {
      return found.level();
    }

    public Level allowed() {
      return found.allowed();
    }

    public @Nullable WhyView why() {
      Why why = found.why();
      if (why == null) return null;
      Impact impact = search.impact(List.of(found.target()));
      return WhyView.of(search.snapshot(), impact, why);
    }

    public String sentence() {
      return found.sentence();
    }
  }
}
