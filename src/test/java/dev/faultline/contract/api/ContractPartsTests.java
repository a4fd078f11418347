package dev.faultline.contract.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.faultline.asset.Assets;
import dev.faultline.contract.Contract;
import dev.faultline.contract.ContractKind;
import dev.faultline.contract.Contracts;
import dev.faultline.contract.Covered;
import dev.faultline.contract.CoveredItems;
import dev.faultline.contract.Term;
import dev.faultline.record.RecordHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractPartsTests {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

  private final CoveredItems coveredItems = mock(CoveredItems.class);
  private final ContractPartsController parts =
      new ContractPartsController(
          mock(Contracts.class),
          mock(Assets.class),
          coveredItems,
          keys -> keys.stream().map(key -> key + " (DOWN)").toList(),
          mock(RecordHistory.class));

  @Test
  void theServicesBehindAllRenewalsAreReadAtOnce() {
    when(coveredItems.of(anyList()))
        .thenReturn(Map.of("C-1", List.of("db"), "C-2", List.of("web"), "C-3", List.of()));
    Contracts.Renewal first = renewal("C-1");
    Contracts.Renewal second = renewal("C-2");
    Contracts.Renewal third = renewal("C-3");
    assertThat(parts.servicesBehind(List.of(first, second, third)))
        .isEqualTo(
            Map.of(first, List.of("db (DOWN)"), second, List.of("web (DOWN)"), third, List.of()));
    verify(coveredItems, times(1)).of(anyList());
  }

  private static Contracts.Renewal renewal(String number) {
    Contract contract =
        new Contract(
            number,
            number,
            null,
            ContractKind.SUPPORT,
            null,
            List.of(),
            null,
            DAY,
            null,
            new Term(null, null, false, null),
            null,
            null,
            null,
            null,
            List.of(),
            new Covered(List.of(), List.of(), List.of()),
            Instant.EPOCH,
            Instant.EPOCH);
    return new Contracts.Renewal(contract, new Term.Turn(DAY, DAY, false));
  }
}
