package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class DemoTest {

    private final Session session = new Session();

    @Test
    void namesTheTakenPortAndTheOptionThatHelps() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThat(session.run("demo", "--port", port)).isEqualTo(Exit.USAGE);
            assertThat(session.err()).contains("Port " + port + " is taken.").contains("--port N");
        }
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThat(session.run("demo", "--port", "70000")).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("--port is 0 to 65535, not 70000.");
    }
}
