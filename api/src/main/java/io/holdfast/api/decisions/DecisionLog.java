package io.holdfast.api.decisions;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.database.Grouped;
import io.holdfast.api.rulebooks.RevisionArchive;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps a decision before it is answered. Requests that come together share one commit; none is answered before its
 * own is on disk, and before the rule book it names is kept too.
 */
public final class DecisionLog implements Managed {

    private static final int WRITERS = 1;
    private static final int MOST_TOGETHER = 64;
    private static final int MOST_WAITING = 2_000;

    private final DecisionStore store;
    private final RevisionArchive archive;
    private final Grouped<KeptDecision, Boolean> commits;

    public DecisionLog(DecisionStore store, RevisionArchive archive) {
        this.store = store;
        this.archive = archive;
        commits = new Grouped<>("decision-log", WRITERS, MOST_TOGETHER, MOST_WAITING, decisions -> {
            keepTogether(decisions);
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

    /**
     * Keeps decisions that came together, all or none, in a commit of their own.
     *
     * @throws io.holdfast.api.database.DatabaseAway when they could not be; then none may be answered
     */
    void keepTogether(List<KeptDecision> decisions) {
        archive.settle();
        store.add(decisions);
    }

    /** What is kept under ids; what never was is not among it. */
    Map<UUID, DecisionStore.Found> find(List<UUID> ids) {
        return store.find(ids);
    }

    @Override
    public void stop() throws Exception {
        commits.stop();
    }
}
