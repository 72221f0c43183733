package io.holdfast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Disabled;

/** What no test may do. */
@AnalyzeClasses(packages = "io.holdfast", importOptions = OnlyIncludeTests.class)
class TestLawsTest {

    @ArchTest
    static final ArchRule noTestIsSkipped = noMethods().should().beAnnotatedWith(Disabled.class);

    @ArchTest
    static final ArchRule noClassOfTestsIsSkipped = noClasses().should().beAnnotatedWith(Disabled.class);

    @ArchTest
    static final ArchRule noTestSleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
