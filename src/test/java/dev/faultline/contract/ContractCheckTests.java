package dev.faultline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.contract.Contract.Party;
import dev.faultline.record.Given;
import dev.faultline.record.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractCheckTests {
  private static Contract apply(Given given, @Nullable Contract present) {
    return ContractCheck.apply(given, "C-1", present, "id", Instant.EPOCH);
  }

  private static Given given(Map<String, Object> values) {
    Map<String, @Nullable Object> all = new HashMap<>(values);
    all.put("kind", "LEASE");
    return new Given(all, Contract.WORDS);
  }

  @Test
  void aPartyIsReadBackAsItIsWritten() {
    Given given = given(Map.of("parties", "reseller: Orbell: North; lessor: Halden"));
    List<Party> parties = apply(given, null).parties();
    assertThat(given.problems()).isEmpty();
    assertThat(parties)
        .containsExactly(new Party("reseller", "Orbell: North"), new Party("lessor", "Halden"));
    assertThat(parties).extracting(party -> Party.parse(party.toString())).isEqualTo(parties);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 513})
  void aPartyHasANameOfOneLine(int length) {
    String name = length == 1 ? "Orbell\nHalden" : "x".repeat(length);
    for (Map<String, String> party :
        List.of(Map.of("role", "lessor", "name", name), Map.of("role", name, "name", "Orbell"))) {
      Given given = given(Map.of("parties", List.of(party)));
      apply(given, null);
      assertThat(given.problems()).extracting(Problem::field).containsExactly("parties");
    }
  }

  @Test
  void anEndThatIsGivenIsTheOneThatIsAgreed() {
    LocalDate agreed = LocalDate.of(2027, 12, 31);
    Contract ended = apply(given(Map.of("end", agreed)), null).endingOn(LocalDate.of(2026, 6, 30));
    assertThat(apply(given(Map.of("name", "Cars")), ended).agreedEnd()).isEqualTo(agreed);
    assertThat(apply(given(Map.of("end", "2026-06-30")), ended).agreedEnd()).isEqualTo(agreed);
    assertThat(apply(given(Map.of("end", "2026-12-31")), ended).agreedEnd()).isNull();
  }

  @Test
  void aContractOfAnotherSystemBringsTheEndThatWasAgreedFirst() {
    LocalDate agreed = LocalDate.of(2027, 12, 31);
    Contract read = apply(given(Map.of("end", "2026-06-30", "agreedEnd", "2027-12-31")), null);
    assertThat(read.agreedEnd()).isEqualTo(agreed);
    Contract asAgreed = apply(given(Map.of("end", agreed, "agreedEnd", agreed)), null);
    assertThat(asAgreed.agreedEnd()).isNull();
  }

  @Test
  void whatGoesOnHasNoEndThatWasAgreedFirst() {
    Given without = given(Map.of("agreedEnd", "2027-12-31"));
    apply(without, null);
    assertThat(without.problems()).extracting(Problem::field).containsExactly("agreedEnd");

    Given renewing =
        given(
            Map.of(
                "end",
                "2026-06-30",
                "agreedEnd",
                "2027-12-31",
                "autoRenewal",
                true,
                "renewalMonths",
                12));
    apply(renewing, null);
    assertThat(renewing.problems()).extracting(Problem::field).containsExactly("agreedEnd");
  }
}
