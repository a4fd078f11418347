package dev.faultline.analysis;

import dev.faultline.model.Level;
import org.jspecify.annotations.Nullable;

/** A row of an answer. */
interface AffectedView {
  ItemView item();

  Level level();

  Level before();

  int hops();

  WhyView why();

  /** Which targets bring it about; null where the row is not about targets. */
  @Nullable ResponsibilityView responsible();
}
