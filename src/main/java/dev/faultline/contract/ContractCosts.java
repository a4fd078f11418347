package dev.faultline.contract;

import dev.faultline.asset.RunningCost;
import dev.faultline.asset.RunningCosts;
import dev.faultline.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What contracts cost in a month. The months of a contract are counted from its start, the next
 * begins on the same day of the next calendar month and is a cost of that; one that would begin
 * after the end is none. The months of a period share its value in equal parts that sum exactly.
 *
 * <p>A value for the whole of a contract is shared by the months of the term that was agreed, and
 * comes again with each renewal; without a start and an end it has none to be shared by and counts
 * for no month. An earlier end takes away the months after it and leaves those before it as they
 * were. The cost falls on the items behind the contract.
 */
@Component
final class ContractCosts implements RunningCosts {
  private final Contracts contracts;
  private final CoveredItems coveredItems;

  ContractCosts(Contracts contracts, CoveredItems coveredItems) {
    this.contracts = contracts;
    this.coveredItems = coveredItems;
  }

  @Override
  public void forEach(YearMonth month, BooleanSupplier cancelled, Consumer<RunningCost> each) {
    List<Contract> running =
        contracts.list(contract -> isPaid(of(contract, month)), "", Integer.MAX_VALUE);
    Map<String, List<String>> items = coveredItems.of(running);
    for (Contract contract : running) {
      Money amount = of(contract, month);
      List<String> keys = items.getOrDefault(contract.number(), List.of());
      if (amount != null) each.accept(new RunningCost(RunningCost.Source.CONTRACT, amount, keys));
    }
  }

  private static boolean isPaid(@Nullable Money amount) {
    return amount != null && !amount.isZero() && !amount.isNegative();
  }

  /** The month's part of the value; null where it has none. */
  static @Nullable Money of(Contract contract, YearMonth month) {
    Money value = contract.value();
    LocalDate start = contract.start();
    if (value == null) return null;
    LocalDate first = start == null ? LocalDate.of(month.getYear(), 1, 1) : start;
    int place = Math.toIntExact(ChronoUnit.MONTHS.between(YearMonth.from(first), month));
    LocalDate last = contract.term().renews() ? null : contract.end();
    if (place < 0 || last != null && first.plusMonths(place).isAfter(last)) return null;
    if (contract.valuePer() != null) return part(value, place, months(contract.valuePer()));
    LocalDate agreed = contract.agreedEnd() == null ? contract.end() : contract.agreedEnd();
    if (start == null || agreed == null) return null;
    int term = begunBy(start, agreed);
    if (place < term) return part(value, place, term);
    Long renewal = contract.term().renewalMonths();
    return renewal == null || renewal < 1
        ? null
        : part(value, place - term, Math.toIntExact(renewal));
  }

  private static int months(Contract.Period period) {
    return switch (period) {
      case MONTH -> 1;
      case QUARTER -> 3;
      case YEAR -> 12;
    };
  }

  /** How many months have begun by the end of the day. */
  private static int begunBy(LocalDate start, LocalDate day) {
    int months = Math.toIntExact(ChronoUnit.MONTHS.between(start, day));
    while (!start.plusMonths(months).isAfter(day)) months++;
    return months;
  }

  private static Money part(Money value, int place, int months) {
    long[] equal = new long[months];
    Arrays.fill(equal, 1);
    return value.allocate(equal).get(place % months);
  }
}
