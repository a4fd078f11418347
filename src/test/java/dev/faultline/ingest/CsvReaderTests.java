package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTests {
  @Test
  void allColumnsOfItemsAreRead() {
    Records records =
        csv(
            """
            Key,TYPE,name,State,criticality,environment,lifecycle,owner,group:power,Group:members,attribute:cpuCores,attr.Site
            srv-1,Server,"Server, big",degraded,1,test,in use,team,2,50%,08,Berlin
            srv-2,Server,,,,,,,,,,
            """);

    assertThat(records.rejected).isEmpty();
    assertThat(records.all)
        .containsExactly(
            new EstateRecord.Item(
                "srv-1",
                "Server",
                "Server, big",
                Level.DEGRADED,
                1,
                "test",
                LifeCycle.IN_USE,
                "team",
                Map.of("cpuCores", "08", "Site", "Berlin"),
                Map.of(
                    "power",
                    new RedundancyRule.MinimumUp(2),
                    "members",
                    new RedundancyRule.MinimumUpPercent(50))),
            EstateRecord.Item.of("srv-2", "Server"));
    assertThat(records.lines).containsExactly(2L, 3L);
  }

  @Test
  void allColumnsOfRelationsAreRead() {
    Records records =
        csv("type,from,to,group,effect,confidence\nUSES,a,b,g,DOWN,0.5\nUSES,a,c,,,\n");

    assertThat(records.rejected).isEmpty();
    assertThat(records.all)
        .containsExactly(
            new EstateRecord.Relation("USES", "a", "b", "g", Level.DOWN, 0.5, false, null),
            EstateRecord.Relation.of("USES", "a", "c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", ","})
  void theSeparatorIsTakenFromTheHeader(String separator) {
    Records records =
        csv("\"key\",type,attr.note\r\na,Server,\"x\r\ny\"\r\nb,Server,z".replace(",", separator));

    assertThat(records.items())
        .extracting(EstateRecord.Item::attributes)
        .containsExactly(Map.of("note", "x\r\ny"), Map.of("note", "z"));
    assertThat(records.lines).containsExactly(2L, 4L);
  }

  @Test
  void linesAreCountedOverEmptyOnesAndQuotedBreaks() {
    Records records =
        csv("\nkey,type,attr.note\n\na,Server,\"1\n2\n3\"\n\n,Server,x\nb,Server,y\n");

    assertThat(records.lines).containsExactly(4L, 9L);
    assertThat(records.rejected).extracting(Records.Rejected::line).containsExactly(8L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,Server,,|The row has 4 values but the header names 5 columns.",
        "a,Server,,,,more|The row has 6 values but the header names 5 columns.",
        ",Server,,,|The column \"key\" is empty.",
        "a,,,,|The column \"type\" is empty.",
        "a,Server,broken,,|\"state\" must be one of NONE, AT_RISK, DEGRADED or DOWN but was"
            + " \"broken\".",
        "a,Server,,high,|\"criticality\" must be a whole number from 1 to 4 but was \"high\".",
        "a,Server,,7,|Criticality is 1 (most) to 4 but was 7.",
        "a,Server,,,some|\"group:g\" must be a count such as 2 or a share such as 50% but was"
            + " \"some\".",
        "a,Server,,,0%|Column \"group:g\": minimumUpPercent must be above 0 and at most 100 but was"
            + " 0.0.",
        "a,Server,x,y,z|\"group:g\" must be a count such as 2 or a share such as 50% but was \"z\";"
            + " \"state\" must be one of NONE, AT_RISK, DEGRADED or DOWN but was \"x\";"
            + " \"criticality\" must be a whole number from 1 to 4 but was \"y\".",
      })
  void aBadRowIsRejectedAndReadingGoesOn(String row, String reason) {
    Records records = csv("key,type,state,criticality,group:g\n" + row + "\ngood,Server,,,\n");

    assertThat(records.rejected).extracting(Records.Rejected::reason).containsExactly(reason);
    assertThat(records.rejected.getFirst().line()).isEqualTo(2);
    assertThat(records.items()).extracting(EstateRecord.Item::key).containsExactly("good");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x1p-1", "1f", "0.5d", "NaN", "Infinity", "٠.٥"})
  void aNumberIsWrittenAsPeopleWriteIt(String number) {
    Records records = csv("type,from,to,confidence\nUSES,a,b," + number + "\nUSES,a,c,5e-1\n");
    assertThat(records.rejected)
        .extracting(Records.Rejected::reason)
        .containsExactly("\"confidence\" must be a number from 0 to 1 but was \"" + number + "\".");
    assertThat(records.all).hasSize(1);
  }

  @Test
  void aSelfRelationIsRejected() {
    assertThat(csv("type,from,to\nUSES,a,a\n").rejected)
        .containsExactly(
            new Records.Rejected(
                2,
                "relation USES from \"a\" to \"a\"",
                "Relation USES from \"a\" to itself: an item cannot depend on itself."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "key,type,statee|unknown column \"statee\"; columns are key, type, name, state,"
            + " criticality, environment, lifeCycle, owner, group:NAME and attribute:NAME. Did you"
            + " mean \"state\"?",
        "key,name|the header lacks the column \"type\".",
        "from,to,group|the header lacks the column \"type\".",
        "key,type,Key|the header names the column \"key\" twice.",
        "name,colour|the header names neither the columns of items nor those of relations. A file"
            + " of items has the columns key and type, a file of relations type, from and to.",
        "key,type,from,to|the header names the columns of items and those of relations. A file of"
            + " items has the columns key and type, a file of relations type, from and to.",
        "type,from,to,attribute:x|unknown column \"attribute:x\"; columns are type, from, to,"
            + " group, effect and confidence.",
      })
  void aHeaderThatDoesNotFitRefusesTheFile(String header, String message) {
    assertThatThrownBy(() -> csv(header + "\na,b,c\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("t.csv, line 1, column 1: " + message);
  }

  @Test
  void aQuoteThatIsNotClosedIsRefusedWithItsRow() {
    assertThatThrownBy(() -> csv("key,type\na,Server\n\"b,Server\nc,Server\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith(
            "t.csv, line 3, column 1: not CSV: a quote in the row that starts here is not closed");
    assertThatThrownBy(() -> csv("key,type\n\"a\"b,Server\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("t.csv, line 2, column 1: not CSV");
  }

  @Test
  void aQuoteThatIsNotClosedDoesNotFillTheMemory() {
    String endless = "key,type\n\"b,Server\n" + "c,Server\n".repeat(2_000_000);
    assertThatThrownBy(() -> csv(endless))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "t.csv, line 2, column 1: the record that starts here does not end; is a quote not"
                + " closed?");
  }

  @Test
  void emptyColumnsAtTheEndDoNoHarm() {
    Records records = csv("key,type,,\na,Server,,\nb,Server,,surplus\n");

    assertThat(records.items()).extracting(EstateRecord.Item::key).containsExactly("a");
    assertThat(records.rejected).hasSize(1);
  }

  private static Records csv(String content) {
    return Records.read(Format.CSV, "t.csv", content);
  }
}
