package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.faultline.graphql.Deadline;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.impact.Budget;
import dev.faultline.impact.Completeness;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.model.DeadlineExceeded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SearchesTests {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final AnswerSettings settings = AnswerSettings.defaults();
  private final Searches searches =
      new Searches(
          mock(Questions.class),
          settings,
          new GraphQlLimits(15, 500, 5_000, 20_000, 1_000_000, LONGEST, 200, 50));

  private static Deadline in(Duration left) {
    Deadline deadline = mock(Deadline.class);
    when(deadline.left()).thenReturn(left);
    return deadline;
  }

  private Search search(Duration left) {
    Budget budget = Budget.unlimited();
    return new Search(
        mock(Snapshot.class),
        new ImpactEngine(),
        List.of(),
        List.of(),
        false,
        budget,
        budget,
        in(left),
        settings,
        Remedy.ofSearch(budget, LONGEST, settings));
  }

  @Test
  void onlySoManySearchesRunAtOnceAndTheNextWaitsNoLongerThanItsRequest() throws Exception {
    CountDownLatch running = new CountDownLatch(settings.maxSearches());
    CountDownLatch end = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> busy = new ArrayList<>();
      for (int i = 0; i < settings.maxSearches(); i++) {
        busy.add(
            threads.submit(() ->
                searches.run(
                    search(Duration.ofDays(1)),
                    _ -> {
                      running.countDown();
                      await(end);
                      return "done";
                    })));
      }
      await(running);

      assertThatThrownBy(() -> searches.run(search(Duration.ofMillis(1)), _ -> "never"))
          .isInstanceOf(DeadlineExceeded.class)
          .hasMessageContaining("Ask again later");
      end.countDown();
      for (Future<String> one : busy) assertThat(one.get()).isEqualTo("done");
    }
    String next = searches.run(search(Duration.ofDays(1)), _ -> "next");
    assertThat(next).isEqualTo("next");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSearchThatFailsMakesRoomForTheNext() {
    for (int i = 0; i <= settings.maxSearches(); i++) {
      assertThatThrownBy(() ->
              searches.run(
                  search(Duration.ofDays(1)),
                  _ -> {
                    throw new IllegalStateException("broken");
                  }))
          .hasMessage("broken");
    }
  }

  @Test
  void whatASearchWaitedForItsTurnIsTakenOffItsTime() {
    Duration time = searches.run(search(Duration.ofSeconds(3)), Budget::maxTime);
    assertThat(time).isEqualTo(Duration.ofMillis(1_750));
    assertThat(searches.<Duration>run(search(Duration.ofMillis(1)), Budget::maxTime)).isZero();
  }

  @Test
  void theRemedyNamesTheArgumentWhereThatHelpsAndElseTheSettings() {
    Completeness late = new Completeness(Set.of(Completeness.Reason.TIME), 3, 0);
    Budget small = new Budget(9, 9, Duration.ofMillis(5), () -> false);
    Duration longest = Duration.ofMillis(7_500);

    assertThat(Remedy.ofSearch(small, longest, settings).of(late))
        .isEqualTo("Give budget.maxMillis more than 5, up to 7500.");
    assertThat(Remedy.ofSearch(Budget.unlimited(), longest, settings).of(late))
        .contains("7500 ms")
        .contains("faultline.analysis.max-time")
        .contains("faultline.graphql.max-time");
    assertThat(Remedy.ofAnalysis(Budget.unlimited(), settings).of(late)).contains("10000 ms");
    for (Completeness.Reason reason : Completeness.Reason.values()) {
      assertThat(Remedy.ofAnalysis(small, settings).of(new Completeness(Set.of(reason), 1, 0)))
          .as(reason.name())
          .endsWith(".");
    }
    assertThat(Remedy.ofAnalysis(small, settings).of(new Completeness(Set.of(), 0, 0))).isNull();
  }

  @Test
  void aSearchEndsEarlyEnoughForItsAnswer() {
    assertThat(searches.withReserve(Budget.unlimited(), in(LONGEST)).maxTime())
        .isEqualTo(Duration.ofMillis(7_500));
    assertThat(searches.withReserve(Budget.unlimited(), in(Duration.ofSeconds(4))).maxTime())
        .isEqualTo(Duration.ofMillis(2_750));
    assertThat(searches.withReserve(Budget.unlimited(), in(Duration.ofSeconds(1))).maxTime())
        .isEqualTo(Duration.ZERO);
    Budget small = new Budget(9, 9, Duration.ofMillis(5), () -> false);
    assertThat(searches.withReserve(small, in(LONGEST))).isEqualTo(small);
  }
}
