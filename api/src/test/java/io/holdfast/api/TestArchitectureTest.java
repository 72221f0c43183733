package io.holdfast.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A law about the tests: those that need no browser run where there is none. */
@AnalyzeClasses(packages = "io.holdfast.api")
class TestArchitectureTest {

    /** What {@code api/pom.xml} does not compile where there is no Chromium. */
    private static final String IN_A_BROWSER = ".*(BrowserTest|\\.Chromium|\\.Accessibility)(\\$.*)?";

    @ArchTest
    static final ArchRule onlyTestsInABrowserKnowItsDriver = noClasses()
            .that()
            .haveNameNotMatching(IN_A_BROWSER)
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.microsoft.playwright..", "com.deque.html..")
                    .or(nameMatching(IN_A_BROWSER)));
}
