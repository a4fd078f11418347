package dev.faultline.analysis;

import dev.faultline.model.Level;

/** A row of an answer. */
interface AffectedView {
  ItemView item();

  Level level();

  Level before();

  int hops();

  WhyView why();
}
