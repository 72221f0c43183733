package io.holdfast.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.dropwizard.logging.common.DropwizardLayout;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalFactsTest {

    private static final String FACT = "ada@example.com";
    private static final Exception FAILURE =
            new IllegalStateException("cannot store " + FACT, new IllegalArgumentException("no address: " + FACT));

    @ParameterizedTest
    @ValueSource(strings = {"%rEx", "%ex", "%xEx", "%dwEx", "%dwREx", "%dwXEx", "%throwable", "%rootException"})
    void masksWhatExceptionsSayUnlessToldOtherwise(String word) {
        assertThat(logged(PersonalFacts.MASKED, word))
                .contains("Request failed")
                .contains("java.lang.IllegalStateException: (message withheld")
                .contains("Caused by: java.lang.IllegalArgumentException")
                .contains("at io.holdfast.api.privacy.PersonalFactsTest")
                .doesNotContain(FACT);
        assertThat(logged(PersonalFacts.SHOWN, word)).contains(FACT);
    }

    private static String logged(PersonalFacts choice, String word) {
        LoggerContext logs = new LoggerContext();
        choice.applyTo(logs);
        DropwizardLayout layout = new DropwizardLayout(logs, TimeZone.getTimeZone("UTC"));
        layout.setPattern("%m%n" + word);
        layout.start();
        return layout.doLayout(new LoggingEvent(
                "caller", logs.getLogger("test"), Level.ERROR, "Request failed", FAILURE, new Object[0]));
    }
}
