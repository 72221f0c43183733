package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuietLogTest {

    private final LoggerContext log = new LoggerContext();

    @Test
    void writesWarningsAndWorseToStandardError() {
        QuietLog.warningsToStandardError(log);

        Logger root = log.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        assertThat(root.getLevel()).isEqualTo(Level.WARN);
        assertThat(root.iteratorForAppenders())
                .toIterable()
                .singleElement()
                .isInstanceOfSatisfying(ConsoleAppender.class, console -> {
                    assertThat(console.getTarget()).isEqualTo("System.err");
                    assertThat(console.isStarted()).isTrue();
                });
        assertThat(log.getLogger("org.drools.drl.parser.lang.ParserHelper").getEffectiveLevel())
                .as("it would speak of a rule without saying where")
                .isEqualTo(Level.ERROR);
    }

    @Test
    void saysHowBadItIsWhoSaysItAndWhat() {
        LoggingEvent event = new LoggingEvent(
                "",
                log.getLogger("io.holdfast.rulebook.StandardCompiler"),
                Level.WARN,
                "revision {}",
                null,
                new Object[] {7});

        assertThat(new String(new QuietLine().encode(event), StandardCharsets.UTF_8))
                .isEqualTo("WARN  i.h.r.StandardCompiler: revision 7" + System.lineSeparator());
    }

    @Test
    void leavesTheLogAsItIsWhereNobodyAsked() {
        assertThat(new QuietStart().configure(log)).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
        assertThat(log.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).iteratorForAppenders())
                .toIterable()
                .isEmpty();
    }
}
