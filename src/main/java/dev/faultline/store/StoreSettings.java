package dev.faultline.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The embedded database; ignored where {@code spring.neo4j.uri} names a server.
 *
 * @param directory holds data, logs and the password of the embedded database; relative to the
 *     working directory
 * @param pageCache memory outside of the heap for pages of the store
 */
@ConfigurationProperties("faultline.store")
record StoreSettings(
    @DefaultValue(StoreSettings.USUAL_DIRECTORY) Path directory,
    @DefaultValue("64MB") DataSize pageCache) {
  static final String USUAL_DIRECTORY = "./data/neo4j";
}
