package io.holdfast.api;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Laws about the service as a whole. */
@AnalyzeClasses(packages = "io.holdfast", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("io.holdfast.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule engineDoesNotKnowTheService = noClasses()
            .that()
            .resideOutsideOfPackage("io.holdfast.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.holdfast.api..");

    /** A handle may pass through: it is the transaction that several stores share. */
    @ArchTest
    static final ArchRule onlyStoresKnowSql = noClasses()
            .that()
            .resideOutsideOfPackage("io.holdfast.api.database")
            .and()
            .haveNameNotMatching(".*(Store|Rows|Batch)(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..")
                    .and(not(name("org.jdbi.v3.core.Handle"))));

    @ArchTest
    static final ArchRule droolsStaysInTheEngine = noClasses()
            .that()
            .resideInAPackage("io.holdfast.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..");

    @ArchTest
    static final ArchRule featuresDoNotKnowHowTheyAreWired = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.holdfast.api.rulebooks..",
                    "io.holdfast.api.decisions..",
                    "io.holdfast.api.problem..",
                    "io.holdfast.api.clients..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.holdfast.api");

    @ArchTest
    static final ArchRule nothingPrintsOnItsOwn = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
