package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds rules that can never hold, and the condition at which that becomes certain. */
final class ImpossibleRules {

    private final BookLogic book;
    private final Diagnostics diagnostics;

    /** What belongs behind "no rule" where rules are left out that were told to hold never. */
    private final String such;

    ImpossibleRules(BookLogic book, Diagnostics diagnostics) {
        this(book, diagnostics, "");
    }

    private ImpossibleRules(BookLogic book, Diagnostics diagnostics, String such) {
        this.book = book;
        this.diagnostics = diagnostics;
        this.such = such;
    }

    void check() {
        check(book.all());
    }

    /** Tells of some rules, and then of those that lean on nothing but them. */
    private void check(List<Rule> rules) {
        Set<Rule> never = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Rule rule : rules) {
            if (book.verdict(rule).isImpossible()) {
                report(book.logic(rule));
                never.add(rule);
            }
        }
        book.without(never).ifPresent(rest -> {
            List<Rule> leaning = rest.all().stream()
                    .filter(rule -> !never.contains(rule) && leans(book.logic(rule)))
                    .toList();
            new ImpossibleRules(rest, diagnostics, " that can hold").check(leaning);
        });
    }

    /** Whether a rule asks for what other rules say. */
    private static boolean leans(RuleLogic rule) {
        return rule.there().containsValue(FactType.SIGNAL) || rule.there().containsValue(FactType.CANDIDATE);
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
        List<Logic> kinship = book.implication(rule).kinship();
        List<RuleLogic.Part> parts = rule.parts();
        for (int i = 0; i < parts.size(); i++) {
            RuleLogic.Part part = parts.get(i);
            if (!possible(kinship, List.of(part.logic()))) {
                warn(part.at(), rule, "«" + part.words() + "» excludes itself.", "Correct its values.");
                return;
            }
            for (RuleLogic.Part earlier : parts.subList(0, i)) {
                if (!possible(kinship, List.of(earlier.logic(), part.logic()))) {
                    both(rule, earlier, part);
                    return;
                }
            }
        }
        if (!possible(kinship, rule.statements())) {
            together(rule, kinship);
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
    private void together(RuleLogic rule, List<Logic> kinship) {
        List<RuleLogic.Part> needed = new ArrayList<>(rule.parts());
        for (RuleLogic.Part part : rule.parts()) {
            List<RuleLogic.Part> others = new ArrayList<>(needed);
            others.remove(part);
            if (!possible(kinship, others.stream().map(RuleLogic.Part::logic).toList())) {
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
            List<Logic> given = new ArrayList<>(book.implication(rule).kinship());
            book.given(fact.getKey(), fact.getValue()).ifPresent(given::add);
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
                        "no rule of signals" + such + " concludes what «" + part.words() + "» asks for.",
                        "Conclude it in signals/, or remove the condition.");
            case CANDIDATE ->
                warn(
                        part.at(),
                        rule,
                        "no rule" + such + " recommends an action for which «" + part.words() + "» holds.",
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
