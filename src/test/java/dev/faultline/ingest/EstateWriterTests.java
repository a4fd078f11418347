package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.ItemType;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstateWriterTests {
  private static final EstateRecord.Item FULL =
      new EstateRecord.Item(
          "db \"1\" \u00e9\ud83d\ude00",
          "Database",
          "Orders",
          Level.AT_RISK,
          2,
          "production",
          LifeCycle.PLANNED,
          "team",
          Map.of(
              "text",
              "x\ny",
              "whole",
              7L,
              "share",
              0.1,
              "yes",
              true,
              "list",
              List.of("a", "b"),
              "empty",
              List.of()),
          Map.of(
              "power",
              new RedundancyRule.MinimumUp(1),
              "members",
              new RedundancyRule.MinimumUpPercent(33.3)));
  private static final List<EstateRecord> RECORDS =
      List.of(
          new EstateRecord.NewItemType(
              new ItemType(
                  "Robot",
                  "Hardware",
                  "Moves.",
                  List.of(
                      new AttributeDefinition(
                          "arms", AttributeDefinition.Kind.INTEGER, "Number.")))),
          new EstateRecord.NewRelationType(
              new RelationType("FEEDS", DependentEnd.TO, Level.DEGRADED, "feeds", "a feeds b")),
          FULL,
          EstateRecord.Item.of("b", "Server"),
          new EstateRecord.Relation(
              "USES", "b", "c", "g", Level.DOWN, 0.8, true, Instant.parse("2026-03-01T07:30:00Z")),
          EstateRecord.Relation.of("RUNS_ON", FULL.key(), "b"));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"e.json", "e.ndjson", "e.json.gz", "e.ndjson.gz"})
  void whatIsWrittenIsReadBack(String name) throws IOException {
    Path file = folder.resolve(name);
    try (EstateWriter writer = EstateWriter.open(file)) {
      RECORDS.forEach(record -> writer.accept(record, 0));
      writer.reject(1, "x", "y");
      writer.finish();
      assertThat(writer.items()).isEqualTo(2);
      assertThat(writer.relations()).isEqualTo(2);
      assertThat(writer.rejected()).isEqualTo(1);
    }

    Records read = Records.read(Format.ESTATE, List.of(file));

    assertThat(read.rejected).isEmpty();
    assertThat(read.all).containsExactlyElementsOf(RECORDS);
    assertThat(files()).containsExactly(file);
  }

  @Test
  void theObjectFormHoldsTypesBeforeItemsBeforeRelationsWhateverTheOrder() throws IOException {
    Path file = folder.resolve("e.json");
    try (EstateWriter writer = EstateWriter.open(file)) {
      RECORDS.reversed().forEach(record -> writer.accept(record, 0));
      writer.finish();
    }

    assertThat(
            Files.readAllLines(file).stream()
                .filter(line -> line.contains("["))
                .map(line -> line.replaceAll(".*?\"(\\w+)\":\\[$", "$1")))
        .containsSubsequence("itemTypes", "relationTypes", "items", "relations");
    assertThat(Records.read(Format.ESTATE, List.of(file)).all)
        .containsExactlyInAnyOrderElementsOf(RECORDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"e.json", "e.ndjson"})
  void anEmptyEstateIsAFileToo(String name) throws IOException {
    Path file = folder.resolve(name);
    try (EstateWriter writer = EstateWriter.open(file)) {
      writer.finish();
    }
    if (name.equals("e.json")) assertThat(Records.read(Format.ESTATE, List.of(file)).all).isEmpty();
    assertThat(file).exists();
  }

  @Test
  void withoutFinishTheOldFileStaysAndNothingIsLeftBehind() throws IOException {
    Path file = folder.resolve("e.json");
    Files.writeString(file, "old");
    try (EstateWriter writer = EstateWriter.open(file)) {
      writer.accept(FULL, 0);
    }
    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void theSameRecordsGiveTheSameBytes() throws IOException {
    byte[][] bytes = new byte[2][];
    for (int i = 0; i < 2; i++) {
      Path file = folder.resolve(i + ".json.gz");
      try (EstateWriter writer = EstateWriter.open(file)) {
        RECORDS.forEach(record -> writer.accept(record, 0));
        writer.finish();
      }
      bytes[i] = Files.readAllBytes(file);
    }
    assertThat(bytes[0]).isEqualTo(bytes[1]);
  }

  @Test
  void otherNamesAndMissingFoldersAreRefused() {
    assertThatThrownBy(() -> EstateWriter.open(folder.resolve("e.yaml")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("must end in .json or .ndjson");
    assertThatThrownBy(() -> EstateWriter.open(folder.resolve("no/e.json")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("There is no folder to write");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
