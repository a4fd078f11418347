package dev.faultline.store;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.fleetmanagement.FleetManagementSettings;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.config.Setting;
import org.neo4j.internal.helpers.HostnamePort;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.storageengine.api.TransactionIdStore;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Runs Neo4j Community within this process, unless {@code spring.neo4j.uri} names a server.
 *
 * <p>Boot's driver reaches it as it would reach a server: over Bolt, with user name and password,
 * on a free port of the loopback interface.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(ServerNotConfigured.class)
@EnableConfigurationProperties(StoreSettings.class)
class EmbeddedNeo4j {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(EmbeddedNeo4j.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final String USER = "neo4j";
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(10);

  @Bean
  StoreDirectory storeDirectory(StoreSettings settings) {
    return StoreDirectory.open(settings.directory());
  }

  @Bean(destroyMethod = "shutdown")
  DatabaseManagementService databaseManagementService(
      StoreDirectory directory, StoreSettings settings) {
    try {
      return new DatabaseManagementServiceBuilder(directory.path())
          .setConfig(configuration(settings))
          .build();
    } catch (RuntimeException e) {
      throw notStarted(directory, e);
    }
  }

  @Bean
  Neo4jConnectionDetails embeddedConnectionDetails(
      DatabaseManagementService neo4j, StoreDirectory directory) throws IOException {
    GraphDatabaseService database = neo4j.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
    if (!database.isAvailable(LONGEST_RECOVERY.toMillis())) {
      throw notStarted(directory, new IllegalStateException("the database is not available"));
    }
    String password = password(neo4j, directory);
    HostnamePort bolt =
        ((GraphDatabaseAPI) database)
            .getDependencyResolver()
            .resolveDependency(ConnectorPortRegister.class)
            .getLocalAddress(ConnectorType.BOLT);
    URI uri = URI.create("bolt://" + LOOPBACK + ":" + bolt.getPort());
    LOG.info("Embedded Neo4j keeps its data in {} and listens on {}", directory.path(), uri);
    return new Connection(uri, AuthTokens.basic(USER, password));
  }

  /** Whoever writes here commits in this process, over Bolt as well. */
  @Bean
  CommitClock commitClock(DatabaseManagementService neo4j) {
    GraphDatabaseAPI database =
        (GraphDatabaseAPI) neo4j.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
    return () ->
        OptionalLong.of(
            database
                .getDependencyResolver()
                .resolveDependency(TransactionIdStore.class)
                .getHighestGapFreeClosedTransactionId());
  }

  static Map<Setting<?>, Object> configuration(StoreSettings settings) {
    return Map.ofEntries(
        Map.entry(BoltConnector.enabled, true),
        Map.entry(BoltConnector.listen_address, new SocketAddress(LOOPBACK, 0)),
        // The one client is closed before: ten seconds of listening for others would outlast the
        // patience of who stops the process.
        Map.entry(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, Duration.ZERO),
        // Else it listens for UDP on every interface, and calls into the network twice a minute.
        Map.entry(BoltConnector.enable_discovery, false),
        Map.entry(HttpConnector.enabled, false),
        Map.entry(HttpsConnector.enabled, false),
        Map.entry(GraphDatabaseSettings.auth_enabled, true),
        Map.entry(GraphDatabaseSettings.pagecache_memory, settings.pageCache().toBytes()),
        Map.entry(GraphDatabaseSettings.preallocate_logical_logs, false),
        Map.entry(GraphDatabaseSettings.keep_logical_logs, "256M size"),
        Map.entry(GraphDatabaseSettings.udc_enabled, false),
        Map.entry(FleetManagementSettings.fleet_manager_enabled, false));
  }

  /**
   * The kept password; on a new store a fresh one, set first and kept then, so that a start that
   * ends between does no harm.
   */
  private static String password(DatabaseManagementService neo4j, StoreDirectory directory)
      throws IOException {
    String kept = directory.password().orElse("");
    if (!kept.isEmpty()) return kept;
    String fresh = StoreDirectory.newPassword();
    neo4j
        .database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)
        .executeTransactionally(
            "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
            Map.of("password", fresh));
    directory.keep(fresh);
    return fresh;
  }

  private static StoreUnavailable notStarted(StoreDirectory directory, RuntimeException failure) {
    Throwable root = failure;
    while (root.getCause() != null) root = root.getCause();
    return new StoreUnavailable(
        "The embedded Neo4j in " + directory.path() + " did not start: " + root.getMessage(),
        "Details are in " + directory.path().resolve("logs/debug.log") + ".",
        failure);
  }

  /** Not a record, whose text form would show the password. */
  private static final class Connection implements Neo4jConnectionDetails {
    private final URI uri;
    private final AuthToken token;

    Connection(URI uri, AuthToken token) {
      this.uri = uri;
      this.token = token;
    }

    @Override
    public URI getUri() {
      return uri;
    }

    @Override
    public AuthToken getAuthToken() {
      return token;
    }
  }
}
