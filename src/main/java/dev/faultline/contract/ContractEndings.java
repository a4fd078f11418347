package dev.faultline.contract;

import dev.faultline.asset.Ending;
import dev.faultline.asset.EndingKind;
import dev.faultline.asset.Endings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The ends of contracts. One that renews by itself does not end: of it the next last day for notice
 * is told, as a renewal; the terms after that one are in the calendar.
 */
@Component
final class ContractEndings implements Endings {
  private final Contracts contracts;

  ContractEndings(Contracts contracts) {
    this.contracts = contracts;
  }

  @Override
  public List<Ending> between(LocalDate from, LocalDate to) {
    List<Ending> endings = new ArrayList<>();
    contracts.forEach(contract -> {
      LocalDate day = contract.term().renews() ? notice(contract, from, to) : contract.end();
      if (day != null && !day.isBefore(from) && !day.isAfter(to))
        endings.add(ending(contract, day));
    });
    return endings;
  }

  /** The first last day for notice in the time; null: there is none. */
  private static @Nullable LocalDate notice(Contract contract, LocalDate from, LocalDate to) {
    return contract.term().turns(contract.end(), from, to).stream()
        .map(Term.Turn::noticeBy)
        .filter(day -> !day.isBefore(from))
        .findFirst()
        .orElse(null);
  }

  private static Ending ending(Contract contract, LocalDate day) {
    String name = contract.name() == null ? "" : " " + contract.name();
    List<String> products = contract.covered().products();
    return new Ending(
        contract.term().renews() ? EndingKind.RENEWAL : EndingKind.CONTRACT,
        contract.title() + name,
        products.size() == 1 ? products.getFirst() : null,
        contract.covered().assets(),
        contract.covered().items(),
        day,
        contract.value());
  }
}
