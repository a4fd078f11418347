package dev.faultline.analysis;

import dev.faultline.impact.Budget;
import dev.faultline.model.Level;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A row of an answer. */
interface AffectedView {
  ItemView item();

  Level level();

  Level before();

  int hops();

  WhyView why();

  /**
   * Which targets bring it about; null where the row is not about targets.
   *
   * @param within what is left for this of the budget of the analysis
   */
  @Nullable ResponsibilityView responsible(UnaryOperator<Budget> within);
}
