package dev.faultline.risk;

import static dev.faultline.risk.Risks.ending;
import static dev.faultline.risk.Risks.risk;
import static dev.faultline.risk.Risks.threat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.asset.EndingKind;
import dev.faultline.model.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskOrderTests {
  /** In the order in which they shall come, the latest day first, so that the day cannot do it. */
  private static final List<AssetRisk> SORTED =
      List.of(
          risk(at("2027-08-01"), 1, threat("A", Level.DOWN, 1), threat("B", Level.DOWN, 1)),
          risk(at("2027-07-01"), 9, threat("A", Level.DOWN, 1), threat("C", Level.AT_RISK, 1)),
          risk(at("2027-06-01"), 9, threat("D", Level.DOWN, 2), threat("E", Level.DOWN, 2)),
          risk(at("2027-05-01"), 9, threat("F", Level.DOWN, 0)),
          risk(at("2027-04-01"), 9, threat("A", Level.DEGRADED, 1)),
          risk(at("2027-03-01"), 9, threat("A", Level.AT_RISK, 1)),
          risk(at("2027-02-01"), 9),
          risk(at("2027-01-01"), 2),
          risk(at("2027-01-02"), 2),
          risk(at("2026-12-01"), 0));

  private static dev.faultline.asset.Ending at(String day) {
    return ending(EndingKind.CERTIFICATE, "x", day);
  }

  @Test
  void whatIsThreatenedGoesBeforeTheDay() {
    List<AssetRisk> mixed = new ArrayList<>(SORTED);
    Collections.shuffle(mixed, new Random(7));

    mixed.sort(new RiskOrder());

    assertThat(mixed).isEqualTo(SORTED);
  }

  @Test
  void aCursorNamesAPlaceThatIsFoundAgain() {
    RiskOrder order = new RiskOrder();
    for (int place = 0; place < SORTED.size(); place++) {
      var compared = order.comparedTo(order.position(SORTED.get(place)));
      for (int other = 0; other < SORTED.size(); other++) {
        assertThat(Integer.signum(compared.applyAsInt(SORTED.get(other))))
            .isEqualTo(Integer.compare(other, place));
      }
    }
  }
}
