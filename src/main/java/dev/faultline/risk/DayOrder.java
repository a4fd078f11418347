package dev.faultline.risk;

import dev.faultline.graphql.RowOrder;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** The order of risks in a calendar: by their days, and by what ends. */
final class DayOrder implements RowOrder<AssetRisk> {
  private static final Comparator<AssetRisk> ORDER =
      Comparator.comparing((AssetRisk risk) -> risk.ending().day())
          .thenComparing(risk -> RiskOrder.name(risk.ending()));

  @Override
  public int compare(AssetRisk a, AssetRisk b) {
    return ORDER.compare(a, b);
  }

  @Override
  public List<String> position(AssetRisk risk) {
    return List.of(risk.ending().day().toString(), RiskOrder.name(risk.ending()));
  }

  @Override
  public ToIntFunction<AssetRisk> comparedTo(List<String> position) {
    LocalDate day = LocalDate.parse(position.getFirst());
    return risk -> {
      int byDay = risk.ending().day().compareTo(day);
      return byDay != 0 ? byDay : RiskOrder.name(risk.ending()).compareTo(position.getLast());
    };
  }
}
