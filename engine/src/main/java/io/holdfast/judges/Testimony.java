package io.holdfast.judges;

import io.holdfast.client.Client;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Judgement;
import io.holdfast.decision.Options;
import io.holdfast.rulebook.Candidate;
import io.holdfast.rulebook.Conclusion;
import io.holdfast.rulebook.RuleCard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a judge said of one client.
 *
 * @param answer what came of it: signals, recommendations with their conditions, and what is held back
 * @param failure why it could not finish; empty when it did
 */
record Testimony(List<Statement> statements, List<?> answer, Optional<String> failure) {

    private static final Options WHOLE = new Options(100, Explain.WHY);

    /** One thing that one rule said, in words. */
    record Statement(RuleCard rule, String words) {}

    static Testimony of(DecisionEngine engine, Judge judge, Client client) {
        try {
            Judgement judgement = engine.judge(judge.book(), client);
            Decision decision = judgement.decision(WHOLE);
            return new Testimony(
                    judgement.said().stream()
                            .map(one -> new Statement(one.by().card(), words(one)))
                            .toList(),
                    List.of(decision.signals(), decision.recommendations(), decision.heldBack()),
                    Optional.empty());
        } catch (RuntimeException failed) {
            return new Testimony(List.of(), List.of(), Optional.of("fails: " + failed));
        }
    }

    /** The first rule by which two did not say the same, in the order in which both spoke. */
    Optional<RuleCard> firstDifference(Testimony other) {
        Set<RuleCard> rules = new LinkedHashSet<>();
        statements.forEach(one -> rules.add(one.rule()));
        other.statements.forEach(one -> rules.add(one.rule()));
        return rules.stream()
                .filter(rule -> !by(rule).equals(other.by(rule)))
                .min((a, b) -> a.stage() == b.stage()
                        ? a.at().compareTo(b.at())
                        : a.stage().compareTo(b.stage()));
    }

    List<String> by(RuleCard rule) {
        List<String> words = new ArrayList<>(failure.stream().toList());
        statements.stream()
                .filter(one -> one.rule().equals(rule))
                .map(Statement::words)
                .forEach(words::add);
        return words;
    }

    private static String words(Conclusion conclusion) {
        String because =
                conclusion.because().map(text -> " because \"" + text + "\"").orElse("");
        if (conclusion instanceof Conclusion.Proposal proposal) {
            return "recommends " + proposal.action()
                    + (proposal.offer() == null ? "" : ":" + proposal.offer())
                    + added(" at likelihood ", proposal.likelihood())
                    + (proposal.weight() == 1 ? "" : " at weight " + proposal.weight())
                    + added(" at amount ", proposal.amount())
                    + added(" within days ", proposal.within())
                    + because;
        } else if (conclusion instanceof Conclusion.SignalValue signal) {
            return "concludes " + signal.name() + " " + signal.value() + because;
        }
        Conclusion.Restraint restraint = (Conclusion.Restraint) conclusion;
        Candidate candidate = restraint.candidate();
        return "holds back " + (candidate == null ? restraint.word() : candidate.identity())
                + added(" until ", restraint.until()) + because;
    }

    private static String added(String words, @Nullable Object value) {
        return value == null ? "" : words + value;
    }
}
