package dev.faultline.analysis;

import dev.faultline.catalog.Catalog;
import dev.faultline.catalog.Catalogue;
import dev.faultline.inventory.Cleared;
import dev.faultline.inventory.Inventory;
import dev.faultline.inventory.RelationId;
import dev.faultline.inventory.SearchHit;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.Edit;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.ItemType;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.Relation;
import dev.faultline.model.RelationType;
import dev.faultline.model.Revision;
import dev.faultline.model.RevisionGone;
import dev.faultline.model.Text;
import dev.faultline.model.UnknownItem;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.LoggedRevision;
import dev.faultline.store.RevisionLog;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mockito.AdditionalAnswers;
import org.mockito.Mockito;
import org.mockito.stubbing.Answer;

/**
 * An estate in memory that stands in for the store, the facades and the live image, and counts how
 * often the store is read.
 */
public final class FakeEstate {
  static final Instant BEGINNING = Instant.parse("2026-11-01T00:00:00Z");

  private final Map<String, ConfigurationItem> items = new LinkedHashMap<>();
  private final Map<RelationId, Relation> relations = new LinkedHashMap<>();
  private final Map<String, Map<String, RedundancyRule>> rules = new HashMap<>();
  private final List<LoggedRevision> log = new CopyOnWriteArrayList<>();
  private final List<LoggedRevision> forgotten = new CopyOnWriteArrayList<>();
  private final List<Consumer<LoggedRevision>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Revision>> replacedListeners = new CopyOnWriteArrayList<>();
  private Catalogue catalogue = Catalogue.standard();
  private volatile Snapshot snapshot;
  int storeReads;
  int logReads;
  int imageDelivers = Integer.MAX_VALUE;
  @Nullable RuntimeException storeFailure;

  FakeEstate() {
    clear();
  }

  void clear() {
    items.clear();
    relations.clear();
    rules.clear();
    log.clear();
    forgotten.clear();
    listeners.clear();
    replacedListeners.clear();
    catalogue = Catalogue.standard();
    storeReads = 0;
    logReads = 0;
    storeFailure = null;
    rebuild();
  }

  /** An instance of the type that hands every call to the fake's method of that name, if any. */
  private static <T> T standIn(Class<T> type, Object fake) {
    Answer<?> delegate = AdditionalAnswers.delegatesTo(fake);
    return Mockito.mock(
        type,
        call -> {
          String name = call.getMethod().getName();
          boolean known =
              Arrays.stream(fake.getClass().getDeclaredMethods())
                  .anyMatch(method -> method.getName().equals(name));
          return known ? delegate.answer(call) : Mockito.RETURNS_DEFAULTS.answer(call);
        });
  }

  Inventory inventory() {
    return standIn(Inventory.class, new Facade());
  }

  LiveTopology live() {
    return standIn(LiveTopology.class, new Live());
  }

  Catalog catalog() {
    return standIn(Catalog.class, new Types());
  }

  RevisionLog log() {
    return standIn(RevisionLog.class, new Log());
  }

  /**
   * Adds items and relations written as text: {@code "shop -> api"}: shop depends on api; {@code
   * "pool -> 1 of a b"}: a group g0; {@code "shop ~> mail"}: shop uses mail; {@code "db!"}: db is
   * down; {@code "BusinessService: shop"}: the type of shop. One revision.
   */
  FakeEstate with(String text) {
    List<Edit> edits = new ArrayList<>();
    for (String part : text.split(";")) statement(part.strip(), edits);
    commit("setup", edits);
    return this;
  }

