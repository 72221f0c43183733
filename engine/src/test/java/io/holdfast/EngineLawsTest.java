package io.holdfast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

/** What no part of the engine may do, so that a decision stays a sum of facts and rules. */
@AnalyzeClasses(packages = "io.holdfast", importOptions = DoNotIncludeTests.class)
class EngineLawsTest {

    @ArchTest
    static final ArchRule knowNoHttpAndNoDatabase = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.dropwizard..",
                    "jakarta.ws..",
                    "jakarta.servlet..",
                    "java.net.http..",
                    "org.jdbi..",
                    "java.sql..");

    @ArchTest
    static final ArchRule neverAskAClock = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe("the time is asked", EngineLawsTest::asksTheTime));

    @ArchTest
    static final ArchRule keepDroolsInsideRulebook = noClasses()
            .that()
            .resideOutsideOfPackage("io.holdfast.rulebook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..", "com.github.javaparser..");

    @ArchTest
    static final ArchRule keepSpreadsheetsWhereTablesAre = noClasses()
            .that()
            .resideOutsideOfPackages("io.holdfast.rulebook..", "io.holdfast.sheet..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.poi..");

    @ArchTest
    static final ArchRule haveNoCycles =
            slices().matching("io.holdfast.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchTests stackInOneOrder = ArchTests.in(Order.class);

    @ArchTest
    static final ArchRule printNothing = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule haveNamesThatSaySomething =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Utils?|Helper)$|.*\\.Default[A-Z].*");

    /** Each package, and the only ones of ours that it may use. */
    static class Order {

        @ArchTest
        static final ArchRule source = uses("source");

        @ArchTest
        static final ArchRule client = uses("client", "source");

        @ArchTest
        static final ArchRule catalogue = uses("catalogue", "source", "client");

        @ArchTest
        static final ArchRule worth = uses("worth", "source", "client", "catalogue");

        @ArchTest
        static final ArchRule rulebook = uses("rulebook", "source", "client", "catalogue", "worth", "sheet");

        @ArchTest
        static final ArchRule decision = uses("decision", "source", "client", "catalogue", "worth", "rulebook");

        @ArchTest
        static final ArchRule intake = uses("intake", "source", "client", "catalogue");

        @ArchTest
        static final ArchRule scenario =
                uses("scenario", "source", "client", "catalogue", "worth", "rulebook", "decision", "intake");

        @ArchTest
        static final ArchRule sample = uses("sample", "source", "client");

        @ArchTest
        static final ArchRule sheet = uses("sheet", "source");

        @ArchTest
        static final ArchRule impact = uses("impact", "source", "client", "catalogue", "worth", "rulebook", "decision");

        @ArchTest
        static final ArchRule judges =
                uses("judges", "source", "client", "catalogue", "rulebook", "decision", "intake", "sample");

        private static ArchRule uses(String feature, String... lower) {
            String[] allowed = new String[lower.length + 1];
            allowed[0] = "io.holdfast." + feature + "..";
            for (int i = 0; i < lower.length; i++) {
                allowed[i + 1] = "io.holdfast." + lower[i] + "..";
            }
            return classes()
                    .that()
                    .resideInAPackage(allowed[0])
                    .should()
                    .onlyDependOnClassesThat(DescribedPredicate.describe(
                            "are not ours, or lie in " + String.join(", ", allowed),
                            used -> !used.getPackageName().startsWith("io.holdfast")
                                    || java.util.Arrays.stream(allowed)
                                            .map(one -> one.substring(0, one.length() - 2))
                                            .anyMatch(used.getPackageName()::startsWith)));
        }
    }

    private static boolean asksTheTime(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getTarget().getName();
        boolean now = owner.startsWith("java.time.") && method.equals("now");
        boolean system = owner.equals("java.lang.System") && method.matches("currentTimeMillis|nanoTime");
        boolean clock = owner.equals(Clock.class.getName()) && method.startsWith("system");
        boolean old = owner.equals("java.util.Calendar") && method.equals("getInstance");
        return now || system || clock || old;
    }
}
