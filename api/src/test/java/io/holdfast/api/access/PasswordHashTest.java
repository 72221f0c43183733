package io.holdfast.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    private static final Password PASSWORD = Password.of("correct horse battery");

    @Test
    void costsAGuesserWhatOwaspAsksForAtLeast() {
        assertThat(PasswordHash.STANDARD.of(PASSWORD)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void whatWasMadeAtAnotherCostStillFits() {
        PasswordHash earlier = new PasswordHash(64, 1);
        assertThat(PasswordHash.STANDARD.matches(PASSWORD, earlier.of(PASSWORD)))
                .isTrue();
        assertThat(PasswordHash.STANDARD.matches(Password.of("wrong horse battery"), earlier.of(PASSWORD)))
                .isFalse();
    }
}
