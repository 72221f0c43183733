package io.holdfast.api.rulebooks;

import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Options;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.sample.SampleBook;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides by a book for a few made-up clients before it takes over: its look-ups are made for the first decision, which
 * takes as long as forty others, and that shall be nobody's.
 */
final class FirstDecisions {

    private static final Logger LOG = LoggerFactory.getLogger(FirstDecisions.class);
    private static final int CLIENTS = 5;
    private static final long SEED = 1;

    private FirstDecisions() {}

    static void by(RuleBook book, LocalDate day) {
        DecisionEngine engine = new DecisionEngine();
        ClientReader reader = new ClientReader(book.catalogue().book());
        try {
            SampleBook.clients(SEED, CLIENTS, day)
                    .forEach(facts -> reader.read(facts, day)
                            .fold(client -> engine.decide(book, client, Options.STANDARD), unfit -> null));
        } catch (RuntimeException failed) {
            // A book without a rule test may fail here as it may for any client; each such decision says so itself.
            LOG.debug("The first decisions by {} failed", book.revision().brief(), failed);
        }
    }
}
