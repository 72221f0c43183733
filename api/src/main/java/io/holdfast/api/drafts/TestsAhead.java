package io.holdfast.api.drafts;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.api.rulebooks.ActiveBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the rule tests of what decides as soon as the service has started, so that whoever opens the first draft does not
 * wait for them: code that runs for the first time takes its time.
 */
final class TestsAhead implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(TestsAhead.class);

    private final Thread thread;

    TestsAhead(ActiveBook active, DraftTests tests) {
        thread = new DaemonThreads("rule-tests").newThread(() -> run(active, tests));
    }

    private static void run(ActiveBook active, DraftTests tests) {
        try {
            active.current().ifPresent(tests::run);
        } catch (RuntimeException | LinkageError cold) {
            LOG.debug("The rule tests were not run ahead; whoever opens a draft has them run", cold);
        }
    }

    @Override
    public void start() {
        thread.start();
    }
}
