package dev.faultline.asset;

import java.time.YearMonth;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Knows what months cost, such as depreciation, running cost or contracts. */
public interface RunningCosts {
  /**
   * Hands over every cost of the month one by one, in any order. A negative one is a credit, such
   * as what a disposal takes back of what was written off before.
   *
   * @param cancelled asked while they are being read
   * @throws dev.faultline.model.DeadlineExceeded if it was cancelled
   */
  void forEach(YearMonth month, BooleanSupplier cancelled, Consumer<RunningCost> each);
}
