package io.holdfast.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoneCallersTest {

    private final LoggerContext log = new LoggerContext();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.getLogger("ROOT").addAppender(lines);
        GoneCallers.keepOutOf(log);
    }

    @Test
    void anAnswerThatCouldNotBeWrittenIsNoErrorOfOurs() {
        log.getLogger(GoneCallers.WRITER)
                .error("Error while closing the output stream", new IOException("Broken pipe"));

        assertThat(lines.list).isEmpty();
    }

    @Test
    void whatElseTheWriterSaysIsKept() {
        log.getLogger(GoneCallers.WRITER).error("No answer was made", new IllegalStateException());
        log.getLogger(GoneCallers.WRITER).warn("Something is odd");

        assertThat(lines.list).hasSize(2);
    }

    @Test
    void aBrokenDiskIsKept() {
        log.getLogger("io.holdfast.api.decisions").error("Nothing can be written", new IOException("No space left"));

        assertThat(lines.list).hasSize(1);
    }

    @Test
    void askingTwiceAddsNothing() {
        GoneCallers.keepOutOf(log);

        assertThat(log.getTurboFilterList()).hasSize(1);
    }
}
