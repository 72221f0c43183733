package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** One stage as built straight into Drools' canonical model. */
final class DirectStage {

    private final Sessions sessions;
    private final Set<FactType> asked;

    /**
     * @param rules the rules that the base was built from
     */
    DirectStage(KieBase base, List<Rule> rules) {
        this.sessions = new Sessions(base);
        this.asked = EnumSet.noneOf(FactType.class);
        rules.forEach(rule -> rule.when().forEach(this::ask));
    }

    private void ask(Element element) {
        if (element instanceof Element.Pattern pattern) {
            asked.add(pattern.type());
        } else if (element instanceof Element.Not not) {
            ask(not.part());
        } else if (element instanceof Element.Exists exists) {
            ask(exists.part());
        } else if (element instanceof Element.Or or) {
            or.parts().forEach(this::ask);
        } else if (element instanceof Element.And and) {
            and.parts().forEach(this::ask);
        } else if (element instanceof Element.Gather gather) {
            ask(gather.source());
        }
    }

    /** What its rules say; facts that none of them asks about are left out. */
    List<Conclusion> run(Client client, List<?> facts) {
        Conclusions conclusions = new Conclusions(client, facts);
        try (Lease lease = sessions.lease()) {
            KieSession session = lease.session();
            session.setGlobal("decision", conclusions);
            for (Object fact : facts) {
                Optional<FactType> type = FactType.of(fact);
                if (type.isPresent() && asked.contains(type.get())) {
                    session.insert(fact);
                }
            }
            session.fireAllRules();
            lease.finish();
        }
        return conclusions.said();
    }
}
