package io.holdfast.api.privacy;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/** Prints an exception without its messages. */
final class MaskedException extends ThrowableHandlingConverter {

    private static final int DEEPEST = 20;

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder text = new StringBuilder();
        IThrowableProxy one = event.getThrowableProxy();
        for (int depth = 0; one != null && depth < DEEPEST; depth++) {
            print(one, depth == 0 ? "" : "Caused by: ", text);
            one = cause(one);
        }
        return text.toString();
    }

    private static void print(IThrowableProxy one, String before, StringBuilder text) {
        text.append(before).append(one.getClassName());
        if (one.getMessage() != null) {
            text.append(": (message withheld; see personalFacts in the settings)");
        }
        text.append('\n');
        StackTraceElementProxy[] lines = one.getStackTraceElementProxyArray();
        for (int at = 0; at < lines.length - one.getCommonFrames(); at++) {
            text.append('\t').append(lines[at]).append('\n');
        }
    }

    private static @Nullable IThrowableProxy cause(IThrowableProxy one) {
        return one.getCause() == one ? null : one.getCause();
    }
}