  private void statement(String statement, List<Edit> edits) {
    if (statement.isEmpty()) return;
    if (statement.contains(": ")) {
      String[] parts = statement.split(": ");
      for (String key : parts[1].split("\\s+")) put(item(key, parts[0], Level.NONE), edits);
    } else if (statement.endsWith("!")) {
      String key = statement.substring(0, statement.length() - 1);
      String type = items.containsKey(key) ? items.get(key).type() : "Application";
      put(item(key, type, Level.DOWN), edits);
    } else {
      boolean soft = statement.contains("~>");
      String[] ends = statement.split(soft ? "~>" : "->");
      String dependent = ends[0].strip();
      String[] providers = ends[1].strip().split("\\s+");
      ensure(dependent, edits);
      boolean group = providers.length > 1 && providers[1].equals("of");
      String name = group ? "g" + rules.getOrDefault(dependent, Map.of()).size() : null;
      if (group)
        rule(dependent, name, new RedundancyRule.MinimumUp(Integer.parseInt(providers[0])));
      for (int i = group ? 2 : 0; i < providers.length; i++) {
        ensure(providers[i], edits);
        put(relation(soft ? "USES" : "DEPENDS_ON", dependent, providers[i], name), edits);
      }
    }
  }

  private void ensure(String key, List<Edit> edits) {
    if (!items.containsKey(key)) put(item(key, "Application", Level.NONE), edits);
  }

  private void rule(String dependent, String group, @Nullable RedundancyRule rule) {
    Map<String, RedundancyRule> groups = rules.computeIfAbsent(dependent, _ -> new HashMap<>());
    if (rule == null) groups.remove(group);
    else groups.put(group, rule);
  }

  static ConfigurationItem item(String key, String type, Level state) {
    return item(key, type, state, null, null, LifeCycle.IN_USE);
  }

  static ConfigurationItem item(
      String key,
      String type,
      Level state,
      @Nullable Integer criticality,
      @Nullable String environment,
      LifeCycle lifeCycle) {
    return new ConfigurationItem(
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString(),
        key,
        key,
        type,
        state,
        criticality,
        environment,
        lifeCycle,
        "team of " + key,
        Map.of("note", "about " + key),
        "test",
        BEGINNING,
        BEGINNING);
  }

  static Relation relation(String type, String from, String to, @Nullable String group) {
    return new Relation(type, from, to, group, null, "test", BEGINNING, BEGINNING, 0.9, false);
  }

  /** Writes an item, as one revision. */
  void write(ConfigurationItem item) {
    List<Edit> edits = new ArrayList<>();
    put(item, edits);
    commit("test", edits);
  }

  private void put(ConfigurationItem item, List<Edit> edits) {
    edits.add(new Edit.ItemWritten(items.put(item.key(), item), item));
  }

  private void put(Relation relation, List<Edit> edits) {
    edits.add(new Edit.RelationWritten(relations.put(RelationId.of(relation), relation), relation));
  }

  private Revision commit(String actor, List<Edit> edits) {
    long number = log.size() + 1;
    Revision revision = new Revision(number, BEGINNING.plusSeconds(number), actor, null, null);
    LoggedRevision logged = new LoggedRevision(revision, edits);
    log.add(logged);
    rebuild();
    if (number <= imageDelivers) listeners.forEach(listener -> listener.accept(logged));
    return revision;
  }

  private Revision newest() {
    return log.isEmpty()
        ? new Revision(0, BEGINNING, "faultline", null, null)
        : log.getLast().revision();
  }

  private void rebuild() {
    Revision newest = newest();
    snapshot = new Snapshot(load(Then.NOW, catalogue, newest.number()), catalogue, newest);
  }

  private Topology load(Then then, Catalogue types, long revision) {
    TopologyBuilder builder = new TopologyBuilder(types.relationTypes());
    Map<String, Map<String, RedundancyRule>> ruled = new HashMap<>();
    rules.forEach((key, groups) -> ruled.put(key, new HashMap<>(groups)));
    then.restoreRules(ruled);
    for (ConfigurationItem item : items.values()) {
      if (then.covers(item.key())) continue;
      builder.addItem(
          UUID.fromString(item.id()),
          item.key(),
          item.name(),
          item.type(),
          item.state(),
          item.criticality() == null ? 0 : item.criticality(),
          item.environment(),
          item.lifeCycle(),
          ruled.getOrDefault(item.key(), Map.of()));
    }
    then.restoreItems(builder, ruled);
    for (Relation relation : relations.values()) {
      if (then.covers(RelationId.of(relation))) continue;
      builder.addRelation(
          relation.type(),
          relation.from(),
          relation.to(),
          relation.group(),
          relation.effect(),
          (int) (relation.lastSeen().getEpochSecond() / 86_400));
    }
    then.restoreRelations(builder);
    return builder.build(revision);
  }

