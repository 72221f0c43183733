package io.holdfast.bench.decisions;

import io.holdfast.bench.stock.Proposals;
import io.holdfast.client.Client;
import java.util.List;
import java.util.function.Supplier;
import org.kie.api.runtime.KieSession;

/** Stock Drools: a stateful session a decision, new or from a pool. */
record StockSessions(Supplier<KieSession> sessions) implements Decider<Proposals> {

    @Override
    public Proposals decide(Client client) {
        Proposals proposals = new Proposals();
        KieSession session = sessions.get();
        try {
            session.setGlobal("decision", proposals);
            session.insert(client);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return proposals;
    }

    @Override
    public List<String> matches(Proposals proposals) {
        return proposals.said().stream().map(Proposals.Proposal::reason).toList();
    }
}
