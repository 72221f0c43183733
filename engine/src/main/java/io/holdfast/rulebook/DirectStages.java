package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** The stages of a book as built straight into Drools' canonical model; every run has a session of its own. */
final class DirectStages implements Stages {

    private final Map<Stage, KieBase> bases;

    DirectStages(Map<Stage, KieBase> bases) {
        this.bases = bases;
    }

    @Override
    public List<Conclusion> run(Stage stage, Client client, List<?> facts) {
        KieBase base = bases.get(stage);
        if (base == null) {
            return List.of();
        }
        Conclusions conclusions = new Conclusions(client, facts);
        KieSession session = base.newKieSession();
        try {
            session.setGlobal("decision", conclusions);
            facts.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return conclusions.said();
    }
}
