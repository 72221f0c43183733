package io.holdfast.api.rulebooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Options;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.sample.SampleBook;
import java.time.LocalDate;
import java.util.List;
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

    private Made made = new Made(LocalDate.MIN, List.of());

    /** Clients as they are on a day; making them takes longer than deciding for them. */
    private record Made(LocalDate day, List<ObjectNode> clients) {}

    /** One book at a time. */
    synchronized void by(RuleBook book, LocalDate day) {
        if (!made.day().equals(day)) {
            made = new Made(day, SampleBook.clients(SEED, CLIENTS, day).toList());
        }
        DecisionEngine engine = new DecisionEngine();
        ClientReader reader = new ClientReader(book.catalogue().book());
        try {
            made.clients()
                    .forEach(facts -> reader.read(facts, day)
                            .fold(client -> engine.decide(book, client, Options.STANDARD), unfit -> null));
        } catch (RuntimeException failed) {
            // A book without a rule test may fail here as it may for any client; each such decision says so itself.
            LOG.debug("The first decisions by {} failed", book.revision().brief(), failed);
        }
    }
}
