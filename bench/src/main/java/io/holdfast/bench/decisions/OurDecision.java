package io.holdfast.bench.decisions;

import io.holdfast.client.Client;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Judgement;
import io.holdfast.decision.Options;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import java.util.List;

/** All of a decision: value, signals, openings, playbooks, policy, worth, ranking. */
final class OurDecision implements Decider<OurDecision.Answer> {

    private static final Options PLAIN = new Options(5, Explain.NONE);

    private final RuleBook book;
    private final DecisionEngine engine = new DecisionEngine();

    OurDecision(RuleBook book) {
        this.book = book;
    }

    /** What came of it, with the answer that a caller gets. */
    record Answer(Judgement judgement, Object decision) {}

    @Override
    public Answer decide(Client client) {
        Judgement judgement = engine.judge(book, client);
        return new Answer(judgement, judgement.decision(PLAIN));
    }

    @Override
    public List<String> matches(Answer answer) {
        return answer.judgement().fired().stream().map(RuleCard::name).toList();
    }
}
