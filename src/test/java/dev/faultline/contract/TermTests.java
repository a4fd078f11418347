package dev.faultline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermTests {
  private static final LocalDate END = LocalDate.of(2024, 1, 31);

  private static Term term(Long noticeDays, Long noticeMonths, Long renewalMonths) {
    return new Term(noticeDays, noticeMonths, renewalMonths != null, renewalMonths);
  }

  private static List<String> turns(Term term, String from, String to) {
    return term.turns(END, LocalDate.parse(from), LocalDate.parse(to)).stream()
        .map(turn -> turn.day() + " by " + turn.noticeBy())
        .toList();
  }

  @Test
  void withoutNoticeTheLastDayIsTheDay() {
    assertThat(turns(term(null, null, null), "2024-01-31", "2024-01-31"))
        .containsExactly("2024-01-31 by 2024-01-31");
  }

  @Test
  void noticeIsMonthsAndThenDaysBeforeTheEnd() {
    assertThat(turns(term(5L, 2L, null), "2023-11-25", "2023-11-25"))
        .containsExactly("2024-01-31 by 2023-11-25");
  }

  @Test
  void anEndIsInThePeriodFromItsLastDayForNoticeOn() {
    Term term = term(30L, null, null);
    assertThat(turns(term, "2023-12-01", "2023-12-31")).isEmpty();
    assertThat(turns(term, "2023-12-01", "2024-01-01")).hasSize(1);
    assertThat(turns(term, "2024-01-31", "2025-01-01")).hasSize(1);
    assertThat(turns(term, "2024-02-01", "2025-01-01")).isEmpty();
  }

  @Test
  void renewalByTheMonthKeepsToTheLastDayOfMonths() {
    assertThat(turns(term(null, null, 1L), "2024-02-01", "2024-05-15"))
        .containsExactly(
            "2024-02-29 by 2024-02-29", "2024-03-31 by 2024-03-31", "2024-04-30 by 2024-04-30");
  }

  @Test
  void aTermThatEndsWithAMonthRenewsToTheEndOfOne() {
    LocalDate end = LocalDate.of(2026, 9, 30);
    assertThat(term(null, null, 3L).turns(end, end, end.plusMonths(7)))
        .extracting(turn -> turn.day().toString())
        .containsExactly("2026-09-30", "2026-12-31", "2027-03-31");
    assertThat(term(null, null, 3L).turns(end.minusDays(1), end, end.plusMonths(4)))
        .extracting(turn -> turn.day().toString())
        .containsExactly("2026-12-29");
  }

  @Test
  void aContractWithoutAnEndHasNone() {
    assertThat(term(null, null, null).turns(null, END, END.plusYears(9))).isEmpty();
  }
}
