package io.holdfast.api.command;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/**
 * A line of the log on a terminal: how bad, who says it, and what. Logback's own patterns would do the same, and load
 * every converter there is at the start of each command.
 */
final class QuietLine extends EncoderBase<ILoggingEvent> {

    private static final int LOGGER_LETTERS = 20;

    private final TargetLengthBasedClassNameAbbreviator shorter =
            new TargetLengthBasedClassNameAbbreviator(LOGGER_LETTERS);

    @Override
    public byte[] encode(ILoggingEvent event) {
        String level = event.getLevel().toString();
        String line = level + " ".repeat(Math.max(0, 5 - level.length())) + " "
                + shorter.abbreviate(event.getLoggerName()) + ": " + event.getFormattedMessage()
                + System.lineSeparator();
        return line.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