  private void known(String key) {
    if (!items.containsKey(key)) throw new UnknownItem(key, Text.nearest(key, items.keySet()));
  }

  /** Drops the oldest revisions of the log, as a tidy store would. */
  void forget(int revisions) {
    for (int i = 0; i < revisions; i++) forgotten.add(log.get(i));
  }

  /** What {@link Inventory} offers. */
  public final class Facade {
    public Map<String, ConfigurationItem> items(Collection<String> keys) {
      storeReads++;
      if (storeFailure != null) throw storeFailure;
      Map<String, ConfigurationItem> found = new HashMap<>();
      for (String key : keys) {
        if (items.containsKey(key)) found.put(key, items.get(key));
      }
      return found;
    }

    public Map<RelationId, Relation> relations(Collection<RelationId> ids) {
      storeReads++;
      Map<RelationId, Relation> found = new HashMap<>();
      for (RelationId id : ids) {
        if (relations.containsKey(id)) found.put(id, relations.get(id));
      }
      return found;
    }

    public List<SearchHit> search(String text, Collection<String> types, int first) {
      return items.values().stream()
          .filter(item -> item.name().contains(text))
          .filter(item -> types.isEmpty() || types.contains(item.type()))
          .limit(first)
          .map(item -> new SearchHit(item.key(), 1.5))
          .toList();
    }

    /** What is not wanted is not kept, cleared or not. */
    public Committed<ConfigurationItem> upsertItem(
        Author author, EstateRecord.Item wanted, Cleared cleared) {
      return upsertItem(author, wanted);
    }

    public Committed<ConfigurationItem> upsertItem(Author author, EstateRecord.Item wanted) {
      catalogue.itemType(wanted.type());
      ConfigurationItem fresh =
          item(
              wanted.key(),
              wanted.type(),
              wanted.state() == null ? Level.NONE : wanted.state(),
              wanted.criticality(),
              wanted.environment(),
              wanted.lifeCycle() == null ? LifeCycle.IN_USE : wanted.lifeCycle());
      ConfigurationItem item =
          new ConfigurationItem(
              fresh.id(),
              fresh.key(),
              wanted.name() == null ? fresh.key() : wanted.name(),
              fresh.type(),
              fresh.state(),
              fresh.criticality(),
              fresh.environment(),
              fresh.lifeCycle(),
              wanted.owner(),
              wanted.attributes(),
              null,
              BEGINNING,
              BEGINNING);
      return written(author, item);
    }

    private Committed<ConfigurationItem> written(Author author, ConfigurationItem item) {
      List<Edit> edits = new ArrayList<>();
      put(item, edits);
      return new Committed<>(item, commit(author.actor(), edits), true);
    }

    public Committed<Relation> upsertRelation(Author author, EstateRecord.Relation wanted) {
      known(wanted.from());
      known(wanted.to());
      RelationType type = catalogue.relationType(wanted.type());
      Relation relation =
          new Relation(
              wanted.type(),
              wanted.from(),
              wanted.to(),
              wanted.group() == null ? type.defaultGroup() : wanted.group(),
              wanted.effect(),
              null,
              BEGINNING,
              BEGINNING,
              wanted.confidence() == null ? 1 : wanted.confidence(),
              wanted.derived());
      List<Edit> edits = new ArrayList<>();
      put(relation, edits);
      return new Committed<>(relation, commit(author.actor(), edits), true);
    }

    public Committed<Relation> removeRelation(Author author, RelationId id) {
      Relation relation = relations.remove(id);
      if (relation == null) throw new InvalidInput("There is no such relation.");
      Edit edit = new Edit.RelationRemoved(relation);
      return new Committed<>(relation, commit(author.actor(), List.of(edit)), true);
    }

