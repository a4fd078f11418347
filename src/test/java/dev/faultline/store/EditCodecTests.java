package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.AttributeDefinition.Kind;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.Edit;
import dev.faultline.model.ItemType;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule.MinimumUp;
import dev.faultline.model.RedundancyRule.MinimumUpPercent;
import dev.faultline.model.Relation;
import dev.faultline.model.RelationType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EditCodecTests {
  private static final ConfigurationItem FULL_ITEM =
      new ConfigurationItem(
          "0199-1",
          "db-1 \"quoted\" ü 🚀",
          "Database",
          "Database",
          Level.DEGRADED,
          2,
          "production",
          LifeCycle.RETIRED,
          "team-db",
          Map.of(
              "cores",
              8L,
              "serial",
              new BigInteger("123456789012345678901234567890"),
              "load",
              0.1,
              "exact",
              new BigDecimal("0.1234567890123456789012345"),
              "encrypted",
              true,
              "tags",
              List.of("a", "b"),
              "note",
              ""),
          "cmdb",
          Instant.parse("2020-01-01T00:00:00Z"),
          Estates.THEN);
  private static final Relation FULL_RELATION =
      new Relation(
          "RUNS_ON",
          "shop",
          "esx-1",
          "hosts",
          Level.AT_RISK,
          "vcenter",
          Instant.EPOCH,
          Estates.THEN,
          0.1,
          false);
  private static final ItemType ITEM_TYPE =
      new ItemType(
          "Database",
          "Software",
          "Keeps data.",
          List.of(new AttributeDefinition("port", Kind.INTEGER, "TCP")));
  private static final RelationType RELATION_TYPE =
      new RelationType("MEMBER_OF", DependentEnd.TO, Level.DOWN, "members", "is a member of");

  private final EditCodec codec = new EditCodec();

  static Stream<Edit> edits() {
    return Stream.of(
        new Edit.ItemWritten(null, Estates.item("a", Map.of())),
        new Edit.ItemWritten(Estates.item("a", Map.of("x", 1L)), FULL_ITEM),
        new Edit.RelationWritten(null, Estates.relation("a", "b")),
        new Edit.RelationWritten(Estates.relation("a", "b"), FULL_RELATION),
        new Edit.RelationRemoved(FULL_RELATION),
        new Edit.RedundancySet("a", "g", null, new MinimumUp(2)),
        new Edit.RedundancySet("a", "g", new MinimumUp(2), new MinimumUpPercent(33.4)),
        new Edit.RedundancySet("a", "g", new MinimumUpPercent(50), null),
        new Edit.ItemTypeWritten(null, ITEM_TYPE),
        new Edit.ItemTypeWritten(
            ITEM_TYPE, new ItemType("Database", null, "Keeps data.", List.of())),
        new Edit.RelationTypeWritten(null, RELATION_TYPE),
        new Edit.RecordWritten(
            "asset", "0199-2", "CREATE", null, Map.of("tag", "LT-1", "items", List.of("a", "b"))),
        new Edit.RecordWritten(
            "asset",
            "0199-2",
            "UPDATE",
            Map.of("stockLevel", 3),
            Map.of("stockLevel", 4, "attributes", Map.of("unit", "box"))),
        new Edit.RelationTypeWritten(
            RELATION_TYPE,
            new RelationType("MEMBER_OF", DependentEnd.NEITHER, Level.NONE, null, "")));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void readsWhatItWrote(Edit edit) {
    assertThat(codec.decode(codec.encode(edit))).isEqualTo(edit);
  }

  @Test
  void everyKindOfEditIsAmongTheExamples() {
    assertThat(edits().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Edit.class.getPermittedSubclasses());
  }

  @Test
  void theStoredFormStaysAsItIs() {
    assertThat(
            codec.encode(new Edit.ItemWritten(null, Estates.item("a", Map.of("x", 1, "b", 0.5)))))
        .isEqualTo(
            "{\"edit\":\"itemWritten\",\"after\":{\"id\":\"id-a\",\"key\":\"a\",\"name\":\"a\",\"type\":\"Server\","
                + "\"state\":\"NONE\",\"lifeCycle\":\"IN_USE\",\"attributes\":{\"b\":0.5,\"x\":1},"
                + "\"firstSeen\":\"2026-11-21T18:13:00.123456789Z\",\"lastSeen\":\"2026-11-21T18:13:00.123456789Z\"}}");
    assertThat(codec.encode(new Edit.RedundancySet("a", "g", null, new MinimumUpPercent(50))))
        .isEqualTo(
            "{\"edit\":\"redundancySet\",\"dependent\":\"a\",\"group\":\"g\","
                + "\"after\":{\"rule\":\"minimumUpPercent\",\"percent\":50.0}}");
  }

  @Test
  void skipsWhatANewerVersionAdded() {
    String newer =
        codec
            .encode(new Edit.RelationRemoved(FULL_RELATION))
            .replaceFirst("\\{", "{\"later\":[1,{\"x\":2}],");
    assertThat(codec.decode(newer)).isEqualTo(new Edit.RelationRemoved(FULL_RELATION));
  }
}
