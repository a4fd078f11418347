package dev.faultline.store;

import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;

/**
 * Opens sessions that see each other's writes, on a cluster as well: all share the driver's
 * bookmarks.
 *
 * @see <a href="https://neo4j.com/docs/java-manual/current/bookmarks/">Neo4j Java Driver manual,
 *     bookmarks</a>
 */
final class Sessions {
  /**
   * Rows that a bulk read fetches at a time: the driver's default of 1,000 costs a round trip too
   * often.
   */
  private static final int BULK_FETCH_SIZE = 10_000;

  private final Driver driver;
  private final SessionConfig ordinary;
  private final SessionConfig bulk;

  /**
   * @param database name of the database; empty: the server's default
   */
  Sessions(Driver driver, String database) {
    this.driver = driver;
    SessionConfig.Builder builder =
        SessionConfig.builder().withBookmarkManager(driver.executableQueryBookmarkManager());
    if (!database.isBlank()) builder.withDatabase(database);
    ordinary = builder.build();
    bulk = builder.withFetchSize(BULK_FETCH_SIZE).build();
  }

  Driver driver() {
    return driver;
  }

  Session open() {
    return driver.session(ordinary);
  }

  Session openForBulk() {
    return driver.session(bulk);
  }
}
