package dev.faultline.store;

import dev.faultline.model.Edit;
import dev.faultline.model.Revision;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Query;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionContext;
import org.slf4j.LoggerFactory;

/**
 * The log of revisions, through which everything is written.
 *
 * <p>Writes are serial: the store's revision counter is locked from the start of a write to its
 * commit, so that numbers have no gaps and follow the order of commits on any number of instances.
 * What a write reads first, such as whether a key is free, therefore still holds when it commits.
 * Reads never wait. Safe for use by several threads.
 */
public final class RevisionLog {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(RevisionLog.class);
  private static final Revision EMPTY = new Revision(0, Instant.EPOCH, "faultline", null, null);

  private final Sessions sessions;
  private final EditCodec codec;
  private final Consumer<RevisionCommitted> listener;
  private final InstantSource clock;
  private final String lockCounter;
  private final String appendRevision;
  private final String findNewest;
  private final String findRevision;
  private final String listRevisions;
  private final String findRevisionAsOf;
  private final String findPosition;
  private final String nameEstate;
  private final String listRecordEdits;
  private final String countRecordEdits;

  /**
   * Keeps this instance's writes in line before they wait for the store's lock, and its events in
   * order.
   */
  private final ReentrantLock line = new ReentrantLock(true);

  RevisionLog(
      Sessions sessions,
      CypherFiles cypher,
      EditCodec codec,
      Consumer<RevisionCommitted> listener,
      InstantSource clock) {
    this.sessions = sessions;
    this.codec = codec;
    this.listener = listener;
    this.clock = clock;
    lockCounter = cypher.named("store/lock-revision-counter");
    appendRevision = cypher.named("store/append-revision");
    findNewest = cypher.named("store/find-newest-revision");
    findRevision = cypher.named("store/find-revision");
    listRevisions = cypher.named("store/list-revisions-after");
    findRevisionAsOf = cypher.named("store/find-revision-as-of");
    findPosition = cypher.named("store/find-position");
    nameEstate = cypher.named("store/name-estate");
    listRecordEdits = cypher.named("store/list-record-edits");
    countRecordEdits = cypher.named("store/count-record-edits");
  }

  /**
   * Runs the work in one write transaction, commits it and, where edits were appended, makes it the
   * next revision; then publishes {@link RevisionCommitted}. Without edits the data is committed
   * and no number is taken. If the work throws, nothing is written.
   *
   * <p>The driver runs the work again after a passing failure (deadlock, change of leader): apart
   * from the store, the work must change nothing that a second run would repeat. All edits of a
   * write travel in one message; thousands are fine, millions are not.
   *
   * @throws IllegalStateException if called from within a write or from a listener to one
   */
  public <T extends @Nullable Object> Committed<T> write(
      Author author, Function<RevisionTransaction, T> work) {
    if (line.isHeldByCurrentThread())
      throw new IllegalStateException("A write must not start within another write");
    line.lock();
    try {
      Attempt<T> done;
      try (Session session = sessions.open()) {
        done = session.executeWrite(transaction -> attempt(transaction, author, work));
      }
      if (!done.edits.isEmpty()) publish(new RevisionCommitted(done.revision, done.edits));
      return new Committed<>(done.value, done.revision, !done.edits.isEmpty());
    } finally {
      line.unlock();
    }
  }

  /** The newest revision; number 0 is the estate without any. */
  public Revision newest() {
    try (Session session = sessions.open()) {
      return session.executeRead(transaction ->
          first(transaction.run(findNewest).list()).map(RevisionLog::revision).orElse(EMPTY));
    }
  }

  /** The time that a write would have now; never before that of the newest revision. */
  public Instant now() {
    return timeAfter(newest());
  }

