package dev.faultline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.faultline.FaultlineApplication;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The application keeps the rules, and each rule finds the fixtures that break it and no other. */
class ArchitectureTests {
  private static final String ROOT = FaultlineApplication.class.getPackageName();
  private static final String FIXTURES = ROOT + ".architecture.fixtures";
  private static final JavaClasses APPLICATION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);
  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(FIXTURES);

  /** A detail starts with what breaks the rule: {@code Field <a.b.Type.field> has type <…>}. */
  private static final Pattern ORIGIN = Pattern.compile("<[a-z.]+([A-Z]\\w*)");

  @Test
  void theWordsOfTheDomainKnowNothingElse() {
    holds(rules -> rules.knowsOnly("model"), "KnowsTopology");
  }

  @Test
  void theTopologyKnowsTheWordsOnly() {
    holds(rules -> rules.knowsOnly("topology", "model"), "KnowsImpact");
  }

  @Test
  void theEngineKnowsTheTopologyAndTheWordsOnly() {
    holds(rules -> rules.knowsOnly("impact", "topology", "model"), "KnowsJackson");
  }

  @Test
  void moneyKnowsTheWordsOnly() {
    holds(rules -> rules.knowsOnly("money", "model"), "MoneyWithSpring");
  }

  @Test
  void licencesKnowTheWordsOnly() {
    holds(rules -> rules.knowsOnly("licence", "model"), "LicenceWithTopology");
  }

  @Test
  void costKnowsMoneyTheTopologyAndTheWordsOnly() {
    holds(rules -> rules.knowsOnly("cost", "money", "topology", "model"), "CostWithImpact");
  }

  @Test
  void commandsKnowNoFramework() {
    holds(Rules::commandsKnowNoFramework, "CommandWithSpring");
  }

  @Test
  void readersKnowNoFrameworkNotEvenThroughTheirHelpers() {
    holds(Rules::readersKnowNoFramework, "IndirectReader");
  }

  @Test
  void noFieldIsInjected() {
    holds(Rules::noFieldIsInjected, "InjectedField");
  }

  @Test
  void nothingLogsPastSlf4j() {
    holds(Rules::nothingLogsPastSlf4j, "OldLogger");
  }

  @Test
  void onlyTheCommandLinePrints() {
    holds(Rules::onlyTheCommandLinePrints, "Printer");
  }

  @Test
  void whatSpringFindsIsNotPublic() {
    holds(
        Rules::whatSpringFindsIsNotPublic,
        "PublicConfiguration",
        "PublicController",
        "PublicRepository",
        "PublicSettings");
  }

  @Test
  void everyPackageIsNullMarked() {
    new Rules(ROOT).everyPackageIsNullMarked().check(APPLICATION);

    assertThat(new Rules(FIXTURES).everyPackageIsNullMarked().evaluate(BROKEN).hasViolation())
        .isTrue();
  }

  private static void holds(Function<Rules, ArchRule> rule, String... breakers) {
    rule.apply(new Rules(ROOT)).check(APPLICATION);

    Set<String> found =
        rule.apply(new Rules(FIXTURES)).evaluate(BROKEN).getFailureReport().getDetails().stream()
            .map(ORIGIN::matcher)
            .filter(Matcher::find)
            .map(origin -> origin.group(1))
            .collect(Collectors.toSet());
    assertThat(found).containsExactlyInAnyOrder(breakers);
  }
}
