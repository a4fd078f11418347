package dev.faultline.contract;

import dev.faultline.asset.Ending;
import dev.faultline.asset.EndingKind;
import dev.faultline.asset.Endings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The ends of contracts. One that renews by itself does not end: of it the next last day for notice
 * is told, as a renewal; the terms after that one are in the calendar.
 */
@Component
final class ContractEndings implements Endings {
  private final Contracts contracts;
  private final CoveredItems coveredItems;

  ContractEndings(Contracts contracts, CoveredItems coveredItems) {
    this.contracts = contracts;
    this.coveredItems = coveredItems;
  }

  @Override
  public List<Ending> between(LocalDate from, LocalDate to) {
    List<Contract> ending =
        contracts.list(contract -> day(contract, from, to) != null, "", Integer.MAX_VALUE);
    Map<String, List<String>> items = coveredItems.of(ending);
    List<Ending> endings = new ArrayList<>();
    for (Contract contract : ending) {
      LocalDate day = day(contract, from, to);
      List<String> keys = items.getOrDefault(contract.number(), List.of());
      if (day != null) endings.add(ending(contract, keys, day));
    }
    return endings;
  }

  private static @Nullable LocalDate day(Contract contract, LocalDate from, LocalDate to) {
    LocalDate day = contract.term().renews() ? notice(contract, from, to) : contract.end();
    return day == null || day.isBefore(from) || day.isAfter(to) ? null : day;
  }

  /** The first last day for notice in the time; null: there is none. */
  private static @Nullable LocalDate notice(Contract contract, LocalDate from, LocalDate to) {
    return contract.term().turns(contract.end(), from, to).stream()
        .map(Term.Turn::noticeBy)
        .filter(day -> !day.isBefore(from))
        .findFirst()
        .orElse(null);
  }

  private static Ending ending(Contract contract, List<String> items, LocalDate day) {
    String name = contract.name() == null ? "" : " " + contract.name();
    List<String> products = contract.covered().products();
    return new Ending(
        contract.term().renews() ? EndingKind.RENEWAL : contract.kind().ending(),
        contract.title() + name,
        products.size() == 1 ? products.getFirst() : null,
        contract.covered().assets(),
        items,
        day,
        contract.value());
  }
}
