package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.faultline.catalog.Catalog;
import dev.faultline.catalog.Catalogue;
import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.Revision;
import dev.faultline.store.RevisionLog;
import dev.faultline.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

class LiveTopologyTests {
  private static final Revision START = new Revision(0, Instant.EPOCH, "system", null, null);

  private final ImageLoader loader = mock(ImageLoader.class);
  private final LiveTopology live =
      new LiveTopology(
          loader,
          mock(RevisionLog.class),
          mock(Catalog.class),
          mock(Checkpoints.class),
          new FollowSettings(Duration.ofHours(1)),
          mock(ApplicationEventPublisher.class),
          null);

  @Test
  void aRequestWaitsForAnImageThatAnotherOneLoadsNoLongerThanItMay() throws Exception {
    Snapshot image = new Snapshot(mock(Topology.class), mock(Catalogue.class), START);
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    when(loader.load())
        .thenAnswer(_ -> {
          loading.countDown();
          end.await();
          return image;
        });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Snapshot> first = threads.submit(() -> live.current());
      loading.await();

      assertThatThrownBy(() -> live.current(Duration.ofMillis(1)))
          .isInstanceOf(DeadlineExceeded.class)
          .hasMessageContaining("Ask again later");
      assertThatThrownBy(() -> live.atLeast(0, Duration.ofMillis(1)))
          .isInstanceOf(DeadlineExceeded.class);
      end.countDown();
      assertThat(first.get()).isSameAs(image);
    }
    assertThat(live.current(Duration.ZERO)).isSameAs(image);
    assertThat(live.atLeast(0, Duration.ZERO)).isSameAs(image);
  }
}
