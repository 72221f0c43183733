package io.holdfast.decision;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.Contacts;
import io.holdfast.catalogue.Opening;
import io.holdfast.catalogue.Openings;
import io.holdfast.client.Client;
import io.holdfast.rulebook.Conclusion;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.Stage;
import io.holdfast.worth.LifetimeValue;
import io.holdfast.worth.SimpleValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what to do next for a client: value, signals, candidates, policy, worth, ranking. */
public final class DecisionEngine {

    /**
     * Same facts, day, book and options give the same answer, always. Never asks a clock. Safe for many threads.
     */
    public Decision decide(RuleBook book, Client client, Options options) {
        Judgement judgement = judge(book, client);
        Decision decision = judgement.decision(options);
        return options.path()
                .map(action -> decision.withPath(new PathSearch(this, book, client, judgement, action).answer()))
                .orElse(decision);
    }

    /** Runs every stage for a client, and keeps what each rule said. */
    public Judgement judge(RuleBook book, Client facts) {
        Catalogue catalogue = book.catalogue();
        LifetimeValue value = SimpleValue.of(facts, catalogue.book());
        Client client = facts.with(Contacts.of(catalogue, facts), value.facts());
        List<Conclusion> said = new ArrayList<>(book.run(Stage.SIGNALS, client, List.of(client)));
        Signals signals = Signals.of(said, catalogue.book().signals());
        List<Opening> openings = Openings.of(catalogue, client);
        List<Object> known = history(client, signals);
        List<Object> seen = new ArrayList<>(known);
        seen.addAll(openings);
        seen.addAll(client.divisions());
        List<Conclusion> proposals = book.run(Stage.PLAYBOOKS, client, seen);
        said.addAll(proposals);
        List<Proposed> candidates = new Candidates(catalogue, client, value, openings).of(proposals);
        candidates.forEach(proposed -> known.add(proposed.candidate()));
        List<Conclusion> restraints = candidates.isEmpty() ? List.of() : book.run(Stage.POLICY, client, known);
        said.addAll(restraints);
        Policy policy = Policy.of(restraints, client.asOf());
        List<Proposed> open = new ArrayList<>();
        List<HeldBack> held = new ArrayList<>();
        for (Proposed proposed : candidates) {
            Optional<HeldBack> heldBack = policy.heldBack(proposed);
            heldBack.ifPresentOrElse(held::add, () -> open.add(proposed));
        }
        return new Judgement(book, client, value, signals, open, held, said, seen);
    }

    /** What playbooks and policy both see: the client, the signals, and what happened before. */
    private static List<Object> history(Client client, Signals signals) {
        List<Object> facts = new ArrayList<>();
        facts.add(client);
        facts.addAll(signals.facts());
        facts.addAll(client.purchases());
        facts.addAll(client.requests());
        facts.addAll(client.contacts());
        return facts;
    }
}
