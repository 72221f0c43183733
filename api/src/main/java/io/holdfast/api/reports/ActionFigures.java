package io.holdfast.api.reports;

import io.holdfast.api.outcomes.OutcomeTally;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What became of one action, or of a playbook's.
 *
 * @param proposed clients to whom it was recommended
 * @param heldOut clients to whom it would have been, had they not been held out
 * @param reports by outcome, how many were reported
 * @param won money that was reported as won
 */
record ActionFigures(int proposed, int heldOut, Map<String, Long> reports, BigDecimal won) {

    static final ActionFigures NONE = new ActionFigures(0, 0, Map.of(), BigDecimal.ZERO);

    ActionFigures {
        reports = Map.copyOf(reports);
    }

    ActionFigures and(boolean told) {
        return new ActionFigures(proposed + (told ? 1 : 0), heldOut + (told ? 0 : 1), reports, won);
    }

    ActionFigures and(OutcomeTally tally) {
        Map<String, Long> all = new HashMap<>(reports);
        all.merge(tally.outcome(), tally.reports(), Long::sum);
        return new ActionFigures(proposed, heldOut, all, tally.outcome().equals("won") ? won.add(tally.amount()) : won);
    }

    long reported(String outcome) {
        return reports.getOrDefault(outcome, 0L);
    }
}
