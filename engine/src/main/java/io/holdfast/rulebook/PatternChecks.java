package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.SignalType;
import io.holdfast.source.Nearest;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the names in a pattern against the catalogue, and its negatives against what can be unknown. */
final class PatternChecks {

    private static final Map<String, String> NAMES = Map.of(
            "contact.action", "action",
            "candidate.action", "action",
            "contact.playbook", "playbook",
            "candidate.playbook", "playbook",
            "opening.service", "service",
            "opening.below", "service",
            "purchase.service", "service",
            "request.service", "service");

    private final Catalogue catalogue;
    private final Complaints complaints;

    PatternChecks(Catalogue catalogue, Complaints complaints) {
        this.catalogue = catalogue;
        this.complaints = complaints;
    }

    void check(Element.Pattern pattern) {
        Optional<SignalType> signal = signal(pattern);
        Set<String> known = known(pattern);
        for (Condition condition : pattern.conditions()) {
            for (Test leaf : condition.test().leaves()) {
                for (String text : names(leaf)) {
                    name(fact(leaf), text, signal, condition.at());
                }
            }
            negatives(condition.test(), known, condition);
        }
    }

    private void name(FactPath fact, String text, Optional<SignalType> signal, Place at) {
        String label = fact.label();
        if (label.equals("signal.value") && signal.isPresent()) {
            List<String> values = signal.get().values();
            if (!values.isEmpty() && !values.contains(text)) {
                complaints.error(
                        at,
                        "the " + signal.get().name() + " of a client is " + listed(values) + ", not `" + text + "`.",
                        Nearest.advice(text, values));
            }
        } else if (label.equals("signal.name")) {
            if (!catalogue.hasAllSignals()) {
                return;
            }
            require("signal", text, catalogue.book().signals().keySet(), at);
        } else if (label.equals("services") && catalogue.service(text).isEmpty() && catalogue.hasAllServices()) {
            complaints.warning(
                    at,
                    "services.csv has no service `" + text + "`.",
                    Nearest.advice(text, catalogue.services().keySet()));
        } else if (NAMES.containsKey(label)) {
            String what = NAMES.get(label);
            boolean whole = "service".equals(what) ? catalogue.hasAllServices() : catalogue.hasAllActions();
            if (!whole) {
                return;
            }
            require(what, text, names(String.valueOf(what)), at);
        }
    }

    private Collection<String> names(String what) {
        return switch (what) {
            case "action" -> catalogue.actions().keySet();
            case "service" -> catalogue.services().keySet();
            default -> catalogue.playbooks();
        };
    }

    private void require(
            @org.jspecify.annotations.Nullable String what, String text, Collection<String> known, Place at) {
        if (!known.contains(text)) {
            complaints.error(
                    at, "there is no " + what + " `" + text + "`;", Scope.didYouMean(text, List.copyOf(known)));
        }
    }

    private Optional<SignalType> signal(Element.Pattern pattern) {
        return pattern.conditions().stream()
                .flatMap(condition -> condition.test().leaves().stream())
                .filter(leaf -> fact(leaf).label().equals("signal.name"))
                .flatMap(leaf -> texts(leaf).stream())
                .findFirst()
                .map(name -> catalogue.book().signals().get(name));
    }

    /** Facts that are known wherever an element matches, by label. */
    static Set<String> known(Element element) {
        Set<String> known = new HashSet<>();
        if (element instanceof Element.Pattern pattern) {
            pattern.conditions().forEach(condition -> known.addAll(knownBy(condition.test())));
        } else if (element instanceof Element.And and) {
            and.parts().forEach(part -> known.addAll(known(part)));
        }
        return known;
    }

    /** Facts that a test makes sure are known, when it holds. */
    private static Set<String> knownBy(Test test) {
        Set<String> known = new HashSet<>();
        if (test instanceof Test.All all) {
            all.parts().forEach(part -> known.addAll(knownBy(part)));
        } else if (test instanceof Test.Compare compare
                && !isNegative(compare)
                && !(compare.operator() == Operator.EQUAL && asksForUnknown(compare))) {
            known.add(compare.fact().label());
        } else if (test instanceof Test.Among among && !among.negated()) {
            known.add(among.fact().label());
        }
        return known;
    }

    private void negatives(Test test, Set<String> known, Condition condition) {
        List<FactPath> bare = new ArrayList<>();
        if (test instanceof Test.All all) {
            all.parts().forEach(part -> negatives(part, known, condition));
        } else if (test instanceof Test.Opposite opposite) {
            opposite.part().leaves().forEach(leaf -> bare.add(fact(leaf)));
        } else if (test instanceof Test.Compare compare && isNegative(compare)) {
            bare.add(compare.fact());
        } else if (test instanceof Test.Among among && among.negated()) {
            bare.add(among.fact());
        }
        for (FactPath fact : bare) {
            if (fact.optional() && !known.contains(fact.label())) {
                complaints.warning(
                        condition.at(),
                        "this holds also where `" + fact.label() + "` is unknown: «" + condition.words() + "».",
                        "If that is not meant, add `" + fact.label() + " != null`.");
            }
        }
    }

    /** A comparison that holds for the unknown though it names a value. */
    private static boolean isNegative(Test.Compare compare) {
        return compare.operator() == Operator.NOT_EQUAL && !asksForUnknown(compare);
    }

    private static boolean asksForUnknown(Test.Compare compare) {
        return compare.other() instanceof Literal literal && literal.constant() == null;
    }

    private static FactPath fact(Test leaf) {
        return leaf instanceof Test.Among among ? among.fact() : ((Test.Compare) leaf).fact();
    }

    /** The texts that name something; a pattern of letters names nothing. */
    private static List<String> names(Test leaf) {
        return leaf instanceof Test.Compare compare && compare.operator() == Operator.MATCHES ? List.of() : texts(leaf);
    }

    private static List<String> texts(Test leaf) {
        List<Literal> literals = new ArrayList<>();
        if (leaf instanceof Test.Among among) {
            literals.addAll(among.values());
        } else if (((Test.Compare) leaf).other() instanceof Literal literal) {
            literals.add(literal);
        }
        return literals.stream()
                .map(Literal::constant)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    static String listed(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }
}
