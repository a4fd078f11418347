package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.LifeCycle;
import dev.faultline.money.Money;
import dev.faultline.record.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetCheckTests {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Map<String, Asset.Embodied> ITEMS =
      Map.of(
          "srv", new Asset.Embodied("srv", LifeCycle.IN_USE),
          "old", new Asset.Embodied("old", LifeCycle.RETIRED));
  private final List<Problem> problems = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          purchaseDate   | 31.12.2025                      | purchaseDate is a date such as 2026-11-21, from 1900 to 2200, but was "31.12.2025".
          purchaseDate   | 2026-02-30                      | purchaseDate is a date such as
          endOfLife      | 0026-01-01                      | endOfLife is a date such as
          price          | 12,5 EUR                        | price: "12,5 EUR" is not an amount of money
          price          | 1.005 EUR                       | price: Amount 1.005 is not an amount of EUR
          price          | 10 XYZ                          | "XYZ" is not a currency
          price          | -1 EUR                          | price must not be negative but was -1.00 EUR.
          warrantyMonths | 1.5                             | warrantyMonths is a whole number from 0 to 1200 but was "1.5".
          warrantyMonths | 1201                            | warrantyMonths is a whole number
          imei           | 12345                           | imei has 15 digits but was "12345".
          imei           | 490154203237517                 | has a check digit that does not fit
          phoneNumber    | call me                         | phoneNumber is a number such as
          stockLevel     | -1                              | stockLevel is a whole number from 0
          attachments    | ftp://host/file                 | takes links that start with http:// or https:// only
          attachments    | javascript:alert(1)             | takes links that start with http:// or https:// only
          attachments    | https://anna:secret@host/file   | must not hold a name or password before the host
          attachments    | https://anna@host/file          | must not hold a name or password before the host
          attachments    | https:///file                   | takes links with a host
          assigneeKind   | DOG                             | assigneeKind is PERSON, TEAM, LOCATION or ITEM but was "DOG".
          disposalMethod | BOGUS                           | disposalMethod is SOLD, DONATED, RETURNED, RECYCLED, DESTROYED or WRITTEN_OFF but was "BOGUS".
          serialnumber   | 1                               | "serialnumber" is no field of an asset. Did you mean "serialNumber"?
          """)
  void aWrongValueGetsASentenceThatNamesIt(String field, String value, String sentence) {
    check("Mobile", Map.of(field, value));
    assertThat(problems).anySatisfy(p -> assertThat(p.message()).contains(sentence));
    assertThat(problems).noneSatisfy(p -> assertThat(p.message()).contains("secret"));
  }

  @Test
  void valuesAreReadInEveryFormThatRequestsAndFilesHave() {
    Asset asset =
        Objects.requireNonNull(
            check(
                "Mobile",
                Map.of(
                    "price", Map.of("amount", new BigDecimal("799.9"), "currency", "EUR"),
                    "imei", "49-015420-323751-8",
                    "phoneNumber", "+44 20 7946 0018",
                    "warrantyStart", "2024-02-29",
                    "warrantyMonths", 12,
                    "attachments", "https://a.example/1 http://b.example/2")));
    assertThat(problems).isEmpty();
    assertThat(asset.price()).isEqualTo(Money.of("799.90", "EUR"));
    assertThat(asset.text(AssetField.IMEI)).isEqualTo("490154203237518");
    assertThat(asset.warrantyEnd()).isEqualTo(LocalDate.of(2025, 2, 28));
    assertThat(asset.value(AssetField.ATTACHMENTS))
        .isEqualTo(List.of("https://a.example/1", "http://b.example/2"));
  }

  @Test
  void anAttributeThatIsNullIsTakenAwayAndOthersStay() {
    Map<String, @Nullable Object> attributes =
        new HashMap<>(Map.of("rackUnits", 2, "colour", "red"));
    Asset before =
        Objects.requireNonNull(
            apply(
                new AssetDraft("T-1", "Hardware", null, Map.of(), attributes, List.of(), List.of()),
                null));
    attributes.put("rackUnits", null);
    attributes.put("unknown", null);
    attributes.remove("colour");
    Asset after =
        apply(
            new AssetDraft("T-1", null, null, Map.of(), attributes, List.of(), List.of()), before);
    assertThat(problems).isEmpty();
    assertThat(Objects.requireNonNull(after).attributes()).isEqualTo(Map.of("colour", "red"));
  }

  @Test
  void whatBelongsToOneKindIsRefusedForOthers() {
    check("Furniture", Map.of("imei", "490154203237518", "stockLevel", 3));
    assertThat(problems)
        .extracting(Problem::message)
        .containsExactlyInAnyOrder(
            "imei is for assets of the kind Mobile, and this is a Furniture.",
            "stockLevel is for assets of the kind Consumable, and this is a Furniture.");
  }

  @Test
  void aTagThatDoesNotFitOnALabelIsRefused() {
    for (String tag : List.of("", " ", "a/b", "ü", "-1", "x".repeat(65))) {
      problems.clear();
      apply(new AssetDraft(tag, "Hardware", null, Map.of(), Map.of(), List.of(), List.of()), null);
      assertThat(problems).as(tag).extracting(Problem::field).containsExactly("tag");
    }
  }

  @Test
  void aPresentAssetGetsToAnotherStateByStepsOnlyAndKeepsWhatStepsWrote() {
    Asset present =
        Objects.requireNonNull(
            check("Hardware", "RETIRED", Map.of("assignee", "Anna", "location", "Room 1")));
    assertThat(problems).as("a new asset may bring its past along").isEmpty();
    AssetDraft again =
        new AssetDraft(
            "T-1",
            null,
            "IN_STOCK",
            Map.of("assignee", "Bob"),
            Map.of(),
            List.of(),
            List.of("location", "assignee"));
    apply(again, present);
    assertThat(problems)
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("state", "assignee", "assignee");
    assertThat(problems.getFirst().message())
        .contains("is RETIRED and gets to another state by a step only", "REINSTATE");
    assertThat(problems.getLast().message()).contains("use checkOutAsset or checkInAsset.");
  }

  @Test
  void aClearedValueIsGoneAndOthersStay() {
    Asset present =
        Objects.requireNonNull(check("Hardware", Map.of("location", "Room 1", "vendor", "Halden")));
    AssetDraft draft =
        new AssetDraft(
            "T-1", null, null, Map.of(), Map.of("colour", "red"), List.of(), List.of("location"));
    Asset after = Objects.requireNonNull(apply(draft, present));
    assertThat(problems).isEmpty();
    assertThat(after.values()).containsOnlyKeys(AssetField.VENDOR);
    assertThat(after.attributes()).containsEntry("colour", "red");
  }

  @Test
  void aHolderIsForWhatIsHandedOutAndThereWithIt() {
    check("Hardware", "IN_STOCK", Map.of("assignee", "Anna", "acceptedOn", "2026-01-01"));
    assertThat(problems)
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("assignee", "acceptedOn");
    assertThat(problems.getFirst().message())
        .isEqualTo(
            "assignee is for an asset that is IN_USE, IN_REPAIR, RETIRED, LOST or STOLEN, and Asset"
                + " \"T-1\" is IN_STOCK; give its state, or leave assignee out.");
    problems.clear();
    check("Hardware", "IN_USE", Map.of("assignee", "srv", "assigneeKind", "ITEM"));
    assertThat(problems).isEmpty();
    check("Hardware", "IN_USE", Map.of("assignee", "nowhere", "assigneeKind", "ITEM"));
    assertThat(problems)
        .containsExactly(
            new Problem("assignee", "There is no item \"nowhere\"; add the item first."));
  }

  @Test
  void theHolderIsChangedByStepsOnlyAndSayingTheSameAgainChangesNothing() {
    Map<String, Object> holder = Map.of("assignee", "Anna", "assigneeKind", "PERSON");
    Asset present = Objects.requireNonNull(check("Hardware", "IN_USE", holder));
    Asset again = Objects.requireNonNull(apply(draft("IN_USE", holder, List.of()), present));
    assertThat(problems).isEmpty();
    assertThat(again.saysTheSameAs(present)).isTrue();
    apply(draft(null, Map.of("assignee", "Bob", "assigneeKind", "TEAM"), List.of()), present);
    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "assignee is not changed by hand once the asset is there; use checkOutAsset or"
                + " checkInAsset.",
            "assigneeKind is not changed by hand once the asset is there; use checkOutAsset or"
                + " checkInAsset.");
  }

  @Test
  void whatTheStateCannotHaveMayBeCleared() {
    Asset held =
        Objects.requireNonNull(check("Hardware", "IN_USE", Map.of("assignee", "Anna")))
            .in(AssetState.IN_STOCK);
    AssetDraft draft =
        new AssetDraft("T-1", null, null, Map.of(), Map.of(), List.of(), List.of("assignee"));
    assertThat(Objects.requireNonNull(apply(draft, held)).values()).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void aDisposalIsForWhatIsDisposedOf() {
    Map<String, Object> disposal = Map.of("disposedOn", "2025-01-01", "disposalMethod", "sold");
    check("Hardware", "IN_USE", disposal);
    assertThat(problems)
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("disposedOn", "disposalMethod");
    assertThat(problems.getFirst().message()).contains("for an asset that is DISPOSED");
    problems.clear();
    Asset gone = Objects.requireNonNull(check("Hardware", "DISPOSED", disposal));
    assertThat(problems).as("a new asset may bring its past along").isEmpty();
    assertThat(gone.text(AssetField.DISPOSAL_METHOD)).isEqualTo("SOLD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          2024-03-09 | -          | disposedOn is 2024-03-09, before purchaseDate 2024-03-10; give a day from then on
          2026-11-22 | -          | disposedOn is 2026-11-22, which is not there yet: today is 2026-11-21 in UTC.
          2025-01-01 | 2025-01-02 | erasedOn is 2025-01-02, after the disposal on 2025-01-01;
          2025-01-01 | 2024-03-09 | erasedOn is 2024-03-09, before purchaseDate 2024-03-10;
          2024-03-10 | 2024-03-10 | -
          2026-11-21 | 2026-11-01 | -
          """)
  void theEndIsNeitherBeforeTheBeginningNorYetToCome(
      String disposed, @Nullable String erased, @Nullable String sentence) {
    Map<String, Object> values = new HashMap<>();
    values.put("purchaseDate", "2024-03-10");
    values.put("disposedOn", disposed);
    if (erased != null) values.put("erasedOn", erased);
    check("Hardware", "DISPOSED", values);
    if (sentence == null) assertThat(problems).isEmpty();
    else
      assertThat(problems)
          .singleElement()
          .extracting(Problem::message)
          .asString()
          .contains(sentence);
  }

  @Test
  void aBeginningIsNotPutAfterTheEndAndWhatWasWrongBeforeIsNoNewProblem() {
    Asset gone =
        Objects.requireNonNull(check("Hardware", "DISPOSED", Map.of("disposedOn", "2025-01-01")));
    apply(draft(null, Map.of("deliveryDate", "2025-01-02"), List.of()), gone);
    assertThat(problems)
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("disposedOn is 2025-01-01, before deliveryDate 2025-01-02");
    problems.clear();
    Asset wrong = gone.with(AssetField.DELIVERY_DATE, LocalDate.of(2025, 1, 2));
    apply(draft(null, Map.of("vendor", "Halden"), List.of()), wrong);
    assertThat(problems).isEmpty();
  }

  @Test
  void whatIsDisposedOfEmbodiesNoItemInUse() {
    apply(draft("DISPOSED", Map.of(), List.of("srv", "old")), null);
    assertThat(problems)
        .containsExactly(
            new Problem(
                "items",
                "Asset \"T-1\" cannot be DISPOSED: it embodies the item \"srv\", in use. Retire"
                    + " the item, or leave it out."));
    problems.clear();
    Asset gone = Objects.requireNonNull(apply(draft("DISPOSED", Map.of(), List.of("old")), null));
    assertThat(problems).isEmpty();
    apply(draft(null, Map.of(), List.of("old", "srv")), gone);
    assertThat(problems)
        .containsExactly(
            new Problem(
                "items", "Asset \"T-1\" is DISPOSED and cannot be linked to an item any more."));
  }

  private static AssetDraft draft(
      @Nullable String state, Map<String, Object> values, List<String> items) {
    return new AssetDraft("T-1", "Hardware", state, values, Map.of(), items, List.of());
  }

  private @Nullable Asset check(String kind, Map<String, Object> values) {
    return apply(new AssetDraft("T-1", kind, null, values, Map.of(), List.of(), List.of()), null);
  }

  private @Nullable Asset check(String kind, String state, Map<String, Object> values) {
    return apply(new AssetDraft("T-1", kind, state, values, Map.of(), List.of(), List.of()), null);
  }

  private @Nullable Asset apply(AssetDraft draft, @Nullable Asset present) {
    return new AssetCheck(AssetKinds.standardWith(List.of()), ITEMS, problems::add)
        .apply(draft, present, () -> "id", NOW);
  }
}
