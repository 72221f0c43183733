package io.holdfast.scenario;

import io.holdfast.decision.Decision;
import io.holdfast.decision.HeldBack;
import io.holdfast.decision.Judgement;
import io.holdfast.decision.Recommendation;
import io.holdfast.decision.RuleReading;
import io.holdfast.decision.SignalReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a rule test expects of a decision; actions are named {@code action} or {@code action:offer}.
 *
 * @param nothing whether the list must be empty
 * @param signals signal to value; the value {@code unknown} means that no rule concluded it
 * @param because action to the rule that must have proposed it
 */
record Expectation(
        Optional<String> first,
        boolean nothing,
        List<String> recommend,
        List<String> never,
        List<String> heldBack,
        Map<String, String> signals,
        Map<String, String> because) {

    /** Each way in which a decision is not as expected, in words. */
    List<String> differences(Decision decision) {
        List<Recommendation> all = decision.recommendations();
        String got = all.isEmpty()
                ? "nothing is recommended"
                : all.stream().map(Recommendation::identity).collect(Collectors.joining(", "));
        List<String> wrong = new ArrayList<>();
        first.filter(action -> all.isEmpty() || !matches(action, all.get(0)))
                .ifPresent(action -> wrong.add("first should be " + action + ": " + got));
        if (nothing && !all.isEmpty()) {
            wrong.add("nothing should be recommended: " + got);
        }
        for (String action : recommend) {
            if (all.stream().noneMatch(one -> matches(action, one))) {
                wrong.add(action + " should be recommended: " + got + heldBackNote(action, decision));
            }
        }
        for (String action : never) {
            all.stream()
                    .filter(one -> matches(action, one))
                    .findFirst()
                    .ifPresent(one ->
                            wrong.add(action + " should not be recommended, yet it is because " + one.because()));
        }
        for (String action : heldBack) {
            if (decision.heldBack().stream().noneMatch(one -> matches(action, one.action(), one.offer()))) {
                wrong.add(action + " should be held back: " + heldBackList(decision));
            }
        }
        signals(decision, wrong);
        because.forEach((action, rule) -> because(action, rule, all, wrong));
        return wrong;
    }

    private void signals(Decision decision, List<String> wrong) {
        signals.forEach((name, value) -> {
            String actual = decision.signals().stream()
                    .filter(signal -> signal.name().equals(name))
                    .map(SignalReading::value)
                    .findFirst()
                    .orElse("unknown");
            if (!actual.equals(value)) {
                wrong.add(name + " should be " + value + ", not " + actual);
            }
        });
    }

    private static void because(String action, String rule, List<Recommendation> all, List<String> wrong) {
        List<String> rules = all.stream()
                .filter(one -> matches(action, one))
                .flatMap(one -> Optional.ofNullable(one.rules()).orElse(List.of()).stream())
                .map(RuleReading::rule)
                .toList();
        if (!rules.contains(rule)) {
            wrong.add(action + " should come from the rule \"" + rule + "\""
                    + (rules.isEmpty()
                            ? ", and it is not recommended"
                            : ", not from \"" + String.join("\", \"", rules) + "\""));
        }
    }

    private static String heldBackNote(String action, Decision decision) {
        return decision.heldBack().stream()
                .filter(one -> matches(action, one.action(), one.offer()))
                .findFirst()
                .map(one -> " (held back: " + one.because() + ")")
                .orElse("");
    }

    private static String heldBackList(Decision decision) {
        return decision.heldBack().isEmpty()
                ? "nothing is"
                : "held back are "
                        + decision.heldBack().stream()
                                .map(HeldBack::action)
                                .distinct()
                                .collect(Collectors.joining(", "));
    }

    private static boolean matches(String expected, Recommendation recommendation) {
        return matches(expected, recommendation.action(), recommendation.offer());
    }

    private static boolean matches(String expected, String action, @org.jspecify.annotations.Nullable String offer) {
        return expected.equals(action) || offer != null && expected.equals(action + ":" + offer);
    }

    /** The decision to hold this against: everything that may be asked about, explained. */
    static Decision whole(Judgement judgement) {
        return judgement.decision(new io.holdfast.decision.Options(100, io.holdfast.decision.Explain.WHY));
    }
}
