package io.holdfast.bench.decisions;

import io.holdfast.client.Client;
import io.holdfast.rulebook.Conclusion;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.Stage;
import java.util.List;

/** The playbooks alone, as every other entrant runs them. */
record OurRules(RuleBook book) implements Decider<List<Conclusion>> {

    @Override
    public List<Conclusion> decide(Client client) {
        return book.run(Stage.PLAYBOOKS, client, List.of(client));
    }

    @Override
    public List<String> matches(List<Conclusion> said) {
        return said.stream().map(conclusion -> conclusion.by().rule()).toList();
    }
}
