package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.SharedData;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeReaderTests {
  @Test
  void allFilesOfAwesomeComposeAreRead() throws IOException {
    try (Stream<Path> walk = Files.walk(SharedData.dir("compose"))) {
      List<Path> files =
          walk.filter(file -> file.getFileName().toString().startsWith("compose.y"))
              .sorted()
              .toList();
      assertThat(files).hasSizeGreaterThan(30);
      for (Path file : files) {
        Records records = Records.read(Format.COMPOSE, List.of(file));
        assertThat(records.rejected).as(file.toString()).isEmpty();
        assertThat(records.keys("Container")).as(file.toString()).isNotEmpty();
        assertThat(records.all.toString())
            .doesNotContain("whalehello", "mysecretpassword", "somewordpress", "example_123");
      }
    }
  }

  @Test
  void hiddenDependenciesOfAwesomeComposeAreFound() {
    Path folder = SharedData.dir("compose").resolve("awesome-compose");

    assertThat(awesome(folder, "wasmedge-kafka-mysql/compose.yml"))
        .containsExactly(
            "compose:wasmedge-kafka-mysql/etl DEPENDS_ON compose:wasmedge-kafka-mysql/db ~",
            "compose:wasmedge-kafka-mysql/etl DEPENDS_ON compose:wasmedge-kafka-mysql/redpanda ~");
    assertThat(awesome(folder, "gitea-postgres/compose.yaml"))
        .contains("compose:gitea-postgres/gitea DEPENDS_ON compose:gitea-postgres/db ~");
    assertThat(awesome(folder, "nextcloud-redis-mariadb/compose.yaml"))
        .contains(
            "compose:nextcloud-redis-mariadb/nc DEPENDS_ON compose:nextcloud-redis-mariadb/redis ~",
            "compose:nextcloud-redis-mariadb/nc DEPENDS_ON compose:nextcloud-redis-mariadb/db ~");
    assertThat(awesome(folder, "nginx-flask-mongo/compose.yaml"))
        .containsExactly(
            "compose:nginx-flask-mongo/web DEPENDS_ON compose:nginx-flask-mongo/backend",
            "compose:nginx-flask-mongo/backend DEPENDS_ON compose:nginx-flask-mongo/mongo");
  }

  @Test
  void aServiceIsReadWithItsProperties() {
    Records records =
        compose(
            """
            name: Shop!
            services:
              web:
                image: user:pass@registry.example/web:${TAG:-1.0}
                restart: always
                profiles: [debug, "${P:-test}"]
                ports: ["80:8080", {target: 443, published: 8443}]
                environment: {PASSWORD: hunter2}
                command: run --password hunter2
            """);

    assertThat(records.all)
        .containsExactly(
            new EstateRecord.Item(
                "compose:shop/web",
                "Container",
                "web",
                null,
                null,
                null,
                LifeCycle.IN_USE,
                null,
                Map.of(
                    "project",
                    "shop",
                    "image",
                    "registry.example/web:1.0",
                    "restart",
                    "always",
                    "profiles",
                    List.of("debug", "test"),
                    "ports",
                    List.of("80:8080", "8443:443")),
                Map.of()));
    assertThat(records.lines).containsExactly(3L);
    assertThat(records.rejected).isEmpty();
  }

  @Test
  void eachConditionOfADependencyHasItsMeaning() {
    Records records =
        compose(
            """
            name: p
            services:
              web:
                depends_on:
                  db: {condition: service_healthy}
                  cache: {condition: service_started}
                  migrate: {condition: service_completed_successfully}
                  extra: {condition: service_healthy, required: false}
                  plain:
                  odd: {condition: service_wonderful}
              api: {depends_on: [db, cache, nobody, api]}
              db: {}
              cache: {}
              migrate: {}
              extra: {}
              plain: {}
              odd: {}
            """);

    assertThat(records.arrows())
        .containsExactly(
            "compose:p/web DEPENDS_ON compose:p/db",
            "compose:p/web DEPENDS_ON compose:p/cache",
            "compose:p/web RELATED_TO compose:p/migrate",
            "compose:p/web USES compose:p/extra",
            "compose:p/web DEPENDS_ON compose:p/plain",
            "compose:p/api DEPENDS_ON compose:p/db",
            "compose:p/api DEPENDS_ON compose:p/cache");
    assertThat(records.rejected)
        .containsExactly(
            new Records.Rejected(
                3,
                "setting of service \"web\"",
                "Its dependency on \"odd\" has the condition \"service_wonderful\"; conditions are"
                    + " service_started, service_healthy and service_completed_successfully."),
            new Records.Rejected(
                11,
                "service \"api\"",
                "Its depends_on names \"nobody\", which is no service of this file."),
            new Records.Rejected(
                11, "service \"api\"", "Its depends_on names the service itself."));
  }

  @Test
  void linksAndSharedNamespacesAreHard() {
    Records records =
        compose(
            """
            name: p
            services:
              a: {links: ["db:database"], environment: [URL=http://database:80]}
              b: {volumes_from: ["db:ro", "container:outside"]}
              c: {network_mode: "service:db"}
              d: {network_mode: host, pid: "container:x", external_links: [y]}
              db: {}
            """);

    assertThat(records.arrows())
        .containsExactly(
            "compose:p/a DEPENDS_ON compose:p/db",
            "compose:p/b DEPENDS_ON compose:p/db",
            "compose:p/c DEPENDS_ON compose:p/db");
    assertThat(records.rejected)
        .hasSize(3)
        .allSatisfy(r -> assertThat(r.reason()).contains("outside this file"));
  }

  @Test
  void networksVolumesSecretsAndConfigsAreItems() {
    Records records =
        compose(
            """
            name: p
            services:
              web:
                networks: {front: {aliases: [www]}, back: }
                volumes:
                - data:/var/lib
                - ./src:/src
                - /abs:/abs
                - ~/home:/home
                - ${SOMEWHERE}:/x
                - /anonymous
                - C:\\data:/data
                - {type: volume, source: more, target: /more}
                - {type: bind, source: ./bind, target: /bind}
                secrets: [pw, {source: key, target: /key}]
                configs: [settings]
              other:
                networks: [back]
                volumes: [lost:/x]
            networks:
              front: {driver: bridge}
              back: {external: true, name: corporate}
              unused:
            volumes:
              data: {}
              more: {external: true}
            secrets:
              pw: {file: ./pw.txt}
              key: {environment: HUNTER2}
            configs:
              settings: {content: "secret hunter2"}
            """);

    assertThat(records.items())
        .extracting(item -> item.type() + " " + item.key())
        .containsExactly(
            "Container compose:p/web",
            "Container compose:p/other",
            "Network compose:p/network/front",
            "Network compose:@external/network/corporate",
            "Volume compose:p/volume/data",
            "Volume compose:@external/volume/more",
            "Secret compose:p/secret/pw",
            "Secret compose:p/secret/key",
            "ConfigMap compose:p/config/settings");
    assertThat(records.arrows())
        .containsExactly(
            "compose:p/web CONNECTS_TO compose:p/network/front",
            "compose:p/web CONNECTS_TO compose:@external/network/corporate",
            "compose:p/web STORED_ON compose:p/volume/data",
            "compose:p/web STORED_ON compose:@external/volume/more",
            "compose:p/web DEPENDS_ON compose:p/secret/pw",
            "compose:p/web DEPENDS_ON compose:p/secret/key",
            "compose:p/web DEPENDS_ON compose:p/config/settings",
            "compose:p/other CONNECTS_TO compose:@external/network/corporate");
    assertThat(records.rejected)
        .extracting(Records.Rejected::reason)
        .containsExactly(
            "It names \"lost\", which the file does not declare under volumes; the relation is left"
                + " out.");
    assertThat(records.all.toString()).doesNotContainIgnoringCase("hunter2");
  }

  @Test
  void aFinishedJobIsNeverAnOutage() {
    Records records =
        compose(
            """
            name: p
            services:
              web:
                depends_on:
                  migrate: {condition: service_completed_successfully}
              late: {depends_on: [migrate, batch, db]}
              migrate: {depends_on: [db], volumes: ["dumps:/dumps"]}
              batch: {deploy: {mode: replicated-job}, environment: {DB_URL: "postgres://db:5432"}}
              db: {}
            volumes: {dumps: {}}
            """);

    assertThat(records.relations())
        .filteredOn(relation -> relation.effect() != Level.NONE)
        .extracting(relation -> relation.type() + " " + relation.to())
        .containsExactly("RELATED_TO compose:p/migrate", "DEPENDS_ON compose:p/db");
    assertThat(records.relations()).hasSize(7);
  }

  @Test
  void hostsInSettingsAreDerivedUnlessDeclaredOtherwise() {
    Records records =
        compose(
            """
            name: p
            services:
              web:
                depends_on:
                  cache: {condition: service_started}
                  job: {condition: service_completed_successfully}
                  soft: {condition: service_started, required: false}
                  db: {condition: service_healthy}
                environment:
                  CACHE_URL: redis://:pw@${CACHE:-cache}:6379
                  JOB_URL: http://job:1
                  SOFT_URL: http://soft:1
                  DB_URL: mysql2://root:root@db/shop
                  NAMED_HOST: boxed
                  DB_TYPE: queue
                  SELF: http://web:80
              cache: {}
              job: {}
              soft: {}
              db: {}
              queue: {container_name: boxed}
            """);

    assertThat(records.arrows())
        .containsExactlyInAnyOrder(
            "compose:p/web DEPENDS_ON compose:p/cache",
            "compose:p/web RELATED_TO compose:p/job",
            "compose:p/web USES compose:p/soft",
            "compose:p/web DEPENDS_ON compose:p/db",
            "compose:p/web DEPENDS_ON compose:p/queue ~");
  }

  @Test
  void anchorsMergesAndExtensionsAreFilledIn() {
    Records records =
        compose(
            """
            name: p
            x-base: &base
              restart: always
              depends_on: [db]
            services:
              a: {<<: *base, image: a}
              b:
                extends: {service: a}
                depends_on: [cache]
              c: {extends: c}
              d: {extends: {file: other.yaml, service: x}, image: d}
              e: {extends: nobody}
              db: {}
              cache: {}
            include: [more.yaml]
            """);

    assertThat(records.arrows())
        .containsExactly(
            "compose:p/a DEPENDS_ON compose:p/db",
            "compose:p/b DEPENDS_ON compose:p/db",
            "compose:p/b DEPENDS_ON compose:p/cache");
    assertThat(records.item("compose:p/b").attributes())
        .containsEntry("image", "a")
        .containsEntry("restart", "always");
    assertThat(records.rejected)
        .extracting(Records.Rejected::line, Records.Rejected::record)
        .containsExactly(
            tuple(15L, "include"),
            tuple(10L, "setting of service \"c\""),
            tuple(11L, "setting of service \"d\""),
            tuple(12L, "setting of service \"e\""));
  }

  @Test
  void replicasAreMembers() {
    Records records =
        compose(
            "name: p\n"
                + "services:\n"
                + "  a: {deploy: {replicas: 2}, image: a}\n"
                + "  b: {scale: 0}\n"
                + "  c: {deploy: {replicas: x}}\n");

    assertThat(records.keys("Container"))
        .containsExactly(
            "compose:p/a", "compose:p/b", "compose:p/c", "compose:p/a#0", "compose:p/a#1");
    assertThat(records.arrows())
        .containsExactly(
            "compose:p/a#0 MEMBER_OF compose:p/a [members]",
            "compose:p/a#1 MEMBER_OF compose:p/a [members]");
    assertThat(records.item("compose:p/a").groups())
        .containsEntry("members", new RedundancyRule.MinimumUp(1));
    assertThat(records.item("compose:p/b").attributes()).containsEntry("replicas", 0L);
    assertThat(records.rejected).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "shop/compose.yaml,shop",
    "/srv/My Shop/docker-compose.yml,myshop",
    "compose.yaml,default",
    "docker-compose.override.yml,default",
    "blog.yaml,blog",
    "blog.compose.yml,blog",
    "C:\\srv\\shop\\compose.yaml,shop"
  })
  void theProjectIsNamedAfterFolderOrFile(String file, String project) {
    Records records = Records.read(Format.COMPOSE, file, "services:\n  web: {}\n");

    assertThat(records.items().getFirst().key()).isEqualTo("compose:" + project + "/web");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 3|c.yaml is no Compose file: it has no \"services\" with their names.",
        "services: [web]|c.yaml is no Compose file: it has no \"services\" with their names.",
        "just text|c.yaml is no Compose file: it has no \"services\".",
        "services:\\n"
            + "  a: {}\\n"
            + "  a: {}|c.yaml: Line 3: while constructing a mapping: found duplicate key a.",
        "services:\\n"
            + "  a: {}\\n---\\nservices: {}|c.yaml, line 4, column 1: a Compose file is one"
            + " document, but here a second one starts.",
        "services:\\n\\tweb: {}|c.yaml, line 2, column 1: not YAML: ",
      })
  void aFileThatIsNoComposeFileIsRefused(String content, String message) {
    assertThatThrownBy(() ->
            Records.read(
                Format.COMPOSE, "c.yaml", content.replace("\\n", "\n").replace("\\t", "\t")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a|a",
        "$$x|$x",
        "${A:-b}|b",
        "${A-b}|b",
        "${A:-}|''",
        "${A:-${B:-c}}|c",
        "${A}|${A}",
        "${A:?no}|${A}",
        "${A:+x}|''",
        "$A|$A",
        "${open|${open",
        "x${A:-1}y${B:-2}z|x1y2z",
        "$|$"
      })
  void variablesTakeTheirDefaults(String text, String filled) {
    assertThat(ComposeVariables.fill(text)).isEqualTo(filled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"web: text", "\"a/b\": {}", "\"\": {}"})
  void aServiceThatIsNoneIsRejected(String service) {
    Records records = compose("name: p\nservices:\n  " + service + "\n  good: {}\n");

    assertThat(records.keys("Container")).containsExactly("compose:p/good");
    assertThat(records.rejected).extracting(Records.Rejected::line).containsExactly(3L);
  }

  private static List<String> awesome(Path folder, String file) {
    return Records.read(Format.COMPOSE, List.of(folder.resolve(file))).arrows().stream()
        .filter(arrow -> arrow.contains("DEPENDS_ON"))
        .toList();
  }

  private static Records compose(String content) {
    return Records.read(Format.COMPOSE, "compose.yaml", content);
  }

  @Test
  void noReasonEchoesALongValueWhole() {
    String longText = "9".repeat(100_000);
    Records records =
        compose(
            "services:\n  a:\n    image: a\n    deploy: {replicas: %1$s}\n    external_links: [%1$s]\n    network_mode: 'container:%1$s'\n    volumes_from: ['container:%1$s']\n    depends_on: {odd: {condition: %1$s}}\n"
                .formatted(longText));

    assertThat(records.rejected)
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(rejected -> assertThat(rejected.reason()).hasSizeLessThan(400))
        .anySatisfy(rejected -> assertThat(rejected.reason()).contains("replicas", "9…"));
  }
}
