package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.EstateRecord;
import dev.faultline.store.Author;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.StoreReader;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

/** When the demo estate is loaded; that it is whole, and that it is sound, others test. */
@Neo4jIT
class DemoEstateIT {
  @Autowired TestStore store;
  @Autowired Imports imports;
  @Autowired RecordImports assets;
  @Autowired RevisionLog log;
  @Autowired StoreReader reader;
  @Autowired CypherFiles cypher;
  @Autowired Inventory inventory;

  @BeforeEach
  void emptyStore() {
    store.wipe();
    store.run("MATCH (counter:RevisionCounter) REMOVE counter.loadingDemo");
  }

  private void start(RecordImports withAssets, String wanted) throws IOException {
    new DemoEstate(imports, withAssets, log, reader, cypher, wanted, "")
        .run(new DefaultApplicationArguments());
  }

  private long count(String label) {
    return store
        .run("MATCH (node:" + label + ") RETURN count(node) AS count")
        .getFirst()
        .get("count")
        .asLong();
  }

  @Test
  void aLoadThatBrokeOffIsTakenUpAgainAtTheNextStartAndOnlyOnce() throws IOException {
    RecordImports broken = mock(RecordImports.class);
    when(broken.run(any(), any(), any(), any(), any(), any(InputStream.class)))
        .thenThrow(new IOException("the power went off"));
    assertThatThrownBy(() -> start(broken, "true")).hasMessage("the power went off");
    assertThat(count("ConfigurationItem")).isPositive();
    assertThat(count("Asset")).isZero();

    start(assets, "true");
    long items = count("ConfigurationItem");
    long loaded = log.newest().number();
    assertThat(count("Asset")).isPositive();

    start(broken, "true");
    assertThat(log.newest().number()).as("it is whole, so nothing is read").isEqualTo(loaded);
    assertThat(count("ConfigurationItem")).isEqualTo(items);
  }

  @Test
  void aStoreThatHoldsSomethingElseIsLeftAlone() throws IOException {
    inventory.upsertItem(
        new Author("anna", null, null), EstateRecord.Item.of("shop", "Application"));

    start(assets, "true");

    assertThat(count("ConfigurationItem")).isEqualTo(1);
  }

  @Test
  void aLoadThatIsNotWantedAnyMoreIsNotTakenUpAgain() throws IOException {
    RecordImports broken = mock(RecordImports.class);
    when(broken.run(any(), any(), any(), any(), any(), any(InputStream.class)))
        .thenThrow(new IOException("the power went off"));
    assertThatThrownBy(() -> start(broken, "true")).hasMessage("the power went off");

    start(assets, "false");

    assertThat(count("Asset")).isZero();
  }
}
