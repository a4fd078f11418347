package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.model.Conflict;
import dev.faultline.model.Edit;
import dev.faultline.model.Revision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.exceptions.TransientException;
import org.springframework.beans.factory.annotation.Autowired;

@Neo4jIT
class RevisionLogIT {
  private static final Author ANN = new Author("ann", null, null);
  private static final Edit EDIT = new Edit.RelationWritten(null, Estates.relation("a", "b"));

  @Autowired RevisionLog log;
  @Autowired Sessions sessions;
  @Autowired CypherFiles cypher;
  @Autowired TestStore store;

  @BeforeEach
  void empty() {
    store.wipe();
  }

  @Test
  void anEmptyEstateIsAtRevisionZero() {
    assertThat(log.newest().number()).isZero();
    assertThat(log.after(0, 10)).isEmpty();
    assertThat(log.find(1)).isEmpty();
  }

  @Test
  void aWriteWithEditsBecomesTheNextRevision() {
    Author importer = new Author("importer", "cmdb", "nightly");
    Edit item = new Edit.ItemWritten(null, Estates.item("a", Map.of("cores", 8L)));
    Committed<String> committed =
        log.write(
            importer,
            transaction -> {
              transaction.run("CREATE (:Note {at: $at})", Map.of("at", transaction.at()));
              transaction.append(item);
              transaction.append(EDIT);
              return "done";
            });
    Revision revision = committed.revision();
    assertThat(committed.value()).isEqualTo("done");
    assertThat(committed.changed()).isTrue();
    assertThat(revision).isEqualTo(new Revision(1, revision.at(), "importer", "cmdb", "nightly"));
    assertThat(log.newest()).isEqualTo(revision);
    assertThat(log.find(1)).contains(revision);
    assertThat(log.after(0, 10)).containsExactly(new LoggedRevision(revision, List.of(item, EDIT)));
    assertThat(CypherValues.instant(store.run("MATCH (n:Note) RETURN n.at AS at").getFirst(), "at"))
        .isEqualTo(revision.at());
    assertThat(
            store
                .run("MATCH (r:Revision) RETURN r.editCount AS count")
                .getFirst()
                .get("count")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void tellsWhereARevisionStands() {
    Revision first = write(log, ANN);
    String estate = log.estate();
    assertThat(log.position(1)).contains(new LogPosition(estate, first, 0));
    log.write(
        ANN,
        transaction -> {
          transaction.append(EDIT);
          transaction.append(EDIT);
          return "done";
        });
    Revision last = write(log, ANN);

    assertThat(log.position(1)).contains(new LogPosition(estate, first, 3));
    assertThat(log.position(3)).contains(new LogPosition(estate, last, 0));
    assertThat(log.position(4)).isEmpty();
  }

  @Test
  void aWriteWithoutEditsCommitsAndTakesNoNumber() {
    Revision first = write(log, ANN);
    Committed<Integer> committed =
        log.write(
            ANN, transaction -> transaction.run("CREATE (:Silent) RETURN 1", Map.of()).size());
    assertThat(committed).isEqualTo(new Committed<>(1, first, false));
    assertThat(log.newest()).isEqualTo(first);
    assertThat(store.run("MATCH (n:Silent) RETURN n")).hasSize(1);
  }

  @Test
  void aWriteThatThrowsLeavesNothingBehind() {
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() ->
            log.write(
                ANN,
                transaction -> {
                  transaction.run("CREATE (:Note)", Map.of());
                  transaction.append(EDIT);
                  throw new Conflict("taken");
                }));
    assertThat(log.newest().number()).isZero();
    assertThat(store.run("MATCH (n:Note) RETURN n")).isEmpty();
    assertThat(write(log, ANN).number()).isEqualTo(1);
  }

  @Test
  void listsAfterANumberInOrderAndUpToALimit() {
    for (int i = 0; i < 5; i++) write(log, ANN);
    assertThat(log.after(1, 3))
        .extracting(logged -> logged.revision().number())
        .containsExactly(2L, 3L, 4L);
    assertThat(log.after(5, 3)).isEmpty();
  }

  @Test
  void writersOfTwoInstancesGetNumbersWithoutGapsInTheOrderOfTheirCommits() throws Exception {
    List<RevisionCommitted> ofOne = new ArrayList<>();
    List<RevisionCommitted> ofOther = new ArrayList<>();
    List<RevisionLog> instances = List.of(instance(ofOne::add), instance(ofOther::add));
    List<Callable<Revision>> writers =
        IntStream.range(0, 40)
            .<Callable<Revision>>mapToObj(
                i -> () -> write(instances.get(i % 2), new Author("writer-" + i, null, null)))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (var written : threads.invokeAll(writers))
        assertThat(written.get().number()).isPositive();
    }
    List<LoggedRevision> logged = log.after(0, 100);
    assertThat(logged)
        .extracting(each -> each.revision().number())
        .containsExactlyElementsOf(upTo(40));
    assertThat(logged).extracting(each -> each.revision().at()).isSorted();
    assertThat(logged).extracting(each -> each.revision().actor()).doesNotHaveDuplicates();
    // Each writer noted the number that it found; the number that it took is the next.
    assertThat(store.run("MATCH (n:Note) RETURN n.found AS found ORDER BY found"))
        .extracting(row -> row.get("found").asLong() + 1)
        .containsExactlyElementsOf(upTo(40));
    assertThat(ofOne).hasSize(20).isSortedAccordingTo((a, b) -> Long.compare(number(a), number(b)));
    assertThat(ofOther)
        .hasSize(20)
        .isSortedAccordingTo((a, b) -> Long.compare(number(a), number(b)));
  }

