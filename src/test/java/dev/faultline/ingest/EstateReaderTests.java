package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.SharedData;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

class EstateReaderTests {
  @Test
  void everyFieldOfAnItemIsRead() {
    Records records =
        estate(
            """
            {"items": [{
              "key": "db-1", "type": "Database", "name": "Orders", "state": "at_risk", "criticality": 2,
              "environment": "production", "lifeCycle": "in-use", "owner": "team-1",
              "attributes": {"engine": "postgres", "sizeGigabytes": 12.5, "port": 5432, "encrypted": true,
                             "addresses": ["10.0.0.1", "10.0.0.2"], "unknown": null},
              "groups": {"power": {"minimumUp": 1}, "members": {"minimumUpPercent": 50.5}}}]}
            """);

    assertThat(records.all)
        .containsExactly(
            new EstateRecord.Item(
                "db-1",
                "Database",
                "Orders",
                Level.AT_RISK,
                2,
                "production",
                LifeCycle.IN_USE,
                "team-1",
                Map.of(
                    "engine",
                    "postgres",
                    "sizeGigabytes",
                    12.5,
                    "port",
                    5432L,
                    "encrypted",
                    true,
                    "addresses",
                    List.of("10.0.0.1", "10.0.0.2")),
                Map.of(
                    "power",
                    new RedundancyRule.MinimumUp(1),
                    "members",
                    new RedundancyRule.MinimumUpPercent(50.5))));
    assertThat(records.rejected).isEmpty();
  }

  @Test
  void everyFieldOfARelationAndOfTypesIsRead() {
    Records records =
        estate(
            """
            {"relations": [{"type": "USES", "from": "a", "to": "b", "group": "g", "effect": "DOWN", "confidence": 0.5,
                            "derived": true, "lastSeen": "2026-03-01T08:30:00+01:00"}],
             "relationTypes": [{"name": "FEEDS", "dependentEnd": "to", "effect": "degraded", "defaultGroup": "feeds",
                                "description": "a feeds b"},
                               {"name": "NOTES", "dependentEnd": "NEITHER"}],
             "itemTypes": [{"name": "Robot", "parent": "Hardware", "description": "Moves.",
                            "attributes": [{"name": "arms", "kind": "integer", "description": "Number."}]}]}
            """);

    assertThat(records.rejected).isEmpty();
    assertThat(records.all)
        .containsExactly(
            new EstateRecord.Relation(
                "USES",
                "a",
                "b",
                "g",
                Level.DOWN,
                0.5,
                true,
                Instant.parse("2026-03-01T07:30:00Z")),
            new EstateRecord.NewRelationType(
                new RelationType("FEEDS", DependentEnd.TO, Level.DEGRADED, "feeds", "a feeds b")),
            new EstateRecord.NewRelationType(
                new RelationType("NOTES", DependentEnd.NEITHER, Level.NONE, null, "")),
            new EstateRecord.NewItemType(
                new ItemType(
                    "Robot",
                    "Hardware",
                    "Moves.",
                    List.of(
                        new AttributeDefinition(
                            "arms", AttributeDefinition.Kind.INTEGER, "Number.")))));
  }

  @Test
  void linesHoldOneRecordEachInAnyOrder() {
    Records records =
        Records.read(
            Format.ESTATE,
            "e.ndjson",
            """
            {"relation":{"type":"RUNS_ON","from":"a","to":"b"}}
            {"item":{"key":"a","type":"Application"}}

            {"relationType":{"name":"FEEDS","dependentEnd":"from","effect":"DOWN"}}
            {"item":{"key":"b","type":"Server"}}
            {"itemType":{"name":"Robot"}}
            """);

    assertThat(records.rejected).isEmpty();
    assertThat(records.lines).containsExactly(1L, 2L, 4L, 5L, 6L);
    assertThat(records.items()).extracting(EstateRecord.Item::key).containsExactly("a", "b");
  }

  @Test
  void theEstateOfACaseFileIsRead() {
    Records records =
        estate(
            """
            {"name": "chain", "why": "w", "estate": {"items": [{"key": "a", "type": "T"}], "relations": []},
             "changes": [{"item": "a"}], "expect": []}
            """);

    assertThat(records.items()).hasSize(1);
  }

