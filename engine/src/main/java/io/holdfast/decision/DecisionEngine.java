package io.holdfast.decision;

import io.holdfast.client.Client;
import io.holdfast.rulebook.RuleBook;

/** Decides what to do next for a client: value, signals, candidates, policy, worth, ranking. */
public final class DecisionEngine {

    /** Same facts, day, book and options give the same answer, always. Never asks a clock. Safe for many threads. */
    public Decision decide(RuleBook book, Client client, Options options) {
        throw new UnsupportedOperationException();
    }
}
