package io.holdfast.api.decisions;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.database.Grouped;
import io.holdfast.api.rulebooks.RevisionArchive;

/**
 * Keeps a decision before it is answered. Requests that come together share one commit; none is answered before its
 * own is on disk, and before the rule book it names is kept too.
 */
public final class DecisionLog implements Managed {

    private static final int WRITERS = 2;
    private static final int MOST_TOGETHER = 64;
    private static final int MOST_WAITING = 2_000;

    private final Grouped<KeptDecision, Boolean> commits;

    public DecisionLog(DecisionStore store, RevisionArchive archive) {
        commits = new Grouped<>("decision-log", WRITERS, MOST_TOGETHER, MOST_WAITING, decisions -> {
            archive.settle();
            store.add(decisions);
            return decisions.stream().map(kept -> true).toList();
        });
    }

    /**
     * Returns once the decision is kept for good.
     *
     * @throws io.holdfast.api.database.DatabaseAway when it could not be; then it must not be answered
     */
    void keep(KeptDecision decision) {
        commits.get(decision);
    }

    @Override
    public void stop() throws Exception {
        commits.stop();
    }
}
