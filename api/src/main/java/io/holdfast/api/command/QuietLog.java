package io.holdfast.api.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logging as a command line wants it: warnings and worse, on standard error. */
final class QuietLog {

    private QuietLog() {}

    static void warningsToStandardError() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.reset();
            warningsToStandardError(context);
        }
    }

    /**
     * @param context one that writes nothing so far
     */
    static void warningsToStandardError(LoggerContext context) {
        QuietLine encoder = new QuietLine();
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        // Drools' parser warns of what is to go from its language, and names neither file nor line.
        context.getLogger("org.drools.drl.parser").setLevel(Level.ERROR);
    }
}
