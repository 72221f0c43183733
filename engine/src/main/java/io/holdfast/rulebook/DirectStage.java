package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/** A stage, or the part of it that one network holds. */
final class DirectStage {

    /** Beyond so many rules Drools' indexes find those that matter sooner than looking at each. */
    private static final int MOST_LOOKED_AT = 400;

    private final Sessions sessions;
    private final @Nullable Rule[] standing;
    private final Optional<Prospects> prospects;

    /**
     * @param standing under each number of the network, the rule as the book has it now; null where it is gone
     * @param rules those that are not
     */
    DirectStage(Network network, @Nullable Rule[] standing, List<Rule> rules) {
        this.sessions = network.sessions();
        this.standing = standing;
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
            session.setGlobal("decision", new Hearing(conclusions, standing));
            wanted.forEach(session::insert);
            session.fireAllRules();
            lease.finish();
        }
        return conclusions.said();
    }
}
