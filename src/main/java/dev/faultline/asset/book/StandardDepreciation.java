package dev.faultline.asset.book;

import dev.faultline.asset.book.DepreciationRule.Method;
import dev.faultline.asset.book.DepreciationRule.Scope;
import dev.faultline.money.Convention;
import java.math.BigDecimal;
import java.time.Month;
import java.util.List;

/**
 * The rules that every estate starts with: usual lives in the financial books, and tax books of the
 * form that the American system has (double declining, half a year). Both are there to be changed.
 */
final class StandardDepreciation {
  static final List<DepreciationRule> ALL =
      List.of(
          financial("Hardware", 60),
          financial("Mobile", 36),
          financial("Software", 36),
          financial("Facility", 480),
          financial("Furniture", 120),
          tax("Hardware", 60),
          tax("Mobile", 60),
          tax("Furniture", 84));

  private StandardDepreciation() {}

  private static DepreciationRule financial(String kind, int lifeMonths) {
    return new DepreciationRule(
        Scope.KIND,
        kind,
        DepreciationRule.FINANCIAL,
        Method.STRAIGHT_LINE,
        lifeMonths,
        BigDecimal.ZERO,
        null,
        Convention.FULL_MONTH,
        Month.JANUARY);
  }

  private static DepreciationRule tax(String kind, int lifeMonths) {
    return new DepreciationRule(
        Scope.KIND,
        kind,
        "tax",
        Method.DECLINING_BALANCE_TO_STRAIGHT_LINE,
        lifeMonths,
        BigDecimal.ZERO,
        BigDecimal.TWO,
        Convention.HALF_YEAR,
        Month.JANUARY);
  }
}
