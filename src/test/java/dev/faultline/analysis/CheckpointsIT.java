package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.catalog.Catalog;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.Level;
import dev.faultline.model.RelationType;
import dev.faultline.store.Author;
import dev.faultline.store.CommitClock;
import dev.faultline.store.EstateReplaced;
import dev.faultline.store.LoggedRevision;
import dev.faultline.store.RevisionCommitted;
import dev.faultline.store.RevisionLog;
import dev.faultline.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;

/** Whether an image comes from the file or from the store is told by the log. */
@Neo4jIT
@ExtendWith(OutputCaptureExtension.class)
class CheckpointsIT {
  private static final Author ANNA = new Author("anna", null, null);

  @Autowired TestStore store;
  @Autowired Inventory inventory;
  @Autowired ImageLoader loader;
  @Autowired RevisionLog log;
  @Autowired Catalog catalog;
  @Autowired ApplicationEventPublisher events;

  @Autowired(required = false)
  @Nullable CommitClock clock;

  @TempDir Path directory;

  private final List<LiveTopology> instances = new ArrayList<>();

  @BeforeEach
  void smallEstate() {
    store.wipe();
    for (String key : List.of("shop", "db-1", "db-2")) {
      inventory.upsertItem(ANNA, EstateRecord.Item.of(key, "Application"));
    }
    inventory.upsertRelation(ANNA, EstateRecord.Relation.of("DEPENDS_ON", "shop", "db-1"));
  }

  @AfterEach
  void stopInstances() {
    instances.forEach(LiveTopology::stop);
  }

  private Path file() {
    return directory.resolve("faultline.image");
  }

  private LiveTopology instance(int revisions) {
    LiveTopology live =
        new LiveTopology(
            loader,
            log,
            catalog,
            new Checkpoints(log, catalog, new CheckpointSettings(true, directory, revisions)),
            new FollowSettings(Duration.ofMillis(20)),
            events,
            clock);
    instances.add(live);
    return live;
  }

  /** Loads, keeps and stops; the file is there afterwards. */
  private void keep() {
    LiveTopology live = instance(1_000);
    live.current();
    live.stop();
    assertThat(file()).exists();
  }

  @Test
  void aRestartReadsTheFileAndTheEndOfTheLog(CapturedOutput output) {
    keep();
    assertThat(output).contains("Loaded revision 4").contains("Kept revision 4");
    inventory.setState(ANNA, "db-1", Level.DOWN);
    inventory.upsertItem(ANNA, EstateRecord.Item.of("new", "Application"));
    inventory.upsertRelation(ANNA, EstateRecord.Relation.of("USES", "new", "shop"));

    Snapshot restored = instance(1_000).current();
    assertThat(output).contains("Restored revision 4").doesNotContain("Loaded revision 7");
    Topology loaded = loader.load().topology();
    assertThat(restored.revision()).isEqualTo(log.newest());
    assertThat(restored.topology().arcCount()).isEqualTo(loaded.arcCount()).isEqualTo(2);
    assertThat(restored.topology().itemCount()).isEqualTo(loaded.itemCount()).isEqualTo(4);
    assertThat(restored.topology().state(restored.topology().find("db-1"))).isEqualTo(Level.DOWN);
    assertThat(restored.topology().id(restored.topology().find("new")))
        .isEqualTo(loaded.id(loaded.find("new")));
  }

  /** What this instance writes reaches the image by an event, before the log is looked at. */
  @Test
  void itIsWrittenAnewAfterRevisionsOfTheInstanceItself(CapturedOutput output) {
    LiveTopology live = instance(2);
    live.current();
    await().atMost(Duration.ofMinutes(2)).until(() -> output.getAll().contains("Kept revision 4"));
    inventory.setState(ANNA, "db-1", Level.DOWN);
    inventory.setState(ANNA, "db-1", Level.NONE);
    for (LoggedRevision written : log.after(4, 2)) {
      live.onCommitted(new RevisionCommitted(written.revision(), written.edits()));
    }
    assertThat(live.current().revision().number()).isEqualTo(6);
    live.start();
    await().atMost(Duration.ofMinutes(2)).until(() -> output.getAll().contains("Kept revision 6"));
  }

