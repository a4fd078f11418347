package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.test.tester.GraphQlTester;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class SubscriptionApiTests extends ApiTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Flux<GraphQlTester.Response> changes(String arguments) {
    return api.document(
            "subscription { estateChanged"
                + arguments
                + " { revision { number } changes { kind item { key state owner type { name } }"
                + " group typeName relation { from { key } to { key } confidence } before after } }"
                + " }")
        .executeSubscription()
        .toFlux();
  }

  private static String kinds(GraphQlTester.Response event) {
    return event.path("estateChanged.revision.number").entity(Long.class).get()
        + " "
        + event.path("estateChanged.changes[*].kind").entityList(String.class).get();
  }

  @Test
  void writesAreReplayedFromARevisionAndThenFollowed() {
    estate.with("shop -> db");

    StepVerifier.create(changes("(after: 0)").map(SubscriptionApiTests::kinds).take(3))
        .expectNext("1 [ITEM_CREATED, ITEM_CREATED, RELATION_CREATED]")
        .then(() ->
            ask(
                "mutation { setState(input: {item: {key: \"db\"}, state: DOWN}) { errors { code } }"
                    + " }"))
        .expectNext("2 [ITEM_UPDATED]")
        .then(() ->
            ask(
                "mutation { setRedundancy(input: {dependent: {key: \"shop\"}, group: \"g\","
                    + " minimumUp: 1}) { errors { code } } }"))
        .expectNext("3 [REDUNDANCY_SET]")
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void aChangeShowsTheItemAsItIsAndTheStatesBeforeAndAfter() {
    estate.with("shop -> db");

    StepVerifier.create(changes("").take(1))
        .then(() -> estate.write(FakeEstate.item("db", "Application", Level.DOWN)))
        .assertNext(event -> {
          event
              .path("estateChanged.changes[0].item")
              .matchesJson("{\"key\": \"db\", \"state\": \"DOWN\", \"owner\": \"team of db\"}");
          event
              .path("estateChanged.changes[0].before.state")
              .entity(String.class)
              .isEqualTo("NONE");
          event.path("estateChanged.changes[0].after.state").entity(String.class).isEqualTo("DOWN");
        })
        .expectComplete()
        .verify(PATIENCE);
    assertThat(estate.storeReads).isZero();
  }

  @Test
  void aFilterLetsThroughWhatTouchesItsItems() {
    estate.with("shop -> db; other -> thing");

    StepVerifier.create(
            changes("(after: 0, filter: {key: {eq: \"shop\"}})")
                .map(SubscriptionApiTests::kinds)
                .take(2))
        .expectNext("1 [ITEM_CREATED, RELATION_CREATED]")
        .then(() -> estate.write(FakeEstate.item("thing", "Application", Level.DOWN)))
        .then(() -> estate.write(FakeEstate.item("shop", "Application", Level.DOWN)))
        .expectNext("3 [ITEM_UPDATED]")
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void aReplacedStoreIsToldWhateverTheFilterAndThenFollowed() {
    estate.with("shop -> db");
    estate.with("other -> db");

    StepVerifier.create(
            changes("(after: 2, filter: {key: {eq: \"shop\"}})")
                .map(SubscriptionApiTests::kinds)
                .take(2))
        .then(() -> estate.replaceBy("shop -> db-2"))
        .expectNext("1 [ESTATE_REPLACED]")
        .then(() -> estate.write(FakeEstate.item("shop", "Application", Level.DOWN)))
        .expectNext("2 [ITEM_UPDATED]")
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void aStartThatDoesNotExistIsRefused() {
    estate.with("a -> b");

    assertThat(refusedStart("(after: 99)")).isEqualTo("REVISION_GONE");
    assertThat(refusedStart("(after: -1)")).isEqualTo("INVALID_INPUT");
    assertThat(refusedStart("(filter: {type: {eq: \"Nope\"}})")).isEqualTo("INVALID_INPUT");
  }

  private String refusedStart(String arguments) {
    String[] code = {"none"};
    StepVerifier.create(changes(arguments))
        .expectErrorSatisfies(error -> {
          assertThat(error).isInstanceOf(SubscriptionPublisherException.class);
          var errors = ((SubscriptionPublisherException) error).getErrors();
          code[0] = String.valueOf(errors.getFirst().getExtensions().get("code"));
        })
        .verify(PATIENCE);
    return code[0];
  }
}
