package dev.faultline.risk;

import static dev.faultline.risk.Risks.ending;
import static dev.faultline.risk.Risks.risk;
import static dev.faultline.risk.Risks.threat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.asset.Ending;
import dev.faultline.asset.EndingKind;
import dev.faultline.model.Level;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RiskSentencesTests {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
  private static final Ending CERTIFICATE =
      ending(EndingKind.CERTIFICATE, "shop.example", "2026-12-03");

  @Test
  void whatEndsAndWhatThatStopsIsOneSentence() {
    assertThat(
            RiskSentences.of(
                risk(
                    CERTIFICATE,
                    2,
                    threat("Card payments", Level.DOWN, 1),
                    threat("E-mail", Level.DOWN, 2)),
                TODAY))
        .isEqualTo(
            "The certificate of shop.example ends on 3 December: that stops Card payments and"
                + " E-mail.");
  }

  @Test
  void everyLevelHasItsClauseAndWhatIsLeftOutIsCounted() {
    assertThat(
            RiskSentences.of(
                risk(
                    CERTIFICATE,
                    7,
                    threat("A", Level.DOWN, 1),
                    threat("B", Level.DOWN, 1),
                    threat("C", Level.DOWN, 1),
                    threat("D", Level.DOWN, 4),
                    threat("E", Level.DOWN, 0),
                    threat("F", Level.DEGRADED, 0),
                    threat("G", Level.AT_RISK, 1)),
                TODAY))
        .endsWith(": that stops A, B, C and 2 more services, degrades F and puts G at risk.");
  }

  @Test
  void daysOfOtherYearsAreSaidWithTheYearAndPastOnesInThePast() {
    assertThat(RiskSentences.of(risk(ending(EndingKind.LICENCE, "Office", "2027-01-31"), 3), TODAY))
        .isEqualTo(
            "The licence of Office ends on 31 January 2027: that hits no service, but 3 other"
                + " items.");
    assertThat(
            RiskSentences.of(
                risk(ending(EndingKind.END_OF_SUPPORT, "core-1", "2026-11-20"), 0), TODAY))
        .isEqualTo(
            "The vendor stopped supporting core-1 on 20 November: that hits no service and no other"
                + " item.");
  }

  @Test
  void anEndingWithoutItemsSaysSo() {
    Ending contract =
        new Ending(EndingKind.CONTRACT, "Cleaning", null, List.of(), List.of(), TODAY, null);

    assertThat(RiskSentences.of(risk(contract, 0), TODAY))
        .isEqualTo(
            "The contract of Cleaning ends on 21 November: that hits nothing, as no item stands on"
                + " it.");
  }

  @Test
  void aSubjectThatSaysWhatItIsIsNotCalledSoTwice() {
    Ending contract = ending(EndingKind.CONTRACT, "Contract \"C-17\" Storage", "2026-12-31");

    assertThat(RiskSentences.of(risk(contract, 0), TODAY))
        .startsWith("Contract \"C-17\" Storage ends on 31 December: ");
    Ending certificate = ending(EndingKind.CERTIFICATE, "Certificate *.shop.example", "2026-12-19");
    assertThat(RiskSentences.of(risk(certificate, 0), TODAY))
        .startsWith("Certificate *.shop.example ends on 19 December: ");
  }

  @Test
  void whatGoesOnByItselfIsADecisionAndNoEnd() {
    Ending lease = ending(EndingKind.RENEWAL, "Contract \"C-2\" Copiers", "2026-12-31");
    AssetRisk harmless = new AssetRisk(lease, Level.NONE, List.of(), 0, Level.NONE);

    assertThat(RiskSentences.of(harmless, TODAY))
        .isEqualTo("Contract \"C-2\" Copiers goes on unless notice is given by 31 December.");
    assertThat(RiskSentences.of(risk(lease, 1, threat("Mail", Level.AT_RISK, 1)), TODAY))
        .endsWith("by 31 December: an end puts Mail at risk.");
    assertThat(RiskSentences.headline(List.of(harmless), TODAY, TODAY, TODAY))
        .isEqualTo(
            "From 21 November to 21 November, nothing ends. Besides, 1 contract or subscription"
                + " goes on unless notice is given.");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RENEWAL")
  void everyKindIsASentence(EndingKind kind) {
    assertThat(RiskSentences.of(risk(ending(kind, "X", "2026-12-01"), 0), TODAY))
        .startsWith("The ")
        .contains("X")
        .contains(" on 1 December: ")
        .endsWith(".");
  }

  @Test
  void theHeadlineCountsByWhatIsThreatened() {
    LocalDate to = LocalDate.parse("2027-02-19");
    assertThat(
            RiskSentences.headline(
                List.of(
                    risk(CERTIFICATE, 1, threat("Card payments", Level.DOWN, 1)),
                    risk(CERTIFICATE, 1, threat("Archive", Level.AT_RISK, 1)),
                    risk(CERTIFICATE, 1, threat("Archive", Level.AT_RISK, 1)),
                    risk(CERTIFICATE, 0)),
                TODAY,
                to,
                TODAY))
        .isEqualTo(
            "From 21 November to 19 February 2027, 4 things end: 1 stops services (Card payments),"
                + " 2 put services at risk (Archive) and 1 hits no service.");
    assertThat(RiskSentences.headline(List.of(), TODAY, to, TODAY))
        .isEqualTo("From 21 November to 19 February 2027, nothing ends.");
  }
}
