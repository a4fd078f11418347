package dev.faultline.risk;

import dev.faultline.asset.Ending;
import dev.faultline.graphql.RowOrder;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The order of risks, by what they threaten: worst level of a service, most critical of those
 * services, how many of them, worst level of any item, how many items; and only then the day.
 */
final class RiskOrder implements RowOrder<AssetRisk> {
  /** What places a risk. Larger threats are smaller numbers. */
  private record Place(
      int level, int criticality, int services, int worst, int affected, LocalDate day, String rest)
      implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::level)
            .thenComparingInt(Place::criticality)
            .thenComparingInt(Place::services)
            .thenComparingInt(Place::worst)
            .thenComparingInt(Place::affected)
            .thenComparing(Place::day)
            .thenComparing(Place::rest);

    static Place of(AssetRisk risk) {
      Ending ending = risk.ending();
      return new Place(
          -risk.level().ordinal(),
          risk.criticality(),
          -risk.count(risk.level()),
          -risk.worst().ordinal(),
          -risk.affected(),
          ending.day(),
          name(ending));
    }

    static Place of(List<String> position) {
      return new Place(
          Integer.parseInt(position.get(0)),
          Integer.parseInt(position.get(1)),
          Integer.parseInt(position.get(2)),
          Integer.parseInt(position.get(3)),
          Integer.parseInt(position.get(4)),
          LocalDate.parse(position.get(5)),
          position.get(6));
    }

    List<String> position() {
      return List.of(
          String.valueOf(level),
          String.valueOf(criticality),
          String.valueOf(services),
          String.valueOf(worst),
          String.valueOf(affected),
          day.toString(),
          rest);
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** What tells endings of one day apart, by the subject first. */
  static String name(Ending ending) {
    return "%s\u0001%s\u0001%s\u0001%s"
        .formatted(ending.subject(), ending.kind(), ending.assetTags(), ending.itemKeys());
  }

  @Override
  public int compare(AssetRisk a, AssetRisk b) {
    return Place.of(a).compareTo(Place.of(b));
  }

  @Override
  public List<String> position(AssetRisk risk) {
    return Place.of(risk).position();
  }

  @Override
  public ToIntFunction<AssetRisk> comparedTo(List<String> position) {
    Place place = Place.of(position);
    return risk -> Place.of(risk).compareTo(place);
  }
}
