package io.holdfast.rulebook;

import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * A session lent for one run of one stage. It goes back once, and only after a run that came to its end: what a session
 * holds after a fault nobody knows, so it is thrown away.
 */
final class Lease implements AutoCloseable {

    private final Sessions sessions;
    private @Nullable KieSession session;
    private boolean finished;

    Lease(Sessions sessions, KieSession session) {
        this.sessions = sessions;
        this.session = session;
    }

    KieSession session() {
        KieSession lent = session;
        if (lent == null) {
            throw new IllegalStateException("This session went back, and may be another client's by now.");
        }
        return lent;
    }

    /** Says that the run came to its end, so that the session may serve another client. */
    void finish() {
        finished = true;
    }

    @Override
    public void close() {
        KieSession lent = session;
        session = null;
        if (lent == null) {
            return;
        }
        if (finished) {
            sessions.takeBack(lent);
        } else {
            lent.dispose();
        }
    }
}
