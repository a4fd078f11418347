package dev.faultline.analysis;

import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.inventory.Inventory;
import dev.faultline.inventory.ItemLookup;
import dev.faultline.inventory.RelationId;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.Relation;
import dev.faultline.store.RevisionLog;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import reactor.core.publisher.Mono;

/** Puts together what the controllers of this package share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnswerSettings.class)
class AnswerConfiguration {
  /**
   * Registers the batched reads. Nothing is kept from batch to batch: a request may write between
   * two reads, and a stream of events lasts for days.
   */
  AnswerConfiguration(BatchLoaderRegistry loaders, Inventory inventory) {
    register(loaders, String.class, ConfigurationItem.class, inventory::items);
    register(loaders, RelationId.class, Relation.class, inventory::relations);
  }

  private static <K, V> void register(
      BatchLoaderRegistry loaders,
      Class<K> keys,
      Class<V> values,
      Function<Set<K>, Map<K, V>> load) {
    loaders
        .forTypePair(keys, values)
        .withOptions(options -> options.setCachingEnabled(false))
        .registerMappedBatchLoader((wanted, _) -> Mono.fromCallable(() -> load.apply(wanted)));
  }

  @Bean
  Snapshots snapshots(LiveTopology live, RevisionLog log) {
    return new Snapshots(live, log);
  }

  @Bean
  EstateFeed estateFeed(LiveTopology live, RevisionLog log) {
    return new EstateFeed(live, log);
  }

  @Bean
  History history(LiveTopology live, RevisionLog log, ObjectProvider<InstantSource> clock) {
    return new History(live, log, clock.getIfAvailable(InstantSource::system));
  }

  @Bean
  Questions questions(Snapshots snapshots, History history, AnswerSettings settings) {
    return new Questions(snapshots, history, settings);
  }

  @Bean
  Searches searches(Questions questions, AnswerSettings settings, GraphQlLimits limits) {
    return new Searches(questions, settings, limits);
  }

  @Bean
  ItemLookup itemLookup(Snapshots snapshots) {
    return new ItemLookup() {
      @Override
      public Optional<String> findKey(String id) {
        Snapshot snapshot = snapshots.current();
        int item = Snapshots.findId(snapshot, id);
        return item < 0 ? Optional.empty() : Optional.of(snapshot.topology().key(item));
      }

      @Override
      public List<String> nearest(String key) {
        return snapshots.current().topology().nearestKeys(key);
      }
    };
  }
}