  @Test
  void runsTheWorkAgainAfterAPassingFailureAndKeepsOnlyItsLastEdits() {
    AtomicInteger attempts = new AtomicInteger();
    Committed<Integer> committed =
        log.write(
            ANN,
            transaction -> {
              transaction.append(EDIT);
              transaction.run("CREATE (:Note)", Map.of());
              if (attempts.incrementAndGet() < 3) {
                throw new TransientException(
                    "Neo.TransientError.Transaction.DeadlockDetected", "deadlock");
              }
              return attempts.get();
            });
    assertThat(committed.value()).isEqualTo(3);
    assertThat(log.after(0, 10))
        .singleElement()
        .satisfies(logged -> assertThat(logged.edits()).containsExactly(EDIT));
    assertThat(store.run("MATCH (n:Note) RETURN n")).hasSize(1);
  }

  @Test
  void aClockThatIsSetBackDoesNotTurnTheOrderOfTimesAround() {
    Revision first = write(log, ANN);
    InstantSource yesterday = InstantSource.fixed(first.at().minusSeconds(86_400));
    RevisionLog late = new RevisionLog(sessions, cypher, new EditCodec(), event -> {}, yesterday);
    assertThat(write(late, ANN).at()).isEqualTo(first.at());
    assertThat(first.at()).isEqualTo(Instant.ofEpochMilli(first.at().toEpochMilli()));
  }

  @Test
  void aListenerThatFailsDoesNotFailTheWrite() {
    RevisionLog troubled =
        instance(event -> {
          throw new IllegalArgumentException("listener");
        });
    assertThat(write(troubled, ANN).number()).isEqualTo(1);
  }

  @Test
  void refusesAWriteWithinAWrite() {
    assertThatIllegalStateException()
        .isThrownBy(() -> log.write(ANN, transaction -> write(log, ANN)))
        .withMessageContaining("within another write");
  }

  private RevisionLog instance(Consumer<RevisionCommitted> listener) {
    return new RevisionLog(sessions, cypher, new EditCodec(), listener, InstantSource.system());
  }

  private static Revision write(RevisionLog log, Author author) {
    return log.write(
            author,
            transaction -> {
              transaction.run(
                  "MATCH (counter:RevisionCounter) CREATE (:Note {found: counter.last})", Map.of());
              transaction.append(EDIT);
              return author;
            })
        .revision();
  }

  private static long number(RevisionCommitted event) {
    return event.revision().number();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
