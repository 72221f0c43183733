package io.holdfast.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodiesTest {

    private static final int MOST = 100;
    private static final byte[] BODY = "a body".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 3, 6, 7, 99, 100, 101, 1L << 40})
    void theWholeBodyIsReadWhateverWasSaidOfItsLength(long announced) throws IOException {
        assertThat(limited(BODY, announced).readAllBytes()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 50, 100, 101})
    void aBodyThatIsTooLargeEndsItsRequestWhateverWasSaidOfItsLength(long announced) {
        assertThatThrownBy(() -> limited(new byte[MOST + 1], announced).readAllBytes())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("may have 100 bytes");
    }

    @Test
    void aBodyOfTheMostBytesIsNotTooLarge() throws IOException {
        assertThat(limited(new byte[MOST], MOST).readAllBytes()).hasSize(MOST);
    }

    private static InputStream limited(byte[] body, long announced) {
        return RequestBodies.limited(new ByteArrayInputStream(body), announced, MOST, Duration.ofMinutes(1));
    }
}
