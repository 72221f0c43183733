package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.List;
import java.util.Optional;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** One stage as built straight into Drools' canonical model. */
final class DirectStage {

    private final Sessions sessions;
    private final Optional<Prospects> prospects;

    /**
     * @param rules the rules that the base was built from
     */
    DirectStage(KieBase base, List<Rule> rules) {
        this.sessions = new Sessions(base);
        this.prospects = Optional.of(new Prospects(rules)).filter(Prospects::areWorthIt);
    }

    /**
     * What its rules say. Where single facts tell all, no network is asked; where they do not, facts that can make no
     * difference are kept out of the session.
     */
    List<Conclusion> run(Client client, List<?> facts) {
        FactSet sorted = new FactSet(facts);
        Conclusions conclusions = new Conclusions(client, sorted);
        if (prospects.isEmpty()) {
            fire(conclusions, facts);
            return conclusions.said();
        }
        Prospects.Look look = prospects.get().look(sorted);
        if (look.tellsAll()) {
            look.say(conclusions);
        } else {
            fire(conclusions, look.wanted(facts));
        }
        return conclusions.said();
    }

    private void fire(Conclusions conclusions, List<?> facts) {
        try (Lease lease = sessions.lease()) {
            KieSession session = lease.session();
            session.setGlobal("decision", conclusions);
            facts.forEach(session::insert);
            session.fireAllRules();
            lease.finish();
        }
    }
}