    public Committed<ConfigurationItem> setRedundancy(
        Author author, String dependent, String group, @Nullable RedundancyRule rule) {
      known(dependent);
      RedundancyRule before = rules.getOrDefault(dependent, Map.of()).get(group);
      rule(dependent, group, rule);
      Edit edit = new Edit.RedundancySet(dependent, group, before, rule);
      return new Committed<>(items.get(dependent), commit(author.actor(), List.of(edit)), true);
    }

    public Committed<ConfigurationItem> setState(Author author, String key, Level state) {
      known(key);
      ConfigurationItem was = items.get(key);
      return written(
          author,
          item(key, was.type(), state, was.criticality(), was.environment(), was.lifeCycle()));
    }

    public Committed<ConfigurationItem> retireItem(Author author, String key) {
      known(key);
      return written(
          author, item(key, items.get(key).type(), Level.NONE, null, null, LifeCycle.RETIRED));
    }
  }

  /** What {@link LiveTopology} offers. */
  public final class Live {
    public Snapshot current() {
      return snapshot;
    }

    public Snapshot current(@SuppressWarnings("unused") Duration patience) {
      return snapshot;
    }

    public Snapshot atLeast(long revision, @SuppressWarnings("unused") Duration patience) {
      return atLeast(revision);
    }

    public Snapshot atLeast(long revision) {
      if (revision > newest().number()) {
        throw new RevisionGone("There is no revision " + revision + " yet.");
      }
      return snapshot;
    }

    public Topology load(Then then, Catalogue types, long revision, Runnable patience) {
      patience.run();
      return FakeEstate.this.load(then, types, revision);
    }

    public AutoCloseable onRevision(
        Consumer<LoggedRevision> listener, Consumer<Revision> onReplaced) {
      listeners.add(listener);
      replacedListeners.add(onReplaced);
      return () -> {
        listeners.remove(listener);
        replacedListeners.remove(onReplaced);
      };
    }
  }

  int listenerCount() {
    return listeners.size();
  }

  /** Puts other content into the store, as one revision behind the log. */
  void replaceBy(String text) {
    items.clear();
    relations.clear();
    rules.clear();
    log.clear();
    List<Edit> edits = new ArrayList<>();
    for (String part : text.split(";")) statement(part.strip(), edits);
    log.add(new LoggedRevision(new Revision(1, BEGINNING, "backup", null, null), edits));
    rebuild();
    replacedListeners.forEach(listener -> listener.accept(newest()));
  }

  /** What {@link Catalog} offers. */
  public final class Types {
    public Catalogue current() {
      return catalogue;
    }

    public Committed<ItemType> putItemType(Author author, ItemType type) {
      ItemType before = catalogue.findItemType(type.name()).orElse(null);
      catalogue = catalogue.with(type);
      Edit edit = new Edit.ItemTypeWritten(before, type);
      return new Committed<>(type, commit(author.actor(), List.of(edit)), true);
    }

    public Committed<RelationType> putRelationType(Author author, RelationType type) {
      RelationType before = catalogue.findRelationType(type.name()).orElse(null);
      catalogue = catalogue.with(type);
      Edit edit = new Edit.RelationTypeWritten(before, type);
      return new Committed<>(type, commit(author.actor(), List.of(edit)), true);
    }
  }

  /** What {@link RevisionLog} offers to readers. */
  public final class Log {
    public Revision newest() {
      return FakeEstate.this.newest();
    }

    public Optional<Revision> find(long number) {
      return log.stream()
          .filter(logged -> !forgotten.contains(logged))
          .map(LoggedRevision::revision)
          .filter(r -> r.number() == number)
          .findFirst();
    }

    public Optional<Revision> asOf(Instant time) {
      return log.stream()
          .filter(logged -> !forgotten.contains(logged))
          .map(LoggedRevision::revision)
          .filter(r -> !r.at().isAfter(time))
          .reduce((_, later) -> later);
    }

    public List<LoggedRevision> after(long number, int limit) {
      logReads++;
      return log.stream()
          .filter(logged -> logged.revision().number() > number && !forgotten.contains(logged))
          .limit(limit)
          .toList();
    }
  }
}
