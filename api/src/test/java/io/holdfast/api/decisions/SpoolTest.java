package io.holdfast.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

    private static final byte[] BLANKS = "\n".repeat(10_000_000).getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesBackWhatWasSentWithinTheRoomItTookToSend(boolean packed) throws Exception {
        Spool spool = Spool.of(new ByteArrayInputStream(BLANKS), packed);

        assertThat(spool.bytes()).isLessThan(packed ? 20_000 : BLANKS.length + 1L);
        try (InputStream out = spool.takeOut()) {
            assertThat(out.readAllBytes()).isEqualTo(BLANKS);
        }
    }
}
