package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import dev.faultline.model.RevisionGone;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class EstateFeedTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FakeEstate estate = new FakeEstate();
  private final EstateFeed feed = new EstateFeed(estate.live(), estate.log());

  private void write(int times) {
    for (int i = 0; i < times; i++) {
      estate.write(FakeEstate.item("item", "Server", Level.NONE));
    }
  }

  private static Flux<Long> numbers(Flux<EstateFeed.Entry> entries) {
    return entries.map(entry -> entry.revision().number());
  }

  private static String text(EstateFeed.Entry entry) {
    return entry.getClass().getSimpleName() + " " + entry.revision().number();
  }

  private static Long[] from1To(int last) {
    return LongStream.rangeClosed(1, last).boxed().toArray(Long[]::new);
  }

  @Test
  void theLogIsReplayedAndThenFollowedWithoutGapOrDuplicate() {
    write(350);

    StepVerifier.create(numbers(feed.after(0)).take(360))
        .expectNext(from1To(350))
        .then(() -> write(10))
        .expectNext(IntStream.rangeClosed(351, 360).mapToObj(Long::valueOf).toArray(Long[]::new))
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void aReaderThatFallsBehindReadsTheLogInstead() {
    int all = 3 * EstateFeed.BUFFER;

    StepVerifier.create(numbers(feed.after(0)).take(all), 0)
        .then(() -> write(all))
        .thenRequest(7)
        .expectNextCount(7)
        .thenRequest(Long.MAX_VALUE)
        .expectNext(LongStream.rangeClosed(8, all).boxed().toArray(Long[]::new))
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void revisionsThatTheImageSkippedAreReadFromTheLog() {
    estate.imageDelivers = 2;

    StepVerifier.create(numbers(feed.after(0)).take(5))
        .then(() -> write(4))
        .then(() -> estate.imageDelivers = Integer.MAX_VALUE)
        .then(() -> write(1))
        .expectNext(1L, 2L, 3L, 4L, 5L)
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void aReaderThatLeavesIsForgotten() throws InterruptedException {
    BaseSubscriber<EstateFeed.Entry> reader =
        new BaseSubscriber<>() {
          @Override
          protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(1);
          }
        };
    feed.after(0).subscribe(reader);
    assertThat(estate.listenerCount()).isEqualTo(1);

    reader.cancel();

    assertThat(estate.listenerCount()).isZero();
    write(1);
    assertThat(List.of(estate.listenerCount())).containsExactly(0);
  }

  @Test
  void aStoreThatIsReplacedIsToldAndFollowedFromItsOwnRevisionOn() {
    write(3);

    StepVerifier.create(feed.after(0).map(EstateFeedTests::text).take(6))
        .expectNext("Written 1", "Written 2", "Written 3")
        .then(() -> estate.replaceBy("a -> b"))
        .expectNext("Replaced 1")
        .then(() -> write(2))
        .expectNext("Written 2", "Written 3")
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void whatASlowReaderHasNotReadOfAReplacedStoreIsNotTold() {
    write(5);

    StepVerifier.create(feed.after(0).map(EstateFeedTests::text).take(5), 0)
        .thenRequest(1)
        .expectNext("Written 1")
        .then(() -> estate.replaceBy("a -> b"))
        .then(() -> write(2))
        .thenRequest(Long.MAX_VALUE)
        .expectNext("Replaced 1", "Written 2", "Written 3")
        .then(() -> estate.replaceBy("c -> d"))
        .expectNext("Replaced 1")
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void revisionsThatAreNoLongerKeptEndTheStream() {
    write(3);
    estate.forget(2);

    StepVerifier.create(feed.after(0)).expectError(RevisionGone.class).verify(PATIENCE);
  }
}
