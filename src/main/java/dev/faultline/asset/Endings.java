package dev.faultline.asset;

import java.time.LocalDate;
import java.util.List;

/** Something that knows of ends to come: of warranties, contracts, licences. */
public interface Endings {
  /**
   * What ends in the period, in no particular order; empty if nothing does.
   *
   * @param from first day
   * @param to last day
   */
  List<Ending> between(LocalDate from, LocalDate to);
}
