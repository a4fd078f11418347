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
  void aYearIsChargedTwelveTimesWhateverDayItStartsOn() {
    Contract contract =
        contract("100", Period.MONTH, LocalDate.of(2026, 1, 15), LocalDate.of(2027, 1, 14));
    assertThat(months(contract)).containsExactlyElementsOf(from("2026-01", 12));
    Contract yearly =
        contract("1200", Period.YEAR, LocalDate.of(2026, 1, 15), LocalDate.of(2027, 1, 14));
    assertThat(months(yearly)).containsExactlyElementsOf(from("2026-01", 12));
    Contract fromTheLast =
        contract("100", Period.MONTH, LocalDate.of(2026, 1, 31), LocalDate.of(2026, 4, 29));
    assertThat(months(fromTheLast)).containsExactly("2026-01", "2026-02", "2026-03");
  }

  @Test
  void aValueForTheWholeIsSharedByAllOfItsMonths() {
    Contract contract = contract("10.00", null, LocalDate.of(2026, 6, 14));
    assertThat(month(contract, YearMonth.of(2026, 3))).isEqualTo(Money.of("3.34", "EUR"));
    assertThat(month(contract, YearMonth.of(2026, 5))).isEqualTo(Money.of("3.33", "EUR"));
    assertThat(months(contract)).containsExactlyElementsOf(from("2026-03", 3));
    assertThat(ContractCosts.of(contract("10.00", null, null), YearMonth.of(2026, 3))).isNull();
  }

  @Test
  void aValueForTheWholeComesAgainWithEachRenewal() {
    Contract contract = renewing("30.00", LocalDate.of(2026, 5, 31), 2);
    assertThat(month(contract, YearMonth.of(2026, 5))).isEqualTo(Money.of("10", "EUR"));
    assertThat(month(contract, YearMonth.of(2026, 6))).isEqualTo(Money.of("15", "EUR"));
    assertThat(month(contract, YearMonth.of(2030, 1))).isEqualTo(Money.of("15", "EUR"));
  }

  @Test
  void anEarlierEndLeavesTheMonthsBeforeItAsTheyWere() {
    Contract agreed = contract("120.00", null, LocalDate.of(2027, 3, 14));
    Contract ended = agreed.endingOn(LocalDate.of(2026, 6, 30)).endingOn(LocalDate.of(2026, 5, 31));
    assertThat(ended.agreedEnd()).isEqualTo(agreed.end());
    assertThat(months(ended)).containsExactly("2026-03", "2026-04", "2026-05");
    assertThat(month(ended, YearMonth.of(2026, 4))).isEqualTo(Money.of("10", "EUR"));

    Contract renewed =
        renewing("30.00", LocalDate.of(2026, 5, 31), 2).endingOn(LocalDate.of(2026, 8, 20));
    assertThat(months(renewed)).containsExactlyElementsOf(from("2026-03", 6));
    assertThat(month(renewed, YearMonth.of(2026, 4))).isEqualTo(Money.of("10", "EUR"));
    assertThat(month(renewed, YearMonth.of(2026, 8))).isEqualTo(Money.of("15", "EUR"));
  }

  /** The months of ten years that have a part of the value. */
  private static List<String> months(Contract contract) {
    return from("2025-01", 120).stream()
        .filter(month -> ContractCosts.of(contract, YearMonth.parse(month)) != null)
        .toList();
  }

  private static List<String> from(String month, int count) {
    YearMonth first = YearMonth.parse(month);
    return IntStream.range(0, count).mapToObj(i -> first.plusMonths(i).toString()).toList();
  }

  private static Money month(Contract contract, YearMonth month) {
    Money money = ContractCosts.of(contract, month);
    assertThat(money).isNotNull();
    return money;
  }

  private static Contract contract(String value, @Nullable Period per, @Nullable LocalDate end) {
    return contract(value, per, START, end);
  }

  private static Contract contract(
      String value, @Nullable Period per, LocalDate start, @Nullable LocalDate end) {
    return contract(value, per, start, end, new Term(null, null, false, null));
  }

  private static Contract renewing(String value, LocalDate end, long months) {
    return contract(value, null, START, end, new Term(null, null, true, months));
  }

  private static Contract contract(
      String value, @Nullable Period per, LocalDate start, @Nullable LocalDate end, Term term) {
    return new Contract(
        "id",
        "C-1",
        null,
        ContractKind.SUPPORT,
        null,
        List.of(),
        start,
        end,
        null,
        term,
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
