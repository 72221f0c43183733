package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.client.Client;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.intake.ClientReader;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a folder may hold that is trusted with code, what is refused otherwise, and what is said of such rules. */
class TrustedRulesTest {

    private static final String CODE = """
        package com.example.own;
        import java.util.Locale;
        global io.holdfast.rulebook.Conclusions decision;

        function boolean isLong(String name) {
            return name != null && name.length() > 3;
        }

        rule "Long name"
            salience 10
        when
            $c : Client( isLong(name), contract.monthlyFee * 12 > 1000 )
        then
            String loud = $c.name().toUpperCase(Locale.ROOT);
            decision.recommend("act").weight(9).because(loud + "!");
        end

        rule "Steady"
        when
            Client( tenureMonths >= 6 )
        then
            decision.recommend("act").because("{tenureMonths} months");
        end

        rule "Come April"
            date-effective "01-Apr-2026"
        when
            Client( name.length() == 4 )
        then
            decision.recommend("later").because("spring");
        end
        """;
    private static final SourceFiles FILES = new SmallBook()
            .with(
                    "actions.csv",
                    SmallBook.ACTIONS
                            + "later,retention,keep,Later,keep,,0.2,0.5,10,30,call,accountManager,14\n"
                            + SmallBook.SELL)
            .with("retention/code.drl", CODE)
            .files();
    private static final String ANNA =
            "{\"id\":\"C\",\"name\":\"Anna\",\"since\":\"2025-01-01\",\"contract\":{\"monthlyFee\":500}}";
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private static RuleBook trusted(SourceFiles files) {
        return RuleBookCompiler.trusted().compile(files).fold(book -> book, faults -> {
            throw new AssertionError(faults.toString());
        });
    }

    private static List<String> refused(RuleBookCompiler compiler, SourceFiles files) {
        return compiler.compile(files)
                .fold(
                        book -> List.of(),
                        faults -> faults.stream()
                                .filter(Diagnostic::isError)
                                .map(Diagnostic::line)
                                .toList());
    }

    private static Decision decision(RuleBook book, LocalDate asOf, Optional<String> path) {
        Client client = new ClientReader(book.catalogue().book())
                .read(ANNA, asOf)
                .fold(read -> read, problems -> {
                    throw new AssertionError(problems.toString());
                });
        return new DecisionEngine().decide(book, client, new Options(9, Explain.FULL, path));
    }

    @Test
    void functionsAndJavaDecideWhereTheyAreTrusted() {
        Decision decision = decision(trusted(FILES), MARCH, Optional.empty());

        assertThat(decision.recommendations()).singleElement().satisfies(act -> {
            assertThat(act.because()).isEqualTo("ANNA!");
            assertThat(act.rules()).hasSize(3);
        });
    }

    @Test
    void theSameFilesAreRefusedOtherwiseWithTheReasonAtItsPlace() {
        trusted(FILES);

        assertThat(refused(RuleBookCompiler.standard(), FILES))
                .anyMatch(line -> line.startsWith("retention/code.drl:2:1: error: `import` is the loader's"))
                .anyMatch(line -> line.startsWith("retention/code.drl:5:1: error: `function` is not part"))
                .anyMatch(line -> line.startsWith("retention/code.drl:10:14: error: `salience` is not part"))
                .anyMatch(line -> line.contains("conditions do no arithmetic"));
    }

