package dev.faultline.contract;

import dev.faultline.asset.Ending;
import dev.faultline.asset.EndingKind;
import dev.faultline.asset.Endings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The ends of contracts. One that renews by itself does not end and is left out. */
@Component
final class ContractEndings implements Endings {
  private final Contracts contracts;

  ContractEndings(Contracts contracts) {
    this.contracts = contracts;
  }

  @Override
  public List<Ending> between(LocalDate from, LocalDate to) {
    List<Ending> endings = new ArrayList<>();
    for (Contract contract :
        contracts.list(contract -> ends(contract, from, to), "", Integer.MAX_VALUE)) {
      LocalDate end = contract.end();
      if (end == null) continue;
      String name = contract.name() == null ? "" : " " + contract.name();
      List<String> products = contract.covered().products();
      endings.add(
          new Ending(
              EndingKind.CONTRACT,
              contract.title() + name,
              products.size() == 1 ? products.getFirst() : null,
              contract.covered().assets(),
              contract.covered().items(),
              end,
              contract.value()));
    }
    return endings;
  }

  private static boolean ends(Contract contract, LocalDate from, LocalDate to) {
    LocalDate end = contract.end();
    return end != null && !contract.term().renews() && !end.isBefore(from) && !end.isAfter(to);
  }
}
