package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldfastTest {

    private final Session session = new Session();

    @Test
    void saysItsVersionOnStandardOutput() {
        assertThat(session.run("--version")).isEqualTo(Exit.FINE);
        assertThat(session.out()).startsWith("holdfast ").contains("Java");
        assertThat(session.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "server", "new", "decide", "check", "test"})
    void eachCommandExplainsItselfWithAnExample(String command) {
        assertThat(session.run(command, "--help")).isEqualTo(Exit.FINE);
        assertThat(session.out()).contains("Usage: holdfast " + command).contains("  holdfast " + command);
    }

    @Test
    void asksForACommandWhenThereIsNone() {
        assertThat(session.run()).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("Say which command");
        assertThat(session.out()).isEmpty();
    }

    @Test
    void namesTheNearestOptionToAMistypedOne() {
        assertThat(session.run("check", "--ruls", "x")).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("--ruls").contains("--rules");
    }

    @Test
    void tellsAMissingRulesFolder() {
        assertThat(session.run("check", "--rules", "no/such/folder")).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("There is no folder no/such/folder.").contains("--rules DIR");
    }
}
