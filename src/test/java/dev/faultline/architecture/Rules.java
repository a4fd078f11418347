package dev.faultline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;

/**
 * The rules of the structure, for the code below one root package: the application's, or that of
 * the fixtures that break them.
 */
record Rules(String root) {
  /** The package knows the JDK, the annotations of absence, and the given packages. */
  ArchRule knowsOnly(String name, String... others) {
    List<String> known = new ArrayList<>(List.of("", "java..", "org.jspecify..", in(name)));
    for (String other : others) known.add(in(other));
    return classes()
        .that()
        .resideInAPackage(in(name))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known.toArray(String[]::new));
  }

  ArchRule commandsKnowNoFramework() {
    return noClasses()
        .that()
        .resideInAPackage(in("cli"))
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "org.neo4j..")
        .allowEmptyShould(true);
  }

  /** Not even through their helpers: the command line uses them. */
  ArchRule readersKnowNoFramework() {
    return noClasses()
        .that()
        .resideInAPackage(in("ingest"))
        .and()
        .haveSimpleName("Readers")
        .or()
        .resideInAPackage(in("ingest"))
        .and()
        .haveNameMatching(".*(Reader|Writer|Generator)")
        .should()
        .transitivelyDependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "org.neo4j..")
        .allowEmptyShould(true);
  }

  ArchRule noFieldIsInjected() {
    return noFields().should(GeneralCodingRules.BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION);
  }

  ArchRule nothingLogsPastSlf4j() {
    return GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
  }

  ArchRule onlyTheCommandLinePrints() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("cli"))
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
  }

  ArchRule whatSpringFindsIsNotPublic() {
    DescribedPredicate<JavaClass> found =
        describe(
            "controllers, repositories, settings or configurations",
            type ->
                type.isMetaAnnotatedWith(Controller.class)
                    || type.isMetaAnnotatedWith(ConfigurationProperties.class)
                    || type.isMetaAnnotatedWith(Configuration.class)
                        && !type.isMetaAnnotatedWith(SpringBootApplication.class)
                    || assignableTo(Repository.class).test(type));
    return classes().that(are(found)).should().notBePublic();
  }

  /** Where the mark is missing, NullAway does not look. */
  ArchRule everyPackageIsNullMarked() {
    return classes().should(beInANullMarkedPackage());
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a package whose package-info says @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getName() + (marked ? " is" : " is not") + " null-marked"));
      }
    };
  }

  private String in(String name) {
    return root + "." + name + "..";
  }
}
