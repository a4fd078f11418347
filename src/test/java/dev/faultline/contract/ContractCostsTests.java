package dev.faultline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.contract.Contract.Period;
import dev.faultline.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractCostsTests {
  private static final LocalDate START = LocalDate.of(2026, 3, 15);

  @Test
  void theMonthsOfAYearSumToItsValue() {
    Contract contract = contract("100.00", Period.YEAR, null);
    Money sum =
        IntStream.range(0, 12)
            .mapToObj(month -> month(contract, YearMonth.from(START).plusMonths(month)))
            .reduce(Money.of("0.00", "EUR"), Money::plus);
    assertThat(sum).isEqualTo(Money.of("100.00", "EUR"));
    assertThat(month(contract, YearMonth.of(2026, 3))).isEqualTo(Money.of("8.34", "EUR"));
    assertThat(month(contract, YearMonth.of(2027, 2))).isEqualTo(Money.of("8.33", "EUR"));
  }

  @Test
  void aMonthlyValueIsThatOfEachMonth() {
    assertThat(month(contract("9.99", Period.MONTH, null), YearMonth.of(2028, 7)))
        .isEqualTo(Money.of("9.99", "EUR"));
  }

  @Test
  void aValueForTheWholeIsSharedByAllOfItsMonths() {
    Contract contract = contract("10.00", null, LocalDate.of(2026, 5, 14));
    assertThat(month(contract, YearMonth.of(2026, 3))).isEqualTo(Money.of("3.34", "EUR"));
    assertThat(month(contract, YearMonth.of(2026, 5))).isEqualTo(Money.of("3.33", "EUR"));
    assertThat(ContractCosts.of(contract, YearMonth.of(2026, 6))).isNull();
    assertThat(ContractCosts.of(contract("10.00", null, null), YearMonth.of(2026, 3))).isNull();
  }

  private static Money month(Contract contract, YearMonth month) {
    Money money = ContractCosts.of(contract, month);
    assertThat(money).isNotNull();
    return money;
  }

  private static Contract contract(String value, @Nullable Period per, @Nullable LocalDate end) {
    return new Contract(
        "id",
        "C-1",
        null,
        ContractKind.SUPPORT,
        null,
        List.of(),
        START,
        end,
        new Term(null, null, false, null),
        Money.of(value, "EUR"),
        per,
        null,
        null,
        List.of(),
        new Covered(List.of(), List.of(), List.of()),
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
