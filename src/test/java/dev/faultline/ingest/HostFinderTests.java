package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostFinderTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REDIS_ADDR|redis-cart:6379|redis-cart",
        "DATABASE_URL|mysql2://root:root@mysql-8/shop|mysql-8",
        "SPRING_DATASOURCE_URL|jdbc:postgresql://ledger-db:5432/postgresdb|ledger-db",
        "JDBC|jdbc:sqlserver://sql:1433;databaseName=x|sql",
        "MONGO|mongodb://u:p@m-0:27017,m-1:27017/db?replicaSet=rs|m-0 m-1",
        "DSN|user:secret@tcp(db:3306)/shop|db",
        "CONNECTION_STRING|Server=sql;Database=x;User Id=y|sql",
        "PG|host=pg port=5432 dbname=x|pg",
        "KAFKA_BROKERS|kafka-0:9092,kafka-1:9092|kafka-0 kafka-1",
        "discovery.seed_hosts|es02,es03|es02 es03",
        "DB_HOST|db|db",
        "databaseHost|db|db",
        "ANY|http://Api.shop.svc.cluster.local:80/x|api.shop.svc.cluster.local",
        "LISTENERS|PLAINTEXT://redpanda:29092,OUTSIDE://edge:9092|redpanda edge",
        "GRPC|dns:///Cart:7070|cart",
        "TARGET|dns://8.8.8.8/cart.shop:7070|cart.shop",
        "PEER|passthrough:cart:7070|cart",
        "RESOLVER|dns:53|dns",
        "LOOKUP|dns://named:53|named",
        "WAIT|--wait-for http://api:8080/health --and redis:6379|api redis",
      })
  void hostsAreFound(String variable, String value, String hosts) {
    assertThat(HostFinder.inVariable(variable, value))
        .extracting(HostFinder.Found::host)
        .containsExactlyInAnyOrder(hosts.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DB_TYPE|postgres",
        "POSTGRES_USER|postgres",
        "POSTGRES_DB|accounts-db",
        "IMAGE|redis:7",
        "ADDRESS|0.0.0.0:8000",
        "URL|http://localhost:8080",
        "URL|http://10.0.0.1:8080/x",
        "PORT|8080",
        "JVM_OPTS|-XX:+UseG1GC -Xms256m",
        "PIHOLE_DNS_|172.20.0.2#5054;1.1.1.1",
        "URL|http://${HOST}:8080",
        "SECRET_FILE|/run/secrets/db-password",
        "TIME|12:30",
        "MOUNT|data:/var/lib/data",
      })
  void otherTextsAreNoHosts(String variable, String value) {
    assertThat(HostFinder.inVariable(variable, value)).isEmpty();
  }

  @Test
  void onlyAVariableOfAnAddressWithOneAddressNamesAHostThatMustExist() {
    assertThat(
            HostFinder.inVariable("SHOPPING_ASSISTANT_SERVICE_ADDR", "shoppingassistantservice:80"))
        .containsExactly(new HostFinder.Found("shoppingassistantservice", true));
    assertThat(HostFinder.inVariable("OTEL_ENDPOINT", "http://otel:4317"))
        .containsExactly(new HostFinder.Found("otel", true));
    assertThat(HostFinder.inVariable("PAIR", "a:80"))
        .containsExactly(new HostFinder.Found("a", false));
    assertThat(HostFinder.inVariable("DB_HOST", "db"))
        .containsExactly(new HostFinder.Found("db", false));
  }

  @Test
  void argumentsNameHostsByFormOrByTheOptionBefore() {
    assertThat(
            HostFinder.inArguments(
                List.of("serve", "--redis=redis:6379", "--db-host", "db", "--name", "web")))
        .extracting(HostFinder.Found::host)
        .containsExactly("redis", "db");
  }

  @Test
  void credentialsOfImagesAreTakenOff() {
    assertThat(HostFinder.withoutCredentials("user:pass@registry.example/app:1"))
        .isEqualTo("registry.example/app:1");
    assertThat(HostFinder.withoutCredentials("redis:7@sha256:abc")).isEqualTo("redis:7@sha256:abc");
  }

  @Test
  @Timeout(10)
  void longTextsTakeLinearTime() {
    assertThat(HostFinder.inVariable("X", "a".repeat(1_000_000))).isEmpty();
    assertThat(HostFinder.inVariable("X", "a.".repeat(500_000))).isEmpty();
    assertThat(HostFinder.inVariable("X", "host".repeat(250_000) + " = ")).isEmpty();
  }
}
