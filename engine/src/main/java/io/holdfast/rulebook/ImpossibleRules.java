package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds rules that can never hold, and the condition at which that becomes certain. */
final class ImpossibleRules {

    private final BookLogic book;
    private final Diagnostics diagnostics;

    ImpossibleRules(BookLogic book, Diagnostics diagnostics) {
        this.book = book;
        this.diagnostics = diagnostics;
    }

    void check() {
        for (Rule rule : book.all()) {
            if (book.verdict(rule).isImpossible()) {
                report(book.logic(rule));
            }
        }
    }

    boolean isImpossible(RuleLogic rule) {
        return book.verdict(rule.rule()).isImpossible();
    }

    private void report(RuleLogic rule) {
        if (!rule.rule().validity().isEver()) {
            warn(
                    rule.rule().at(),
                    rule,
                    "the day it expires is not after the one it takes effect.",
                    "Correct date-effective or date-expires.");
            return;
        }
        List<RuleLogic.Part> parts = rule.parts();
        for (int i = 0; i < parts.size(); i++) {
            RuleLogic.Part part = parts.get(i);
            if (!possible(List.of(), List.of(part.logic()))) {
                warn(part.at(), rule, "«" + part.words() + "» excludes itself.", "Correct its values.");
                return;
            }
            for (RuleLogic.Part earlier : parts.subList(0, i)) {
                if (!possible(List.of(), List.of(earlier.logic(), part.logic()))) {
                    both(rule, earlier, part);
                    return;
                }
            }
        }
        if (!possible(List.of(), rule.statements())) {
            together(rule);
            return;
        }
        Optional<RuleLogic.Absent> absent = book.implication(rule).contradicted();
        if (absent.isPresent()) {
            warn(
                    absent.get().at(),
                    rule,
                    "«" + absent.get().words() + "» excludes the "
                            + absent.get().type().word().toLowerCase(Locale.ROOT) + " that it asks for.",
                    "Change or remove one of the two.");
            return;
        }
        Optional<RuleLogic.Absent> offered = book.implication(rule).alwaysThere();
        if (offered.isPresent()) {
            warn(
                    offered.get().at(),
                    rule,
                    "every client has an opening for each service of services.csv, and «"
                            + offered.get().words() + "» wants one not to be there.",
                    "Ask for it with what it should be: `Opening( service == \"…\", owned == false )`.");
            return;
        }
        unmet(rule);
    }

    /** Of conditions that no two of exclude each other, those it takes: without any of them the others could hold. */
    private void together(RuleLogic rule) {
        List<RuleLogic.Part> needed = new ArrayList<>(rule.parts());
        for (RuleLogic.Part part : rule.parts()) {
            List<RuleLogic.Part> others = new ArrayList<>(needed);
            others.remove(part);
            if (!possible(List.of(), others.stream().map(RuleLogic.Part::logic).toList())) {
                needed = others;
            }
        }
        List<String> words =
                needed.stream().map(part -> "«" + part.words() + "»").distinct().toList();
        RuleLogic.Part last = needed.get(needed.size() - 1);
        warn(
                last.at(),
                rule,
                words.size() < 2
                        ? words.get(0) + " asks for things that exclude each other."
                        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1)
                                + " exclude each other when taken together.",
                "Change or remove one of them.");
    }

    private void both(RuleLogic rule, RuleLogic.Part earlier, RuleLogic.Part part) {
        boolean same = earlier.words().equals(part.words()) && earlier.at().equals(part.at());
        warn(
                part.at(),
                rule,
                same
                        ? "«" + part.words() + "» asks for two things that exclude each other."
                        : "«" + part.words() + "» excludes «" + earlier.words() + "»" + where(earlier.at(), part.at())
                                + ".",
                "Change or remove one of the two.");
    }

    private static String where(Place earlier, Place here) {
        return earlier.line() == here.line() ? "" : " on line " + earlier.line();
    }

    /** The conditions go together; only the rest of the book never gives what they ask for. */
    private void unmet(RuleLogic rule) {
        for (Map.Entry<String, FactType> fact : rule.there().entrySet()) {
            List<Logic> given =
                    book.given(fact.getKey(), fact.getValue()).stream().toList();
            List<Logic> asked = new ArrayList<>();
            for (RuleLogic.Part part : rule.parts()) {
                asked.add(part.logic());
                boolean about =
                        part.logic().leaves().anyMatch(leaf -> leaf.key().startsWith(fact.getKey() + "|"));
                if (about && !possible(given, asked)) {
                    unmet(rule, part, fact.getValue());
                    return;
                }
            }
        }
        warn(rule.rule().at(), rule, "nothing in this book gives what it asks for.", "");
    }

    private void unmet(RuleLogic rule, RuleLogic.Part part, FactType type) {
        switch (type) {
            case SIGNAL ->
                warn(
                        part.at(),
                        rule,
                        "no rule of signals concludes what «" + part.words() + "» asks for.",
                        "Conclude it in signals/, or remove the condition.");
            case CANDIDATE ->
                warn(
                        part.at(),
                        rule,
                        "no rule recommends an action for which «" + part.words() + "» holds.",
                        "Recommend it in a playbook, or correct the condition.");
            case CONTACT ->
                warn(
                        part.at(),
                        rule,
                        "no action of actions.csv is one for which «" + part.words() + "» holds as well.",
                        "Compare it with the columns of actions.csv.");
            default ->
                warn(
                        part.at(),
                        rule,
                        "no service of services.csv can fulfil «" + part.words() + "».",
                        "Compare it with the columns of services.csv.");
        }
    }

    private void warn(Place at, RuleLogic rule, String why, String advice) {
        diagnostics.warning(at, "\"" + rule.rule().name() + "\" can never hold: " + why, advice);
    }

    private boolean possible(List<Logic> given, List<Logic> statements) {
        List<Logic> all = new ArrayList<>(given);
        all.addAll(statements);
        return book.consistency().possible(all);
    }
}
