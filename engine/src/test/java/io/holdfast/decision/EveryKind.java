package io.holdfast.decision;

import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The book in {@code fixtures/books/every-kind}, compiled once; a client's attribute `case` picks its rules. */
public final class EveryKind {

    public static final Path FOLDER =
            Path.of(System.getProperty("holdfast.root", "..")).resolve("fixtures/books/every-kind");
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    public static final RuleBook BOOK = compiled();

    private static final DecisionEngine ENGINE = new DecisionEngine();

    private EveryKind() {}

    private static RuleBook compiled() {
        try {
            return RuleBookCompiler.standard().compile(SourceFiles.read(FOLDER)).fold(book -> book, faults -> {
                throw new AssertionError(faults);
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A client of a case, with further facts in JSON whose quotes are single. */
    static Client client(String itsCase, String facts, LocalDate asOf) {
        String attributes = facts.contains("attributes") ? "" : ",'attributes':{'case':'" + itsCase + "'}";
        String json = "{'id':'C-1'" + attributes + (facts.isEmpty() ? "" : "," + facts) + "}";
        return new ClientReader(BOOK.catalogue().book())
                .read(json.replace('\'', '"'), asOf)
                .fold(client -> client, problems -> {
                    throw new AssertionError(problems);
                });
    }

    static Decision decision(String itsCase, String facts) {
        return decision(itsCase, facts, TODAY);
    }

    static Decision decision(String itsCase, String facts, LocalDate asOf) {
        return ENGINE.decide(BOOK, client(itsCase, facts, asOf), new Options(100, Explain.WHY));
    }

    static List<String> recommended(Decision decision) {
        return decision.recommendations().stream().map(Recommendation::identity).toList();
    }

    static Recommendation only(Decision decision) {
        if (decision.recommendations().size() != 1) {
            throw new AssertionError(decision);
        }
        return decision.recommendations().get(0);
    }
}
