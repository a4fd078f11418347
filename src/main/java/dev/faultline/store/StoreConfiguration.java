package dev.faultline.store;

import java.time.InstantSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.neo4j.core.transaction.Neo4jBookmarkManager;

/** Puts the store together on top of Boot's driver. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
class StoreConfiguration {
  @Bean
  CypherFiles cypherFiles() {
    return new CypherFiles();
  }

  @Bean
  Sessions sessions(Driver driver, @Value("${spring.data.neo4j.database:}") String database) {
    return new Sessions(driver, database);
  }

  @Bean
  SchemaSteps schemaSteps(Sessions sessions) {
    SchemaSteps steps =
        new SchemaSteps(sessions, SchemaSteps.fromClassPath(), InstantSource.system());
    steps.run();
    return steps;
  }

  /** Takes the schema so that nothing reads or writes before it is complete. */
  @Bean
  StoreReader storeReader(Sessions sessions, @SuppressWarnings("unused") SchemaSteps schema) {
    return new StoreReader(sessions);
  }

  @Bean
  RevisionLog revisionLog(
      Sessions sessions,
      @SuppressWarnings("unused") SchemaSteps schema,
      CypherFiles cypher,
      ApplicationEventPublisher events) {
    return new RevisionLog(
        sessions, cypher, new EditCodec(), events::publishEvent, InstantSource.system());
  }

  /** Lets Spring Data read what the revision log wrote, on a cluster as well. */
  @Bean
  Neo4jBookmarkManager bookmarkManager(Driver driver) {
    return Neo4jBookmarkManager.create(
        () -> driver.executableQueryBookmarkManager().getBookmarks());
  }

  /** Ends the start of a build without the embedded database that is told of no server either. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(ServerNotConfigured.class)
  @ConditionalOnMissingClass("dev.faultline.store.EmbeddedNeo4j")
  static class NoStore {
    @Bean
    Neo4jConnectionDetails noConnectionDetails() {
      throw new StoreUnavailable(
          "This build of Faultline has no embedded Neo4j, and no server is configured.",
          "Set spring.neo4j.uri (with spring.neo4j.authentication.username and .password), "
              + "or use the build with the embedded Neo4j.");
    }
  }
}