  @Test
  void itIsWrittenAnewAfterSomeRevisionsAndWhenTheInstanceStops(CapturedOutput output) {
    LiveTopology live = instance(3);
    live.current();
    live.start();
    for (int number = 5; number <= 7; number++) {
      inventory.upsertItem(ANNA, EstateRecord.Item.of("item-" + number, "Application"));
    }
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> output.toString().contains("Kept revision 7"));
    inventory.setState(ANNA, "shop", Level.DEGRADED);
    live.atLeast(8);
    live.stop();
    assertThat(output).contains("Kept revision 8");
  }

  @Test
  void aDamagedFileIsThrownAwayAndTheEstateIsLoaded(CapturedOutput output) throws IOException {
    keep();
    byte[] content = Files.readAllBytes(file());
    content[content.length / 2] ^= 1;
    Files.write(file(), content);
    assertThat(instance(1_000).current().topology().arcCount()).isEqualTo(1);
    assertThat(output).contains("is thrown away and the estate is loaded: it is damaged");
    assertThat(output.toString().split("Loaded revision 4")).hasSize(3);
  }

  @Test
  void aFileOfAnotherStoreIsThrownAway(CapturedOutput output) {
    keep();
    store.run("MATCH (counter:RevisionCounter) SET counter.estate = 'another'");
    instance(1_000).current();
    store.run("MATCH (counter:RevisionCounter) REMOVE counter.estate");
    assertThat(output).contains("is thrown away").contains("it is of another store");
  }

  @Test
  void aFileThatIsAheadOfTheLogIsThrownAway(CapturedOutput output) {
    keep();
    store.run("MATCH (revision:Revision {number: 4}) DELETE revision");
    store.run("MATCH (counter:RevisionCounter) SET counter.last = 3");
    instance(1_000).current();
    assertThat(output)
        .contains("the log does not have its revision 4")
        .contains("Loaded revision 3");
  }

  @Test
  void aFileOfAnotherHistoryIsThrownAway(CapturedOutput output) {
    keep();
    store.run("MATCH (revision:Revision {number: 4}) SET revision.actor = 'ben'");
    instance(1_000).current();
    assertThat(output).contains("its revision 4 is another one in the log");
  }

  @Test
  void aFileThatIsTooFarBehindIsThrownAway(CapturedOutput output) {
    keep();
    inventory.setState(ANNA, "db-1", Level.DOWN);
    store.run(
        "MATCH (revision:Revision {number: 5}) SET revision.editCount = $edits",
        Map.of("edits", 1_000_000));
    assertThat(instance(1_000).current().revision().number()).isEqualTo(5);
    assertThat(output).contains("there were 1000000 edits since").contains("Loaded revision 5");
  }

  @Test
  void aRuleThatChangedSinceIsNotMissed(CapturedOutput output) {
    inventory.upsertRelation(ANNA, EstateRecord.Relation.of("USES", "shop", "db-2"));
    keep();
    catalog.putRelationType(
        ANNA, new RelationType("USES", DependentEnd.FROM, Level.DOWN, null, "needs"));
    catalog.putRelationType(
        ANNA, new RelationType("COOLED_BY", DependentEnd.FROM, Level.DEGRADED, null, "cooling"));
    Topology image = instance(1_000).current().topology();
    assertThat(output).contains("relation type USES has another rule now");
    int arc = image.providers(image.find("shop")).end(image.find("shop")) - 1;
    assertThat(image.providers(image.find("shop")).cap(arc)).isEqualTo(Level.DOWN.ordinal());
  }

  @Test
  void aTypeThatWasAddedSinceIsKnown(CapturedOutput output) {
    keep();
    catalog.putRelationType(
        ANNA, new RelationType("COOLED_BY", DependentEnd.FROM, Level.DEGRADED, null, "cooling"));
    inventory.upsertRelation(ANNA, EstateRecord.Relation.of("COOLED_BY", "shop", "db-2"));
    assertThat(instance(1_000).current().topology().arcCount()).isEqualTo(2);
    assertThat(output).contains("Restored revision 4").doesNotContain("Loaded revision 6");
  }

  @Test
  void anEstateThatWasReplacedLeavesNoFileBehind(CapturedOutput output) {
    keep();
    LiveTopology live = instance(1_000);
    live.current();
    store.wipe();
    live.onReplaced(new EstateReplaced());
    assertThat(live.current().topology().itemCount()).isZero();
    assertThat(file()).doesNotExist();
    assertThat(output).contains("Loaded revision 0");
  }
}
