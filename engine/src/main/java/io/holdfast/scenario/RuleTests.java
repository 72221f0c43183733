package io.holdfast.scenario;

import io.holdfast.client.FactProblem;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Judgement;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.source.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the rule tests that lie in a book's {@code tests/} folder. */
public final class RuleTests {

    private RuleTests() {}

    /**
     * Runs every test of the book.
     *
     * @param folder the book's folder on disk, against which {@code clientFile} is resolved
     */
    public static TestReport run(RuleBook book, Path folder) {
        return run(book, ClientFiles.below(folder));
    }

    /** Runs every test of a book that lies in no folder: a {@code clientFile} is one of its own files. */
    public static TestReport run(RuleBook book) {
        return run(book, ClientFiles.within(book.files()));
    }

    private static TestReport run(RuleBook book, ClientFiles clientFiles) {
        Diagnostics faults = new Diagnostics();
        ClientReader reader = new ClientReader(book.catalogue().book());
        DecisionEngine engine = new DecisionEngine();
        Map<RuleCard, Integer> fired = new LinkedHashMap<>();
        List<TestResult> results = new ArrayList<>();
        for (RuleTest test : new RuleTestReader(book, clientFiles, faults).read()) {
            List<String> differences = reader.read(test.facts(), test.asOf())
                    .fold(
                            client -> {
                                Judgement judgement = engine.judge(book, client, test.value());
                                judgement.fired().forEach(card -> fired.merge(card, 1, Integer::sum));
                                return test.expected().differences(Expectation.whole(judgement));
                            },
                            problems ->
                                    problems.stream().map(FactProblem::toString).toList());
            results.add(new TestResult(test.title(), test.at(), differences));
        }
        List<RuleCard> never =
                book.cards().stream().filter(card -> !fired.containsKey(card)).toList();
        return new TestReport(results, faults.sorted(), fired, never);
    }
}
