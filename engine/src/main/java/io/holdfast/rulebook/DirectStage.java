package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/** A stage, or the part of it that one network holds. */
final class DirectStage {

    private final Sessions sessions;
    private final @Nullable Rule[] standing;
    private final List<Rule> rules;
    private final boolean tries;

    /** Made for the first decision: many books are only checked, and many builds are replaced before anybody decides. */
    private volatile @Nullable Prospects prospects;

    /** What the rules say, each under its number; made when the network is first asked. */
    private volatile @Nullable Speech @Nullable [] speeches;

    /**
     * @param standing under each number of the network, the rule as the book has it now; null where it is gone
     * @param rules those that are not
     * @param tries whether simple ones are matched by trying
     */
    DirectStage(Network network, @Nullable Rule[] standing, List<Rule> rules, boolean tries) {
        this.sessions = network.sessions();
        this.standing = standing;
        this.rules = rules;
        this.tries = tries;
    }

    /**
     * What its rules say. Where trying tells all, no network is asked; where it does not, facts that can make no
     * difference are kept out of the session.
     */
    List<Conclusion> run(Client client, FactSet facts) {
        Conclusions conclusions = new Conclusions(client, facts);
        Prospects known = prospects();
        if (!known.areWorthIt()) {
            fire(conclusions, facts.all());
            return conclusions.said();
        }
        Prospects.Look look = known.look(facts);
        if (tries && look.tellsAll()) {
            look.say(conclusions);
        } else {
            fire(conclusions, look.wanted());
        }
        return conclusions.said();
    }

    /** Two threads that both find none make the same one. */
    private Prospects prospects() {
        Prospects known = prospects;
        if (known == null) {
            known = new Prospects(rules);
            prospects = known;
        }
        return known;
    }

    /** Two threads that both find none make the same ones. */
    private @Nullable Speech[] speeches() {
        @Nullable Speech[] known = speeches;
        if (known == null) {
            known = new Speech[standing.length];
            for (int i = 0; i < known.length; i++) {
                Rule rule = standing[i];
                known[i] = rule == null ? null : Speech.of(rule);
            }
            speeches = known;
        }
        return known;
    }

    private void fire(Conclusions conclusions, List<?> facts) {
        try (Lease lease = sessions.lease()) {
            KieSession session = lease.session();
            session.setGlobal("decision", new Hearing(conclusions, speeches()));
            facts.forEach(session::insert);
            session.fireAllRules();
            lease.finish();
        }
    }
}
