package io.holdfast.api.problem;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Keeps out of the log, as an error of ours, that a caller went away before the answer was written. */
public final class GoneCallers extends TurboFilter {

    /** Who writes answers for the framework, and tells of nothing but answers that could not be written. */
    static final String WRITER = "org.glassfish.jersey.server.ServerRuntime$Responder";

    /** Has the log of this process do so. */
    public static void keepOut() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            keepOutOf(log);
        }
    }

    static void keepOutOf(LoggerContext log) {
        if (log.getTurboFilterList().stream().noneMatch(GoneCallers.class::isInstance)) {
            GoneCallers filter = new GoneCallers();
            filter.setContext(log);
            filter.start();
            log.addTurboFilter(filter);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] words,
            @Nullable Throwable failure) {
        return isOfWriting(failure) && logger.getName().equals(WRITER) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isOfWriting(@Nullable Throwable failure) {
        return failure instanceof IOException || failure instanceof UncheckedIOException;
    }
}
