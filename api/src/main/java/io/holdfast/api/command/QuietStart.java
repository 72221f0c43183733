package io.holdfast.api.command;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Has the log begin quiet where a command asked for that, whichever thread happens to log first, and without looking
 * through every jar for a configuration that there is none of. Everybody else's log begins as Logback has it.
 */
public final class QuietStart extends ContextAwareBase implements Configurator {

    private static volatile boolean asked;

    /** From now on, and only before anything logged. */
    static void ask() {
        asked = true;
    }

    @Override
    public ExecutionStatus configure(LoggerContext log) {
        if (!asked) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        QuietLog.warningsToStandardError(log);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
