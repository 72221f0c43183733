package io.holdfast.impact;

import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.client.Client;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Recommendation;
import java.util.List;
import java.util.Objects;

/** What of an answer is added up over all clients. */
record Outline(String segment, List<Line> recommended, List<Line> heldBack) {

    static final String UNKNOWN = "unknown";

    /** What was proposed: its action, playbook, and worth in money (likelihood × promised − cost); 0 where it was held back. */
    record Line(String action, String playbook, double worth) {}

    static Outline of(Client client, Decision decision, Catalogue catalogue) {
        return new Outline(
                Objects.requireNonNullElse(client.segment(), UNKNOWN),
                decision.recommendations().stream().map(Outline::line).toList(),
                decision.heldBack().stream()
                        .map(held -> new Line(held.action(), playbook(held.action(), catalogue), 0))
                        .toList());
    }

    private static String playbook(String action, Catalogue catalogue) {
        return catalogue.action(action).map(Action::playbook).orElse(UNKNOWN);
    }

    private static Line line(Recommendation one) {
        return new Line(one.action(), one.playbook(), Comparison.net(one));
    }

    /** The action that is recommended first; empty when nothing is. */
    String first() {
        return recommended.isEmpty() ? "" : recommended.get(0).action();
    }
}
