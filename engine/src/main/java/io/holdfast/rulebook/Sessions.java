package io.holdfast.rulebook;

import java.util.concurrent.LinkedBlockingDeque;
import org.drools.core.common.InternalWorkingMemory;
import org.drools.core.impl.InternalRuleBase;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.DirectFiringOption;

/**
 * The sessions of one stage, each lent to one run at a time. Small networks keep theirs: emptying a session costs less
 * than making one. Emptying costs by everything that was ever touched, so large networks get a new session every time;
 * docs/decisions/005-sessions.md has the measurements.
 */
final class Sessions {

    private static final int LARGEST_POOLED = 500;
    private static final int MOST_KEPT = 2 * Runtime.getRuntime().availableProcessors();

    private final KieBase base;
    private final KieSessionConfiguration configuration;
    private final LinkedBlockingDeque<KieSession> idle;
    private final boolean pooled;

    Sessions(KieBase base) {
        this(base, ((InternalRuleBase) base).getMemoryCount() <= LARGEST_POOLED);
    }

    Sessions(KieBase base, boolean pooled) {
        this.base = base;
        this.configuration = KieServices.get().newKieSessionConfiguration();
        this.configuration.setOption(DirectFiringOption.YES);
        this.idle = new LinkedBlockingDeque<>(MOST_KEPT);
        this.pooled = pooled;
    }

    Lease lease() {
        KieSession kept = idle.pollFirst();
        return new Lease(this, kept != null ? kept : base.newKieSession(configuration, null));
    }

    /** Empties a session before it is kept, so that nothing of a client outlasts their decision. */
    void takeBack(KieSession session) {
        if (!pooled) {
            session.dispose();
            return;
        }
        ((InternalWorkingMemory) session).reset();
        if (!idle.offerFirst(session)) {
            session.dispose();
        }
    }
}
