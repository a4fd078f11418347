package dev.faultline.software;

import dev.faultline.asset.Ending;
import dev.faultline.asset.Endings;
import dev.faultline.licence.Renewal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The ends of licences and subscriptions, with the items that they leave over. An end that leaves
 * nothing over, such as that of a licence with a successor or of one that nobody uses, is left out,
 * whatever other ends leave over that day.
 */
@Component
final class LicenceEndings implements Endings {
  private final Positions positions;

  LicenceEndings(Positions positions) {
    this.positions = positions;
  }

  @Override
  public List<Ending> between(LocalDate from, LocalDate to) {
    List<Ending> endings = new ArrayList<>();
    List<ProductPosition> all = positions.list(_ -> true, _ -> true, from, "", Integer.MAX_VALUE);
    for (ProductPosition position : all) {
      Map<String, BoughtEntitlement> bought = new HashMap<>();
      position.bought().forEach(one -> bought.put(one.number(), one));
      for (Renewal renewal : position.renewals(from, to)) {
        BoughtEntitlement ends = bought.get(renewal.entitlement().id());
        if (ends == null || renewal.lastDay().isAfter(to) || renewal.overByIt().isEmpty()) continue;
        List<String> items =
            renewal.overByIt().stream()
                .flatMap(use -> use.items().stream())
                .distinct()
                .sorted()
                .toList();
        endings.add(
            new Ending(
                ends.kind().ending(),
                "Entitlement \"" + ends.number() + "\" to " + position.product().name(),
                position.product().name(),
                List.of(),
                items,
                renewal.lastDay(),
                ends.price()));
      }
    }
    return endings;
  }
}
