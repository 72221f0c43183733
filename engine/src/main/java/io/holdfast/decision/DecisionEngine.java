package io.holdfast.decision;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.Contacts;
import io.holdfast.catalogue.Opening;
import io.holdfast.catalogue.Openings;
import io.holdfast.client.Client;
import io.holdfast.client.Value;
import io.holdfast.rulebook.Conclusion;
import io.holdfast.rulebook.FactSet;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.Stage;
import io.holdfast.worth.LifetimeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides what to do next for a client: value, signals, candidates, policy, worth, ranking. */
public final class DecisionEngine {

    private final Supplier<Patience> patience;

    /** One that looks to the end whatever is asked, and so gives the same answers on any machine. */
    public DecisionEngine() {
        this(() -> Patience.ENDLESS);
    }

    /**
     * @param patience supplied once for each decision that is asked what it would take, before it is made
     */
    public DecisionEngine(Supplier<Patience> patience) {
        this.patience = patience;
    }

    /**
     * Same facts, day, book and options give the same answer, always; only a path says that it stopped looking where
     * patience ended. Never asks a clock. Safe for many threads.
     */
    public Decision decide(RuleBook book, Client client, Options options) {
        // Whoever asks for a path waits for the decision too.
        Optional<Patience> begun = options.path().map(action -> patience.get());
        Judgement judgement = judge(book, Known.of(book, client), options.setAside(), Optional.empty());
        Decision decision = judgement.decision(options);
        if (book.catalogue().book().learning().control().holds(client.id())) {
            return decision.heldOut();
        }
        return options.path()
                .map(action -> decision.withPath(
                        new PathSearch(this, book, client, judgement, options.setAside(), action, begun.orElseThrow())
                                .answer()))
                .orElse(decision);
    }

    /** Runs every stage for a client, and keeps what each rule said. */
    public Judgement judge(RuleBook book, Client facts) {
        return judge(book, Known.of(book, facts), List.of(), Optional.empty());
    }

    /** The same with some of what the book would say of their worth given instead, as rule tests do. */
    public Judgement judge(RuleBook book, Client facts, Value given) {
        Known known = Known.of(book, facts);
        Value worth = known.value().facts().with(given);
        return judge(
                book,
                new Known(known.client().with(known.client().contacts(), worth), known.value()),
                List.of(),
                Optional.empty());
    }

    /** The same as far as one action goes: where no rule can propose it, nothing after the signals is asked. */
    Judgement judge(RuleBook book, Client facts, List<SetAside> setAside, String action) {
        return judge(book, Known.of(book, facts), setAside, Optional.of(action));
    }

    /** Whether an action is recommended; most often the client alone says that it cannot be. */
    boolean recommends(RuleBook book, Client facts, List<SetAside> setAside, String action) {
        Known known = Known.of(book, facts);
        return book.couldPropose(action, known.client())
                && judge(book, known, setAside, Optional.of(action)).recommends(action);
    }

    /** A client with what the book alone says of them. */
    private record Known(Client client, LifetimeValue value) {

        static Known of(RuleBook book, Client facts) {
            LifetimeValue value = book.valuation().of(facts);
            return new Known(facts.with(Contacts.of(book.catalogue(), facts), value.facts()), value);
        }
    }

    private static Judgement judge(RuleBook book, Known known, List<SetAside> setAside, Optional<String> only) {
        Catalogue catalogue = book.catalogue();
        Client client = known.client();
        List<Conclusion> concluded = book.run(Stage.SIGNALS, client, FactSet.of(client));
        Signals signals = Signals.of(concluded, catalogue.book().signals());
        List<Opening> openings = Openings.of(catalogue, client);
        FactSet seen = FactSet.of(client, signals.facts(), openings);
        boolean inVain = only.isPresent() && !book.proposes(only.get(), seen);
        List<Conclusion> proposals = inVain ? List.of() : book.run(Stage.PLAYBOOKS, client, seen);
        List<Proposed> candidates =
                new Candidates(catalogue, book.likelihoods(), client, known.value(), openings).of(proposals);
        List<Conclusion> restraints = candidates.isEmpty()
                ? List.of()
                : book.run(Stage.POLICY, client, seen.forPolicy(Proposed.candidates(candidates)));
        Policy policy = Policy.of(restraints, setAside, client.asOf());
        List<Proposed> open = new ArrayList<>(candidates.size());
        List<HeldBack> held = new ArrayList<>(candidates.size());
        for (Proposed proposed : candidates) {
            HeldBack heldBack = policy.heldBack(proposed);
            if (heldBack == null) {
                open.add(proposed);
            } else {
                held.add(heldBack);
            }
        }
        Judgement.Said said = new Judgement.Said(concluded, proposals, restraints);
        return new Judgement(book, client, known.value(), signals, candidates, open, held, said, seen);
    }
}
