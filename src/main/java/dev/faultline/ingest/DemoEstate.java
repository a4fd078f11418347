package dev.faultline.ingest;

import dev.faultline.graphql.Actors;
import dev.faultline.store.Author;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.StoreReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Fills an empty store with the demo estate, so that there is something to ask about. Only the
 * embedded store unless {@code faultline.demo} says {@code true} or {@code false}.
 *
 * <p>A load takes several writes. The store notes that one is under way, so that one that was
 * killed is taken up again at the next start: what is there already stays as it is.
 */
@Component
final class DemoEstate implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(DemoEstate.class);
  private static final String ITEMS = "/demo/estate.json";
  private static final String ASSETS = "/demo/assets.ndjson";

  private final Imports imports;
  private final RecordImports assets;
  private final RevisionLog log;
  private final StoreReader reader;
  private final boolean wanted;
  private final String beginLoad;
  private final String endLoad;
  private final String findLoad;

  DemoEstate(
      Imports imports,
      RecordImports assets,
      RevisionLog log,
      StoreReader reader,
      CypherFiles cypher,
      @Value("${faultline.demo:}") String demo,
      @Value("${spring.neo4j.uri:}") String server) {
    this.imports = imports;
    this.assets = assets;
    this.log = log;
    this.reader = reader;
    beginLoad = cypher.named("ingest/begin-demo-load");
    endLoad = cypher.named("ingest/end-demo-load");
    findLoad = cypher.named("ingest/find-demo-load");
    this.wanted = demo.isBlank() ? server.isBlank() : Boolean.parseBoolean(demo.strip());
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    if (!wanted) return;
    boolean interrupted = isUnderWay();
    if (!interrupted && log.newest().number() > 0) return;
    note(beginLoad);
    load();
    loadAssets();
    note(endLoad);
    LOG.info(
        interrupted
            ? "The demo estate, whose load had been interrupted, is whole now"
            : "The store was empty and now holds the demo estate; start with --faultline.demo=false"
                + " to leave it empty");
  }

  private boolean isUnderWay() {
    return reader
        .first(findLoad, Map.of())
        .map(row -> row.get("loading").asBoolean())
        .orElse(false);
  }

  private void note(String statement) {
    log.write(new Author("faultline", "demo", null), store -> store.run(statement, Map.of()));
  }

  ImportReport load() throws IOException {
    try (InputStream in = open(ITEMS)) {
      return imports.run(
          new ImportRequest(
              Format.ESTATE,
              Scope.OF_THE_FILE,
              "demo",
              ImportMode.MERGE,
              "demo estate",
              "faultline"),
          in);
    }
  }

  /** The assets that embody the demo estate, and some that embody nothing. */
  RecordImportReport loadAssets() throws IOException {
    try (InputStream in = open(ASSETS)) {
      return Actors.<RecordImportReport, IOException>asServer(() ->
          assets.run(
              "assets", RecordFormat.NDJSON, ImportMode.MERGE, "demo assets", "faultline", in));
    }
  }

  private static InputStream open(String resource) {
    InputStream in = DemoEstate.class.getResourceAsStream(resource);
    if (in == null) throw new IllegalStateException(resource + " is missing from the class path");
    return in;
  }
}
