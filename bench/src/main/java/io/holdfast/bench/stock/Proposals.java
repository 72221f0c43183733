package io.holdfast.bench.stock;

import java.util.ArrayList;
import java.util.List;

/** What rules call {@code decision} where stock Drools runs them on its own: it notes what they recommend, no more. */
public final class Proposals {

    private final List<Proposal> said = new ArrayList<>();

    /** Notes a recommendation. */
    public Proposal recommend(String action) {
        Proposal proposal = new Proposal(action);
        said.add(proposal);
        return proposal;
    }

    public List<Proposal> said() {
        return said;
    }

    /** One recommendation. */
    public static final class Proposal {

        private final String action;
        private String reason = "";

        private Proposal(String action) {
            this.action = action;
        }

        /** Notes the reason. */
        public Proposal because(String text) {
            reason = text;
            return this;
        }

        public String action() {
            return action;
        }

        public String reason() {
            return reason;
        }
    }
}