  @Test
  void severalCasesAreNoEstate() {
    String twice = "{\"estate\":{\"items\":[]}}\n{\"estate\":{\"items\":[]}}\n";
    assertThatThrownBy(() -> estate(twice))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("estate.json, line 2, column 2: here is a second estate");
  }

  @Test
  void anEstateWithinAnotherDocumentIsRead() {
    JsonMapper mapper = JsonMapper.builder().build();
    Records records = new Records();
    try (JsonParser parser =
        mapper.createParser("[{\"items\":[{\"key\":\"a\",\"type\":\"T\"}]},7]")) {
      parser.nextToken();
      parser.nextToken();
      Readers.readEstate(parser, "case", records);
      assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
    }
    assertThat(records.items()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'key':'a'}|\"type\" is missing.",
        "{'type':'T'}|\"key\" is missing.",
        "{'key':null,'type':'T'}|\"key\" must not be null.",
        "{'key':7,'type':'T'}|\"key\" must be text but was 7.",
        "{'key':'','type':'T'}|A key must not be empty.",
        "{'key':'a','type':'T','state':'BROKEN'}|\"state\" must be one of NONE, AT_RISK, DEGRADED"
            + " or DOWN but was \"BROKEN\".",
        "{'key':'a','type':'T','lifeCycle':'gone'}|\"lifeCycle\" must be one of PLANNED, IN_USE or"
            + " RETIRED but was \"gone\".",
        "{'key':'a','type':'T','criticality':9}|Criticality is 1 (most) to 4 but was 9.",
        "{'key':'a','type':'T','criticality':2.5}|\"criticality\" must be a whole number but was"
            + " 2.5.",
        "{'key':'a','type':'T','criticality':99999999999}|\"criticality\" must be a whole number"
            + " but was 99999999999.",
        "{'key':'a','type':'T','critcality':1}|Unknown field \"critcality\"; did you mean"
            + " \"criticality\"?",
        "{'key':'a','type':'T','key':'b'}|Field \"key\" is given twice.",
        "{'key':'a','type':'T','attributes':{'x':{'y':1}}}|Attribute \"x\" is an object; an"
            + " attribute is text, a number, true or false, or a list of texts.",
        "{'key':'a','type':'T','attributes':{'x':[1]}}|Attribute \"x\" is a list that holds"
            + " something else than texts.",
        "{'key':'a','type':'T','attributes':{'x':1e999}}|Attribute \"x\" is out of range: 1e999.",
        "{'key':'a','type':'T','attributes':{'x':99999999999999999999}}|Attribute \"x\" is out of"
            + " range: 99999999999999999999.",
        "{'key':'a','type':'T','attributes':[]}|\"attributes\" must be an object but was a list.",
        "{'key':'a','type':'T','groups':{'g':1}}|Group \"g\" must be an object such as"
            + " {\"minimumUp\": 1} or {\"minimumUpPercent\": 50}.",
        "{'key':'a','type':'T','groups':{'g':{'minimumUp':1,'minimumUp':2}}}|Group \"g\": minimumUp"
            + " is given twice.",
        "{'key':'a','type':' '}|It has a type, but that was empty.",
        "{'key':'\u00A0a','type':'T'}|Key \"\u00A0a\" starts or ends with a blank; write it"
            + " without.",
        "{'key':'a','type':'T','groups':{'g':{}}}|Group \"g\" needs either minimumUp or"
            + " minimumUpPercent.",
        "{'key':'a','type':'T','groups':{'g':{'minimumUp':-1}}}|Group \"g\": minimumUp must not be"
            + " negative but was -1.",
        "{'key':'a','type':'T','groups':{'g':{'minimumUpPercent':0}}}|Group \"g\": minimumUpPercent"
            + " must be above 0 and at most 100 but was 0.0.",
        "{'key':'s\\ud800','type':'T'}|Key \"s\uFFFD\" holds half of a surrogate pair (U+D800) at"
            + " position 2.",
        "{'key':' a','type':'T'}|Key \" a\" starts or ends with a blank; write it without.",
        "{'key':'a\\u202eb','type':'T'}|Key \"a\uFFFDb\" holds a character that turns the direction"
            + " of text (U+202E) at position 2.",
        "{'key':'a','type':'T','name':'x\\ny'}|The name holds a control character (U+000A) at"
            + " position 2.",
        "{'key':'a','type':'T','owner':'\\udc00'}|The owner holds half of a surrogate pair (U+DC00)"
            + " at position 1.",
        "{'key':'a','type':'T','attributes':{'x':['\\ud83d']}}|Attribute \"x\" holds half of a"
            + " surrogate pair (U+D83D) at position 1.",
        "{'key':'a','type':'T','groups':{'g ':{'minimumUp':1}}}|Group \"g \" starts or ends with a"
            + " blank; write it without.",
        "{'key':'a','type':'T','groups':{'g\\u0000':{'minimumUp':1}}}|Group \"g\uFFFD\" holds a"
            + " control character (U+0000) at position 2.",
      })
  void aBadItemIsRejectedAndReadingGoesOn(String item, String reason) {
    Records records =
        estate(
            "{\"items\":[\n" + item.replace('\'', '"') + ",\n{\"key\":\"good\",\"type\":\"T\"}]}");

    assertThat(records.rejected).extracting(Records.Rejected::reason).containsExactly(reason);
    assertThat(records.rejected.getFirst().line()).isEqualTo(2);
    assertThat(records.items()).extracting(EstateRecord.Item::key).containsExactly("good");
    assertThat(records.lines).containsExactly(3L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'USES','from':'a'}|relation USES from \"a\" to ?|\"to\" is missing.",
        "{'type':'USES','from':'a','to':'a'}|relation USES from \"a\" to \"a\"|Relation USES from"
            + " \"a\" to itself: an item cannot depend on itself.",
        "{'type':'USES','from':'a','to':'b','confidence':2}|relation USES from \"a\" to"
            + " \"b\"|Confidence is 0 to 1 but was 2.0.",
        "{'type':'USES','from':'a','to':'b','lastSeen':'yesterday'}|relation USES from \"a\" to"
            + " \"b\"|\"lastSeen\" must be a time such as 2026-03-01T08:30:00Z but was"
            + " \"yesterday\".",
        "{'type':'USES','from':'a','to':'b','derived':'yes'}|relation USES from \"a\" to"
            + " \"b\"|\"derived\" must be true or false but was \"yes\".",
        "17|relation|It must be an object in braces but is 17.",
      })
  void aBadRelationIsRejected(String relation, String what, String reason) {
    Records records = estate("{\"relations\":[" + relation.replace('\'', '"') + "]}");

    assertThat(records.rejected).containsExactly(new Records.Rejected(1, what, reason));
  }

  @Test
  void aNameHasALimitAndNoBlanksAroundIt() {
    Records records =
        estate(
            "{\"items\":[{\"key\":\"a\",\"type\":\"T\",\"name\":\"  A 😀"
                + " \",\"attributes\":{\"note\":\"one\\ntwo\"}},"
                + "{\"key\":\"b\",\"type\":\"T\",\"name\":\""
                + "n".repeat(1_001)
                + "\"}]}");

    assertThat(records.items())
        .singleElement()
        .extracting(EstateRecord.Item::name)
        .isEqualTo("A 😀");
    assertThat(records.rejected)
        .extracting(Records.Rejected::reason)
        .containsExactly("The name has 1001 characters; at most 1000 are allowed.");
  }

  @Test
  void aFileThatBreaksOffNamesWhereTheOpenRecordBegan() {
    assertThatThrownBy(
            () -> estate("{\"item\":{\"key\":\"w1\",\"type\":\"T\"}}\n{\"item\":{\"key\":\"w2\""))
        .isInstanceOf(InvalidInput.class)
        .hasMessageEndingWith("expected close marker for Object that opened in line 2, column 9.");
    assertThatThrownBy(() -> estate("{\"items\":\n[{\"key\":\"w1\"]}"))
        .hasMessageEndingWith("expected '}' for the Object that opened in line 2, column 2.");
  }

  @Test
  void allFaultsOfARecordAreNamedAtOnce() {
    Records records = estate("{\"items\":[{\"key\":1,\"state\":2,\"x\":[{}]}]}");

    assertThat(records.rejected.getFirst().reason())
        .contains(
            "\"key\" must be text but was 1; \"state\" must be text but was 2; unknown field \"x\"")
        .contains("\"type\" is missing");
  }

  @Test
  void badTypesAreRejected() {
    Records records =
        estate(
            "{\"relationTypes\":[{\"name\":\"feeds\",\"dependentEnd\":\"to\",\"effect\":\"DOWN\"},{\"name\":\"F\",\"dependentEnd\":\"up\"}],"
                + "\"itemTypes\":[{\"name\":\"robot\"},{\"name\":\"R\",\"attributes\":[{\"name\":\"x\",\"kind\":\"COLOUR\"}]}]}");

    assertThat(records.all).isEmpty();
    assertThat(records.rejected).hasSize(4);
    assertThat(records.rejected.get(0).reason()).contains("upper snake case");
    assertThat(records.rejected.get(1).reason())
        .contains("must be one of FROM, TO or NEITHER but was \"up\"");
    assertThat(records.rejected.get(2).reason()).contains("Pascal case");
    assertThat(records.rejected.get(3).reason()).contains("TEXT, INTEGER");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"items\":[{\"key\" \"a\"}]}|estate.json, line 1, column 18: not JSON: ",
        "{\"items\":[{\"key\":\"a\",|estate.json, line 1, column 22: not JSON: ",
        "{\"items\":[nonsense]}|estate.json, line 1, column ",
        "{\"items\":[{\"key\":NaN}]}|estate.json, line 1, column ",
        "{\"items\":{}}|estate.json, line 1, column 10: \"items\" must be a list but is an object.",
        "{\"itms\":[]}|estate.json, line 1, column 2: unknown field \"itms\"; an estate holds ",
        "{\"name\":\"a package\"}|estate.json, line 1, column 2: unknown field \"name\": an estate"
            + " file holds ",
        "{\"item\":{\"key\":\"a\",\"type\":\"T\"}} 17|estate.json, line 1, column ",
        "[{\"key\":\"a\"}]|estate.json, line 1, column 1: an estate file starts with { but this one"
            + " with \"[",
      })
  void aFileThatIsNoEstateIsRefusedWithItsPlace(String content, String message) {
    assertThatThrownBy(() -> estate(content))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith(message)
        .message()
        .doesNotContain(
            "Source", "jackson", "Jackson", "JsonReadFeature", "StreamRead", "enable", "`");
  }

  @Test
  void aBrokenLineOfManyIsRefusedWithItsLine() {
    assertThatThrownBy(() ->
            Records.read(
                Format.ESTATE,
                "e.ndjson",
                "{\"item\":{\"key\":\"a\",\"type\":\"T\"}}\n{\"item\":{\"key\":\"b\",}}\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("e.ndjson, line 2, column ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"items\":"})
  void deepNestingIsRefusedWithoutHarm(String opening) {
    String deep = "{\"items\":[{\"key\":\"a\",\"attributes\":{\"x\":" + opening.repeat(100_000);
    assertThatThrownBy(() -> estate(deep))
        .isInstanceOf(InvalidInput.class)
        .hasMessageMatching(
            "estate.json, line 1, column \\d+: too large: Document nesting depth \\(65\\) exceeds"
                + " the maximum allowed \\(64\\)\\.");
  }

  @Test
  void anEmptyRecordIsRejected() {
    assertThat(estate("{}").rejected)
        .containsExactly(
            new Records.Rejected(
                1,
                "record",
                "It is empty; it should hold one of item, relation, itemType or relationType."));
  }

  @Test
  void allWorkedCasesAreReadWithoutRejections() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.cases())) {
      List<Path> cases = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      assertThat(cases).hasSizeGreaterThanOrEqualTo(20);
      for (Path file : cases) {
        Records records = Records.read(Format.ESTATE, List.of(file));
        assertThat(records.rejected).as(file.toString()).isEmpty();
        assertThat(records.items()).as(file.toString()).isNotEmpty();
        assertThat(records.relations()).as(file.toString()).isNotEmpty();
      }
    }
  }

  private static Records estate(String content) {
    return Records.read(Format.ESTATE, "estate.json", content);
  }
}
