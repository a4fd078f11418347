package dev.faultline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.faultline.FaultlineApplication;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * A package knows what lies upstream of it, as its package-info says, never what lies downstream.
 */
class ModuleTests {
  /**
   * They know no framework, not even its annotations; ArchitectureTests says what they may know.
   */
  private static final Set<String> PURE =
      Set.of("model", "topology", "impact", "money", "licence", "cost");

  @Test
  void packagesKnowOnlyWhatTheyDeclare() {
    assertThat(ApplicationModules.of(FaultlineApplication.class).detectViolations().getMessages())
        .isEmpty();
  }

  @Test
  void aPackageThatKnowsMoreIsFound() {
    ImportOption everything = _ -> true;
    var modules = ApplicationModules.of("dev.faultline.architecture.fixtures.modules", everything);

    assertThat(modules.detectViolations().getMessages())
        .singleElement()
        .asString()
        .contains("downstream", "upstream");
  }

  @Test
  void everyPackageDeclaresWhatItMayKnow() {
    JavaClasses application =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(FaultlineApplication.class.getPackageName());
    Set<String> silent =
        application
            .getPackage(FaultlineApplication.class.getPackageName())
            .getSubpackages()
            .stream()
            .filter(candidate -> !candidate.isAnnotatedWith(ApplicationModule.class))
            .map(JavaPackage::getRelativeName)
            .collect(Collectors.toSet());

    assertThat(silent)
        .as("packages without @ApplicationModule(allowedDependencies = …) in their package-info")
        .isEqualTo(PURE);
  }
}
