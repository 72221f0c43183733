package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.List;
import java.util.Optional;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** One stage as built straight into Drools' canonical model. */
final class DirectStage {

    /** Beyond so many rules Drools' indexes find those that matter sooner than looking at each. */
    private static final int MOST_LOOKED_AT = 400;

    private final Sessions sessions;
    private final Optional<Prospects> prospects;

    /**
     * @param rules the rules that the base was built from
     */
    DirectStage(KieBase base, List<Rule> rules) {
        this.sessions = new Sessions(base);
        this.prospects = rules.size() <= MOST_LOOKED_AT ? Optional.of(new Prospects(rules)) : Optional.empty();
    }

    /** What its rules say; facts that can make no difference are kept out of the session. */
    List<Conclusion> run(Client client, List<?> facts) {
        FactSet sorted = new FactSet(facts);
        Optional<? extends List<?>> wanted =
                prospects.isPresent() ? prospects.get().wanted(sorted, facts) : Optional.of(facts);
        return wanted.map(some -> fired(client, sorted, some)).orElseGet(List::of);
    }

    private List<Conclusion> fired(Client client, FactSet sorted, List<?> wanted) {
        Conclusions conclusions = new Conclusions(client, sorted);
        try (Lease lease = sessions.lease()) {
            KieSession session = lease.session();
            session.setGlobal("decision", conclusions);
            wanted.forEach(session::insert);
            session.fireAllRules();
            lease.finish();
        }
        return conclusions.said();
    }
}
