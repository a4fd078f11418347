package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.faultline.Neo4jIT;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Neo4jIT
class StoreReaderIT {
  @Autowired StoreReader reader;

  @Test
  void readsRowsWithParametersThatHoldInstantsAtAnyDepth() {
    Map<String, Object> parameters =
        Map.of("rows", List.of(Map.of("at", Estates.THEN, "name", "a")));
    var row =
        reader
            .read(
                "UNWIND $rows AS row RETURN row.at AS at, row.name AS name, row.none AS none",
                parameters)
            .getFirst();
    assertThat(CypherValues.instant(row, "at")).isEqualTo(Estates.THEN);
    assertThat(CypherValues.text(row, "name")).isEqualTo("a");
    assertThat(CypherValues.text(row, "none")).isNull();
  }

  @Test
  void firstIsTheOnlyRowOrNone() {
    assertThat(reader.first("RETURN 1 AS one", Map.of()))
        .hasValueSatisfying(row -> assertThat(row.get("one").asInt()).isOne());
    assertThat(reader.first("UNWIND [] AS none RETURN none", Map.of())).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> reader.first("UNWIND [1, 2] AS n RETURN n", Map.of()));
  }

  @Test
  void streamsMoreRowsThanOneFetch() {
    AtomicLong sum = new AtomicLong();
    reader.stream(
        "UNWIND range(1, $last) AS n RETURN n",
        Map.of("last", 25_000),
        row -> sum.addAndGet(row.get("n").asLong()));
    assertThat(sum).hasValue(25_000L * 25_001 / 2);
  }
}
