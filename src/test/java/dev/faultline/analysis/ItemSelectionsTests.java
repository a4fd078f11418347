package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.faultline.catalog.Catalogue;
import dev.faultline.graphql.Deadline;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.Revision;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class ItemSelectionsTests {
  private static final ItemFilter APPLICATIONS = ofType("Application");

  private final ItemSelections selections = new ItemSelections();
  private final Deadline deadline = mock(Deadline.class);
  private final AtomicInteger looked = new AtomicInteger();

  @Test
  void aSelectionIsInTheOrderOfKeysAndFoundOnceForASnapshot() {
    Snapshot snapshot = snapshot("b", "c", "a");
    assertThat(keys(snapshot, APPLICATIONS)).containsExactly("a", "b", "c");
    assertThat(looked).hasValue(3);

    assertThat(keys(snapshot, ofType("Application"))).containsExactly("a", "b", "c");
    assertThat(looked).hasValue(3);
  }

  @Test
  void anotherFilterAndAnotherSnapshotAreLookedAtAnew() {
    Snapshot before = snapshot("a", "b");
    keys(before, APPLICATIONS);
    keys(before, ofType("Server"));
    assertThat(looked).hasValue(4);

    assertThat(keys(snapshot("a", "b", "c"), APPLICATIONS)).containsExactly("a", "b", "c");
    assertThat(looked).hasValue(7);
  }

  private List<String> keys(Snapshot snapshot, ItemFilter filter) {
    IntPredicate matches =
        item -> {
          looked.incrementAndGet();
          return item >= 0;
        };
    int[] found = selections.of(snapshot, filter, matches, deadline);
    return Arrays.stream(found).mapToObj(snapshot.topology()::key).toList();
  }

  private static Snapshot snapshot(String... keys) {
    TopologyBuilder builder = new TopologyBuilder(Catalogue.standard().relationTypes());
    for (String key : keys) {
      builder.addItem(
          null, key, key, "Application", Level.NONE, 0, null, LifeCycle.IN_USE, Map.of());
    }
    Topology topology = builder.build(1);
    Revision revision = new Revision(1, Instant.EPOCH, "test", null, null);
    return new Snapshot(topology, Catalogue.standard(), revision);
  }

  private static ItemFilter ofType(String type) {
    var equal = new ItemFilter.TextFilter(type, null, null, null);
    return new ItemFilter(null, null, equal, null, null, null, null, null, null, null);
  }
}