    @Test
    void rulesThatTheSafeLanguageCouldSayAreExplainedAsEver() {
        Decision decision = decision(trusted(FILES), MARCH, Optional.empty());

        assertThat(decision.recommendations().get(0).rules())
                .filteredOn(rule -> rule.rule().equals("Steady"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.conditions())
                        .extracting(ConditionReading::fact, ConditionReading::actual)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("tenureMonths", 14)));
    }

    @Test
    void whatNobodyCanSayIsSaidToBeSo() {
        RuleBook book = trusted(FILES);
        Decision decision = decision(book, MARCH, Optional.of("later"));

        assertThat(book.warnings())
                .extracting(Diagnostic::line)
                .anyMatch(line -> line.startsWith(
                        "retention/code.drl:9: warning: only Drools reads \"Long name\": nothing checks it"));
        assertThat(decision.recommendations().get(0).rules())
                .filteredOn(rule -> rule.rule().equals("Long name"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.conditions())
                        .extracting(ConditionReading::text)
                        .containsExactly("only Drools reads this rule, so nobody can say what it asked for"));
        assertThat(decision.notRecommended())
                .allSatisfy(one -> assertThat(one.because()).contains("only Drools reads"));
    }

    @Test
    void thePathIsNotSaidToBeNone() {
        Decision decision = decision(trusted(FILES), MARCH, Optional.of("sell-it"));

        assertThat(java.util.Objects.requireNonNull(decision.path()).because())
                .isEqualTo("nothing found, and nobody can say what the rules ask for that only Drools reads");
    }

    @Test
    void theDayIsTheOneThatIsLookedAtHereToo() {
        RuleBook book = trusted(FILES);

        assertThat(decision(book, LocalDate.of(2026, 3, 31), Optional.empty()).recommendations())
                .noneMatch(one -> one.action().equals("later"));
        assertThat(decision(book, LocalDate.of(2026, 4, 2), Optional.empty()).recommendations())
                .anyMatch(one -> one.action().equals("later"));
    }

    @Test
    void anActionThatIsNotThereFailsByTheNameOfItsRule() {
        RuleBook book = trusted(FILES.with(
                "retention/code.drl", CODE.replace("recommend(\"act\").weight", "recommend(\"atc\").weight")));

        assertThatThrownBy(() -> decision(book, MARCH, Optional.empty()))
                .hasMessage("The trusted rule \"Long name\" at retention/code.drl:9 recommends `atc`, which actions.csv"
                        + " does not have.");
    }

    @Test
    void whatDroolsItselfDoesNotTakeIsRefused() {
        RuleBookCompiler trusted = RuleBookCompiler.trusted();

        assertThat(refused(trusted, FILES.with("retention/code.drl", CODE.replace("String loud", "Strin loud"))))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("book.yaml: error: Drools refuses this book"));
        assertThat(refused(
                        trusted, FILES.with("retention/code.drl", CODE.replace("then\n    String", "thn\n    String"))))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("retention/code.drl:"));
        assertThat(refused(
                        trusted,
                        FILES.with("retention/code.drl", CODE.replace("import", "global java.util.List all\nimport"))))
                .containsExactly(
                        "retention/code.drl:2: error: nothing gives the global `all` a value. `decision` is the only"
                                + " one there is.");
        assertThat(refused(trusted, FILES.with("actions.csv", "id\n"))).isNotEmpty();
        assertThat(refused(trusted, FILES.with("retention/more.drl", CODE)))
                .anyMatch(line -> line.contains("is already at"));
    }

    @Test
    void sentencesAndTablesGoOnBesideThem() {
        RuleBook book = trusted(FILES.with(
                        "vocabulary.dsl",
                        "[when]The name is long=eval( isLong(\"Anna\") )\n"
                                + "[then]Act=decision.recommend(\"later\").because(\"so\");\n")
                .with("cross-sell/long.dslr", "rule \"Said\"\nwhen\n    The name is long\nthen\n    Act\nend\n"));

        assertThat(decision(book, MARCH, Optional.empty()).recommendations())
                .anyMatch(one -> one.action().equals("later"));
    }

    @Test
    void aBookThatTheSafeLanguageCanSayIsCheckedAndBuiltAsEver() {
        SourceFiles safe = FILES.with("retention/code.drl", """
            rule "Never"
            when
                Client( tenureMonths < 3, tenureMonths > 5 )
            then
                decision.recommend("act").because("so");
            end
            """);

        assertThat(trusted(safe).warnings())
                .extracting(Diagnostic::line)
                .isEqualTo(RuleBookCompiler.standard()
                        .compile(safe)
                        .fold(
                                book -> book.warnings().stream()
                                        .map(Diagnostic::line)
                                        .toList(),
                                faults -> List.of("refused")))
                .anyMatch(line -> line.contains("can never hold"));
    }

    @Test
    void aSentenceThatDroolsDoesNotTakeEitherIsToldAtItsLine() {
        assertThat(refused(
                        RuleBookCompiler.trusted(),
                        FILES.with(
                                        "vocabulary.dsl",
                                        "[when]The name is long=Client( nmae == \"x\" )\n"
                                                + "[then]Act=decision.recommend(\"later\").because(\"so\");\n")
                                .with(
                                        "cross-sell/long.dslr",
                                        "rule \"Said\"\nwhen\n    The name is long\nthen\n    Act\nend\n")))
                .anyMatch(line -> line.startsWith("book.yaml: error: Drools refuses this book"))
                .anyMatch(line -> line.startsWith("vocabulary.dsl:1") && line.contains("did you mean `name`"));
    }
}
