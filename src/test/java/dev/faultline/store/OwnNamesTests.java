package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnNamesTests {
  /**
   * Labels and relationships after their colon; more of them follow after a bar or another colon.
   */
  private static final Pattern NAMES =
      Pattern.compile(":\\s*!?([A-Z]\\w*(?:\\s*[:|&]\\s*[A-Z]\\w*)*)");

  private static final Pattern TEXT = Pattern.compile("'[^']*'|//[^\\n]*");

  @Test
  void everyLabelAndRelationshipOfACypherFileIsThePrograms() {
    Set<String> standard =
        StandardRelationTypes.all().stream().map(RelationType::name).collect(Collectors.toSet());
    Set<String> used = new TreeSet<>();
    for (String statement : statements()) used.addAll(names(statement));
    used.removeAll(standard);
    assertThat(used).contains("ItemType", "Seat", "RevisionCounter", "BOUGHT_UNDER");
    assertThat(used).allMatch(OwnNames::contains);
  }

  @Test
  void theNamesOfAStatementAreFound() {
    assertThat(
            names(
                "MATCH (:A {x: 'a:B'})-[r:C_D|E]->(n:F&G) // :H\n"
                    + "WHERE n:I OR n: J SET n:$(k), n.m = {key: value}"))
        .containsExactlyInAnyOrder("A", "C_D", "E", "F", "G", "I", "J");
  }

  @Test
  void theRefusalNamesAnotherName() {
    assertThatThrownBy(() -> OwnNames.refuse("Asset kind", "ItemType"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "Asset kind \"ItemType\": this name is the program's own; choose another, such as"
                + " CustomItemType.");
    assertThatThrownBy(() -> OwnNames.refuse("Relation type", "COVERS"))
        .hasMessageContaining("such as CUSTOM_COVERS.");
    OwnNames.refuse("Asset kind", "CustomItemType");
  }

  private static Collection<String> names(String statement) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAMES.matcher(TEXT.matcher(statement).replaceAll(""));
    while (matcher.find()) {
      for (String name : matcher.group(1).split("[\\s:|&]+")) names.add(name);
    }
    return names;
  }

  private static Collection<String> statements() {
    try (Stream<Path> paths = Files.walk(Path.of("cypher"))) {
      Set<String> texts = new TreeSet<>();
      for (Path path : paths.filter(file -> file.toString().endsWith(".cypher")).toList())
        texts.add(Files.readString(path));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