  private Instant timeAfter(Revision previous) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return now.isBefore(previous.at()) ? previous.at() : now;
  }

  /** The revision of this number. */
  public Optional<Revision> find(long number) {
    try (Session session = sessions.open()) {
      return session.executeRead(transaction ->
          first(transaction.run(findRevision, Map.of("number", number)).list())
              .map(RevisionLog::revision));
    }
  }

  /** Where a revision of this number stands in the log, in one read; empty if it is not there. */
  public Optional<LogPosition> position(long number) {
    try (Session session = sessions.open()) {
      return session.executeRead(transaction ->
          first(transaction.run(findPosition, Map.of("number", number)).list())
              .map(row ->
                  new LogPosition(
                      CypherValues.text(row, "estate"),
                      revision(row),
                      row.get("editsAfter").asLong())));
    }
  }

  /** Whether the log still has this very revision, and not another one of its number or none. */
  public boolean holds(Revision revision) {
    return revision.number() == 0
        || find(revision.number()).filter(found -> found.at().equals(revision.at())).isPresent();
  }

  /** The revision that was the newest at the time; empty if the log holds none that early. */
  public Optional<Revision> asOf(Instant time) {
    try (Session session = sessions.open()) {
      Map<String, @Nullable Object> parameters = CypherValues.parameters(Map.of("time", time));
      return session.executeRead(transaction ->
          first(transaction.run(findRevisionAsOf, parameters).list()).map(RevisionLog::revision));
    }
  }

  /**
   * The revisions that follow a number, oldest first.
   *
   * @param number the last one already known; 0 for all
   * @param limit most revisions to return, at least 1
   */
  public List<LoggedRevision> after(long number, int limit) {
    if (limit < 1) throw new IllegalArgumentException("limit must be >= 1 but was " + limit);
    Map<String, Object> parameters = Map.of("number", number, "limit", limit);
    List<Record> rows;
    try (Session session = sessions.open()) {
      rows = session.executeRead(transaction -> transaction.run(listRevisions, parameters).list());
    }
    return rows.stream().map(this::logged).toList();
  }

  /**
   * The name of the store's content, which stays and which no other store has but a copy of this
   * one.
   */
  public String estate() {
    try (Session session = sessions.open()) {
      return session.executeWrite(
          transaction -> transaction.run(nameEstate).single().get("estate").asString());
    }
  }

  /**
   * What was done to one record before a place in the log, newest first.
   *
   * @param kind and
   * @param key as in {@link Edit.RecordWritten}
   * @param before the place; {@link RecordEdit#END} for the newest
   * @param limit most edits to return, at least 1
   */
  public List<RecordEdit> history(String kind, String key, RecordEdit.Place before, int limit) {
    if (limit < 1) throw new IllegalArgumentException("limit must be >= 1 but was " + limit);
    Map<String, Object> parameters =
        Map.of(
            "record", record(kind, key),
            "revision", before.revision(),
            "edit", before.position(),
            "limit", limit);
    List<Record> rows;
    try (Session session = sessions.open()) {
      rows =
          session.executeRead(transaction -> transaction.run(listRecordEdits, parameters).list());
    }
    return rows.stream()
        .map(row ->
            new RecordEdit(
                revision(row),
                row.get("position").asInt(),
                (Edit.RecordWritten) codec.decode(row.get("edit").asString())))
        .toList();
  }

  /** How many edits of one record the log holds. */
  public int historyLength(String kind, String key) {
    Map<String, Object> parameters = Map.of("record", record(kind, key));
    try (Session session = sessions.open()) {
      return session.executeRead(transaction ->
          transaction.run(countRecordEdits, parameters).single().get("count").asInt());
    }
  }

  private static String record(String kind, String key) {
    return kind + " " + key;
  }

  private static List<Map<String, Object>> records(List<Edit> edits) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < edits.size(); i++) {
      if (edits.get(i) instanceof Edit.RecordWritten written) {
        rows.add(Map.of("record", record(written.kind(), written.key()), "edit", i));
      }
    }
    return rows;
  }

  private <T extends @Nullable Object> Attempt<T> attempt(
      TransactionContext transaction, Author author, Function<RevisionTransaction, T> work) {
    transaction.run(lockCounter).consume();
    Revision previous =
        first(transaction.run(findNewest).list()).map(RevisionLog::revision).orElse(EMPTY);
    Open open = new Open(transaction, timeAfter(previous));
    T value = work.apply(open);
    if (open.edits.isEmpty()) return new Attempt<>(value, previous, List.of());
    Revision revision =
        new Revision(
            previous.number() + 1, open.at, author.actor(), author.source(), author.reason());
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("number", revision.number());
    parameters.put("at", revision.at());
    parameters.put("actor", revision.actor());
    parameters.put("source", revision.source());
    parameters.put("reason", revision.reason());
    parameters.put("edits", open.edits.stream().map(codec::encode).toList());
    parameters.put("records", records(open.edits));
    transaction.run(appendRevision, CypherValues.parameters(parameters)).consume();
    return new Attempt<>(value, revision, List.copyOf(open.edits));
  }

  private void publish(RevisionCommitted event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      // The write is committed; a listener that failed must not make it look as if it were not.
      LOG.error("A listener failed on revision {}", event.revision().number(), e);
    }
  }

  private LoggedRevision logged(Record row) {
    return new LoggedRevision(
        revision(row), row.get("edits").asList(edit -> codec.decode(edit.asString())));
  }

  private static Revision revision(Record row) {
    return new Revision(
        row.get("number").asLong(),
        CypherValues.instant(row, "at"),
        row.get("actor").asString(),
        CypherValues.text(row, "source"),
        CypherValues.text(row, "reason"));
  }

  private static Optional<Record> first(List<Record> rows) {
    return rows.stream().findFirst();
  }

  private record Attempt<T extends @Nullable Object>(
      T value, Revision revision, List<Edit> edits) {}

  private static final class Open implements RevisionTransaction {
    private final TransactionContext transaction;
    private final Instant at;
    private final List<Edit> edits = new ArrayList<>();

    Open(TransactionContext transaction, Instant at) {
      this.transaction = transaction;
      this.at = at;
    }

    @Override
    public Instant at() {
      return at;
    }

    @Override
    public void append(Edit edit) {
      edits.add(edit);
    }

    @Override
    public List<Record> run(String cypher, Map<String, ? extends @Nullable Object> parameters) {
      return transaction.run(new Query(cypher, CypherValues.parameters(parameters))).list();
    }

    @Override
    public void stream(
        String cypher,
        Map<String, ? extends @Nullable Object> parameters,
        Consumer<Record> eachRow) {
      transaction
          .run(new Query(cypher, CypherValues.parameters(parameters)))
          .forEachRemaining(eachRow);
    }
  }
}
