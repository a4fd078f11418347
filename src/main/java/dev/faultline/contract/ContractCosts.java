package dev.faultline.contract;

import dev.faultline.asset.Asset;
import dev.faultline.asset.Assets;
import dev.faultline.asset.RunningCost;
import dev.faultline.asset.RunningCosts;
import dev.faultline.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What contracts cost in a month: the months of a period share its value in equal parts that sum
 * exactly, counted from the month in which the contract starts. A value for the whole of a contract
 * is shared by all of its months; without a start and an end it has none to be shared by and counts
 * for no month. It falls on the items that the contract covers and on those that covered assets
 * embody.
 */
@Component
final class ContractCosts implements RunningCosts {
  private final Contracts contracts;
  private final Assets assets;

  ContractCosts(Contracts contracts, Assets assets) {
    this.contracts = contracts;
    this.assets = assets;
  }

  @Override
  public void forEach(YearMonth month, Consumer<RunningCost> each) {
    for (Contract contract : contracts.list(c -> runsIn(c, month), "", Integer.MAX_VALUE)) {
      Money amount = of(contract, month);
      if (amount == null || amount.isZero() || amount.isNegative()) continue;
      var keys = new TreeSet<>(contract.covered().items());
      for (Asset asset : assets.ofTags(contract.covered().assets()).values()) {
        asset.items().forEach(item -> keys.add(item.key()));
      }
      each.accept(new RunningCost(RunningCost.Source.CONTRACT, amount, List.copyOf(keys)));
    }
  }

  private static boolean runsIn(Contract contract, YearMonth month) {
    return contract.value() != null
        && contract.state(month.atEndOfMonth()) != Contract.State.AHEAD
        && contract.state(month.atDay(1)) != Contract.State.ENDED;
  }

  /** The month's part of the value; null where it is for no months in particular. */
  static @Nullable Money of(Contract contract, YearMonth month) {
    Money value = contract.value();
    if (value == null) return null;
    LocalDate start = contract.start();
    LocalDate end = contract.end();
    Contract.Period per = contract.valuePer();
    YearMonth first = start == null ? YearMonth.of(month.getYear(), 1) : YearMonth.from(start);
    long months;
    if (per != null) {
      months =
          switch (per) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
          };
    } else {
      if (start == null || end == null) return null;
      months = ChronoUnit.MONTHS.between(first, YearMonth.from(end)) + 1;
      if (first.plusMonths(months).compareTo(month) <= 0) return null;
    }
    long[] weights = new long[Math.toIntExact(months)];
    Arrays.fill(weights, 1);
    int place = Math.floorMod(ChronoUnit.MONTHS.between(first, month), weights.length);
    return value.allocate(weights).get(place);
  }
}
