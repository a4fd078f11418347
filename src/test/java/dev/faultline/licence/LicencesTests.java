package dev.faultline.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.licence.LicencePosition.Line;
import dev.faultline.licence.LicencePosition.Use;
import dev.faultline.model.InvalidInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicencesTests {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final Metric USERS = new Metric.PerNamedUser();
  private static final Metric INSTALLATIONS = new Metric.PerInstallation();
  private static final Metric DEVICES = new Metric.PerDevice();

  @Test
  void installationsInUseAreCountedAndRetirementFrees() {
    List<Installation> installations =
        List.of(
            Installation.on("db1", "h1"),
            Installation.on("db2", "h1"),
            Installation.on("db3", "h2").retired());
    LicencePosition position = position(Uses.of(installations), bought("e", INSTALLATIONS, 5));
    assertThat(numbers(position)).containsExactly("installation 5 2 3 0");
    assertThat(position.freed()).containsExactly("db3");
    assertThat(position.lines().getFirst().uses())
        .extracting(Use::name)
        .containsExactly("db1", "db2");
    assertThat(numbers(position(Uses.of(installations), bought("e", DEVICES, 5))))
        .containsExactly("device 5 1 4 0");
  }

  @Test
  void moreThanBoughtIsShownWithThoseThatCameLast() {
    List<Installation> installations =
        List.of(
            Installation.on("db1", "h1").withDates(LocalDate.of(2026, 3, 1), null),
            Installation.on("db2", "h2").withDates(LocalDate.of(2026, 1, 1), null),
            Installation.on("db3", "h3"));
    LicencePosition position = position(Uses.of(installations), bought("e", INSTALLATIONS, 1));
    assertThat(numbers(position)).containsExactly("installation 1 3 0 2");
    assertThat(position.isOver()).isTrue();
    assertThat(position.lines().getFirst().overUses())
        .extracting(Use::name)
        .containsExactly("db1", "db3");
  }

  /**
   * Eight cores a processor and 16 a server, and the example of two processors with ten cores each:
   * https://redresscompliance.com/windows-server-core-based-licensing-mechanics
   */
  @ParameterizedTest
  @CsvSource({
    "2, 20, 8, 16, 20",
    "1, 4, 8, 16, 16",
    "4, 16, 8, 16, 32",
    "2, 12, 8, 16, 16",
    "1, 2, 4, 0, 4",
    "2, 0, 4, 0, 8",
    "0, 0, 0, 0, 1"
  })
  void aHostCountsItsCoresOrTheMinimum(
      int processors, int cores, int perProcessor, int perHost, long expected) {
    Metric metric = new Metric.PerCore(perProcessor, perHost);
    Installation installation = Installation.on("db", "h").withHardware(processors, cores);
    LicencePosition position =
        position(
            Uses.of(List.of(installation, Installation.on("tool", "h"))), bought("e", metric, 100));
    Use use = position.lines().getFirst().uses().getFirst();
    assertThat(use.amount()).isEqualTo(expected);
    assertThat(use.items()).containsExactly("db", "tool");
    assertThat(use.note() != null).isEqualTo(cores == 0);
    assertThat(position.lines().getFirst().free()).isEqualTo(100 - expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          20 | 2 | 8 | 16 |  1 | 20 | 20 cores.
          12 | 2 | 8 | 16 |  1 | 16 | 12 cores, counted as 16: 8 for each of 2 processors.
           4 | 1 | 8 | 16 |  1 | 16 | 4 cores, counted as 16, the minimum of a device.
          18 | 2 | 0 |  0 |  2 | 18 | 18 cores; 9 packs of 2.
          18 | 2 | 0 |  0 | 16 | 32 | 18 cores; 2 packs of 16.
          15 | 1 | 8 | 16 |  2 | 16 | 15 cores, counted as 16, the minimum of a device; 8 packs of 2.
           1 | 1 | 0 |  0 |  2 |  2 | 1 core; 1 pack of 2.
           0 | 0 | 0 |  0 |  2 |  2 | Cores not known, counted as 1; 1 pack of 2.
           0 | 2 | 4 |  0 |  1 |  8 | Cores not known, counted as 8: 4 for each of 2 processors.
          """)
  void aHostCountsWholePacksAndSaysHow(
      int cores,
      int processors,
      int perProcessor,
      int perHost,
      int pack,
      long expected,
      String words) {
    Use use =
        position(
                Uses.of(List.of(Installation.on("db", "h").withHardware(processors, cores))),
                bought("e", new Metric.PerCore(perProcessor, perHost), 320).inPacksOf(pack))
            .lines()
            .getFirst()
            .uses()
            .getFirst();
    assertThat(use.amount()).isEqualTo(expected);
    assertThat(use.count()).isEqualTo(words);
  }

  @Test
  void packsOfSeveralSizesAddUpAndTheSmallestDecides() {
    Uses uses =
        Uses.of(
            List.of(
                Installation.on("a", "h1").withHardware(2, 20),
                Installation.on("b", "h2").withHardware(1, 15)));
    Metric cores = new Metric.PerCore(0, 0);
    Entitlement large = bought("e1", cores, 32).inPacksOf(16);
    assertThat(numbers(position(uses, large, bought("e2", cores, 2).inPacksOf(2))))
        .containsExactly("core 34 36 0 2");
    assertThat(numbers(position(uses, large))).containsExactly("core 32 48 0 16");
    assertThat(numbers(Licences.position("db", START.minusDays(1), List.of(large), uses)))
        .containsExactly("core 0 48 0 48");
    assertThat(numbers(Licences.position("db", DAY, List.of(large.until(START, 0)), uses)))
        .containsExactly("core 0 48 0 48");
  }

  @Test
  void aHostThatFitsInPartIsOverByTheRest() {
    Uses uses =
        Uses.of(
            List.of(
                Installation.on("a", "h1").withHardware(2, 16),
                Installation.on("b", "h2").withHardware(2, 16)));
    LicencePosition position = position(uses, bought("e", new Metric.PerCore(0, 0), 24));
    assertThat(numbers(position)).containsExactly("core 24 32 0 8");
    assertThat(position.lines().getFirst().overUses()).extracting(Use::over).containsExactly(8L);
  }

  @Test
  void aUserCountsOnceByWhateverWay() {
    Uses uses =
        new Uses(
            List.of(
                Installation.on("app1", "laptop1").usedBy("ann"),
                Installation.on("app2", "laptop2").usedBy("ann"),
                Installation.on("app3", "server")),
            List.of(Assignment.to("ann"), Assignment.to("bob")));
    LicencePosition position = position(uses, bought("e", USERS, 2));
    assertThat(numbers(position)).containsExactly("user 2 2 0 0");
    assertThat(position.uncounted())
        .extracting(LicencePosition.Uncounted::item)
        .containsExactly("app3");
    assertThat(position.uncounted().getFirst().reason())
        .isEqualTo("Its user is not known, and the product was bought by nothing else.");
  }

  @Test
  void sitesAndNoLimit() {
    Uses uses =
        Uses.of(
            List.of(
                Installation.on("a", "h1").at("Graz"),
                Installation.on("b", "h2").at("Graz"),
                Installation.on("c", "h3").at("Linz"),
                Installation.on("d", "h4")));
    LicencePosition bySite = position(uses, bought("e", new Metric.PerSite(), 1));
    assertThat(numbers(bySite)).containsExactly("site 1 2 0 1");
    assertThat(bySite.uncounted()).hasSize(1);
    assertThat(numbers(position(uses, bought("e", new Metric.Unlimited(), 0))))
        .containsExactly("use 4 4 0 0");
  }

  @Test
  void severalMetricsAreUsedUpTheWidestFirstAndCountOnce() {
    Uses uses =
        new Uses(
            List.of(
                Installation.on("a", "h1").withHardware(1, 8),
                Installation.on("b", "h2").withHardware(1, 8),
                Installation.on("c", "h3").usedBy("ann"),
                Installation.on("d", "h4"),
                Installation.on("e", "h4")),
            List.of(Assignment.to("ann"), Assignment.to("bob")));
    LicencePosition position =
        position(
            uses,
            bought("e1", INSTALLATIONS, 1),
            bought("e2", new Metric.PerCore(0, 0), 9),
            bought("e3", USERS, 1));
    // h1 takes 8 cores and h3 (of unknown cores) the ninth; ann a seat, bob is over; a b, d or e
    // left
    assertThat(numbers(position))
        .containsExactly("core 9 9 0 0", "user 1 2 0 1", "installation 1 3 0 2");
    assertThat(position.over()).isEqualTo(3);
  }

  @Test
  void onlyWhatIsValidThatDayIsEntitled() {
    Uses uses = Uses.of(List.of(Installation.on("a", "h1")));
    Entitlement ending = bought("e", DEVICES, 5).until(DAY, 0);
    assertThat(numbers(position(uses, ending))).containsExactly("device 5 1 4 0");
    assertThat(numbers(Licences.position("db", DAY.plusDays(1), List.of(ending), uses)))
        .containsExactly("device 0 1 0 1");
    assertThat(numbers(Licences.position("db", START.minusDays(1), List.of(ending), uses)))
        .containsExactly("device 0 1 0 1");
    assertThat(numbers(Licences.position("other", DAY, List.of(ending), uses)))
        .containsExactly("installation 0 1 0 1");
  }

  @Test
  void whatWasBoughtUnderAContractEndsWithIt() {
    LocalDate end = DAY.minusDays(1);
    Uses uses = Uses.of(List.of(Installation.on("a", "h1")));
    Entitlement open = bought("e", DEVICES, 5).under("C-7", end);
    Entitlement longer = bought("e", DEVICES, 5).until(DAY.plusDays(9), 0).under("C-7", end);
    Entitlement shorter = bought("e", DEVICES, 5).until(end.minusDays(9), 0).under("C-7", end);
    for (Entitlement one : List.of(open, longer)) {
      assertThat(one.lastDay()).isEqualTo(end);
      assertThat(one.isCutShortBy(DAY)).isTrue();
      assertThat(numbers(position(uses, one))).containsExactly("device 0 1 0 1");
      assertThat(Licences.renewals(List.of(one), _ -> uses, end, DAY))
          .extracting(Renewal::lastDay)
          .containsExactly(end);
    }
    assertThat(shorter.lastDay()).isEqualTo(end.minusDays(9));
    assertThat(shorter.isCutShortBy(DAY)).isFalse();
    Entitlement never = bought("e", DEVICES, 5).under("C-7", START.minusDays(1));
    assertThat(never.isValidOn(START)).isFalse();
    assertThat(Licences.renewals(List.of(never), _ -> uses, START.minusDays(9), DAY)).isEmpty();
  }

  @Test
  void useOfWhatWasNeverBoughtIsOver() {
    Uses uses = new Uses(List.of(Installation.on("a", "h")), List.of(Assignment.to("ann")));
    assertThat(numbers(position(uses))).containsExactly("user 0 1 0 1", "installation 0 1 0 1");
    assertThat(numbers(position(Uses.none()))).containsExactly("installation 0 0 0 0");
  }

  @Test
  void usesComeInAnOrderThatSaysNothingOfNames() {
    List<Assignment> seats =
        List.of(
            new Assignment("3", "ann", null, false, null, null),
            new Assignment("1", "cid", null, false, null, null),
            new Assignment("2", "bob", null, false, null, null));
    LicencePosition position = position(new Uses(List.of(), seats), bought("e", USERS, 2));
    assertThat(position.lines().getFirst().uses())
        .extracting(use -> use.id() + " " + use.name() + " " + use.over())
        .containsExactly("1 cid 0", "2 bob 0", "3 ann 1");
  }

  @Test
  void seatsNobodyNeedsCanBeReclaimed() {
    LocalDate since = LocalDate.of(2026, 3, 1);
    Uses uses =
        new Uses(
            List.of(
                Installation.on("a", "h1").withDates(null, since.minusDays(1)),
                Installation.on("b", "h2").withDates(null, since),
                Installation.on("c", "h3"),
                Installation.on("d", "h4").withDates(null, since.minusDays(9)).retired()),
            List.of(
                Assignment.to("ann").onRetired("laptop"),
                Assignment.to("bob").withDates(null, since.minusDays(1)),
                Assignment.to("cid").withDates(null, since)));
    assertThat(Licences.reclaimable(uses, since))
        .containsExactly(
            new Reclaimable("seat of ann", "laptop", "ann", Reclaimable.Reason.RETIRED, null),
            new Reclaimable(
                "seat of bob", null, "bob", Reclaimable.Reason.NOT_USED, since.minusDays(1)),
            new Reclaimable("a on h1", "a", null, Reclaimable.Reason.NOT_USED, since.minusDays(1)));
    assertThat(numbers(position(uses, bought("e", USERS, 3)))).containsExactly("user 3 2 1 0");
  }

  @Test
  void renewalsComeByNoticeAndSayWhatWouldBeMissing() {
    List<Entitlement> bought =
        List.of(
            bought("late", DEVICES, 2).until(LocalDate.of(2026, 12, 31), 90),
            bought("soon", DEVICES, 1).until(LocalDate.of(2026, 8, 31), 0).under("C-7", null),
            bought("far", DEVICES, 1).until(LocalDate.of(2027, 12, 31), 30),
            bought("gone", DEVICES, 1).until(LocalDate.of(2026, 5, 31), 30),
            bought("forever", DEVICES, 1));
    Uses uses =
        Uses.of(
            List.of(
                Installation.on("a", "h1"),
                Installation.on("b", "h2"),
                Installation.on("c", "h3"),
                Installation.on("d", "h4")));
    List<Renewal> renewals = Licences.renewals(bought, _ -> uses, DAY, LocalDate.of(2026, 10, 31));
    assertThat(renewals)
        .extracting(renewal ->
            renewal.entitlement().id() + " " + renewal.noticeBy() + " " + renewal.overAfter())
        .containsExactly("soon 2026-08-31 0", "late 2026-10-02 2");
  }

  @Test
  void anEndLeavesOverOnlyWhatItCoveredItself() {
    LocalDate first = LocalDate.of(2026, 12, 20);
    List<Entitlement> bought =
        List.of(
            bought("T1", INSTALLATIONS, 2),
            bought("T2", INSTALLATIONS, 1).until(first, 0),
            bought("T3", new Metric.PerSite(), 5).until(first.plusDays(1), 0));
    Uses uses =
        Uses.of(
            List.of(
                Installation.on("a", "h1"),
                Installation.on("b", "h2"),
                Installation.on("c", "h3")));
    assertThat(Licences.renewals(bought, _ -> uses, DAY, LocalDate.of(2026, 12, 31)))
        .extracting(renewal ->
            renewal.entitlement().id()
                + " "
                + renewal.overAfter()
                + " "
                + renewal.overByIt().stream().map(Use::items).toList())
        .containsExactly("T2 1 [[c]]", "T3 1 []");
  }

  @Test
  void endsOfOneDayLeaveOverTogetherWhatNoneOfThemCovers() {
    LocalDate end = LocalDate.of(2026, 12, 20);
    List<Entitlement> bought =
        List.of(
            bought("T1", INSTALLATIONS, 1),
            bought("T2", INSTALLATIONS, 1).until(end, 0),
            bought("T3", INSTALLATIONS, 1).until(end, 0),
            bought("T4", new Metric.PerSite(), 5).until(end, 0));
    Uses uses =
        Uses.of(
            List.of(
                Installation.on("a", "h1"),
                Installation.on("b", "h2"),
                Installation.on("c", "h3")));
    assertThat(Licences.renewals(bought, _ -> uses, DAY, end))
        .extracting(renewal -> renewal.overByIt().stream().map(Use::name).toList())
        .containsExactly(List.of("b", "c"), List.of("b", "c"), List.of());
  }

  @Test
  void aHostThatIsOverByMoreAfterAnEndIsOverByIt() {
    LocalDate end = LocalDate.of(2026, 8, 31);
    Metric cores = new Metric.PerCore(0, 0);
    Uses uses = Uses.of(List.of(Installation.on("db", "h").withHardware(2, 20)));
    List<Renewal> renewals =
        Licences.renewals(
            List.of(bought("a", cores, 12), bought("b", cores, 4).until(end, 0)),
            _ -> uses,
            DAY,
            end);
    assertThat(renewals.getFirst().overByIt()).extracting(Use::over).containsExactly(8L);
  }

  @Test
  void refusesWhatCannotHaveBeenBought() {
    assertThatThrownBy(() -> bought("e", DEVICES, -1))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("Quantity -1 of entitlement e: give 0 or more.");
    assertThatThrownBy(() -> bought("e", DEVICES, 1).until(START.minusDays(1), 0))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> bought("e", new Metric.PerCore(0, 0), 7).inPacksOf(2))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("of 7 in packs of 2");
    assertThatThrownBy(() -> bought("e", DEVICES, 4).inPacksOf(2)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> new Metric.PerCore(-1, 0)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Installation.on("a", "h").withHardware(1, -1))
        .isInstanceOf(InvalidInput.class);
  }

  /** Every use is counted once or listed as uncounted, whatever was bought, in whatever order. */
  @Test
  void nothingIsLostAndNothingCountedTwice() {
    Random random = new Random(5);
    List<Metric> metrics =
        List.of(
            new Metric.Unlimited(),
            new Metric.PerSite(),
            new Metric.PerCore(4, 8),
            new Metric.PerCore(0, 0),
            DEVICES,
            USERS,
            INSTALLATIONS);
    for (int round = 0; round < 3_000; round++) {
      List<Entitlement> bought = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        Metric metric = metrics.get(random.nextInt(round % 3 == 0 ? 1 : 0, metrics.size()));
        Entitlement one = bought("e" + i, metric, random.nextInt(3) * 4);
        bought.add(metric instanceof Metric.PerCore ? one.inPacksOf(1 << random.nextInt(3)) : one);
      }
      List<Installation> installations = new ArrayList<>();
      Set<String> expected = new HashSet<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        Installation installation =
            Installation.on("i" + i, "h" + random.nextInt(5))
                .withHardware(random.nextInt(3), random.nextInt(20))
                .withDates(DAY.minusDays(random.nextInt(9)), null);
        if (random.nextBoolean()) installation = installation.usedBy("u" + random.nextInt(4));
        if (random.nextBoolean()) installation = installation.at("s" + random.nextInt(3));
        if (random.nextInt(5) == 0) installation = installation.retired();
        if (installation.inUse()) expected.add(installation.item());
        installations.add(installation);
      }
      List<Assignment> seats = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) seats.add(Assignment.to("u" + i));
      LicencePosition position =
          Licences.position("db", DAY, bought, new Uses(installations, seats));
      List<String> counted = new ArrayList<>();
      for (Line line : position.lines()) {
        long amounts = line.uses().stream().mapToLong(Use::amount).sum();
        long over = line.uses().stream().mapToLong(Use::over).sum();
        assertThat(line.used()).isEqualTo(amounts);
        assertThat(line.over()).isEqualTo(over);
        assertThat(line.entitled() + line.over()).isEqualTo(line.used() + line.free());
        line.uses().forEach(use -> counted.addAll(use.items()));
      }
      position.uncounted().forEach(use -> counted.add(use.item()));
      assertThat(counted).containsExactlyInAnyOrderElementsOf(expected);
      Collections.shuffle(installations, random);
      Collections.shuffle(bought, random);
      LicencePosition again = Licences.position("db", DAY, bought, new Uses(installations, seats));
      assertThat(again.lines()).isEqualTo(position.lines());
    }
  }

  private static Entitlement bought(String id, Metric metric, long quantity) {
    return Entitlement.of(id, "db", metric, quantity, START);
  }

  private static LicencePosition position(Uses uses, Entitlement... bought) {
    return Licences.position("db", DAY, List.of(bought), uses);
  }

  private static List<String> numbers(LicencePosition position) {
    return position.lines().stream()
        .map(line ->
            "%s %d %d %d %d"
                .formatted(
                    line.metric().unit(), line.entitled(), line.used(), line.free(), line.over()))
        .toList();
  }
}
