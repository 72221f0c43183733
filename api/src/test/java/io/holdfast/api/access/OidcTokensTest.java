package io.holdfast.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.jwk.RSAKey;
import io.holdfast.api.problem.ProblemException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an issuer on this machine: which let in, as what, and which do not. */
class OidcTokensTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private Issuer issuer;
    private OidcTokens tokens;

    @BeforeEach
    void start() throws Exception {
        issuer = new Issuer();
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("holdfast-admins", "admin");
        roles.put("holdfast-analysts", "analyst");
        tokens =
                new OidcTokens(new OidcSettings(issuer.address(), Issuer.AUDIENCE, "realm_access.roles", roles), clock);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void aGoodTokenLetsInWithItsRole() throws Exception {
        assertThat(tokens.caller(issuer.token(issuer.claims(START))))
                .isEqualTo(new Caller("oidc:anna|42", Role.ANALYST));
    }

    @Test
    void theFirstRoleThatIsListedCounts() throws Exception {
        assertThat(tokens.caller(issuer.token(issuer.claims(START)
                                .claim(
                                        "realm_access",
                                        Map.of("roles", List.of("holdfast-analysts", "holdfast-admins")))))
                        .role())
                .isEqualTo(Role.ADMIN);
    }

    @Test
    void aSubjectThatCouldDoHarmStandsAsItsHash() throws Exception {
        String name = tokens.caller(issuer.token(issuer.claims(START).subject("<script>\n' or 1=1")))
                .name();

        assertThat(name).matches("oidc:[0-9a-f]{32}");
    }

    @Test
    void aTokenWithoutARoleOfOursIsRefusedAsNotAllowed() throws Exception {
        assertThat(status(issuer.token(issuer.claims(START).claim("realm_access", Map.of("roles", List.of("other"))))))
                .isEqualTo(403);
        assertThat(status(issuer.token(issuer.claims(START).claim("realm_access", "nonsense"))))
                .isEqualTo(403);
    }

    @Test
    void whatIsExpiredMeantForOthersOrFromElsewhereIsRefused() throws Exception {
        assertThat(status(issuer.token(
                        issuer.claims(START).expirationTime(Date.from(START.minus(Duration.ofMinutes(5)))))))
                .isEqualTo(401);
        assertThat(status(issuer.token(issuer.claims(START).expirationTime(null))))
                .isEqualTo(401);
        assertThat(status(
                        issuer.token(issuer.claims(START).notBeforeTime(Date.from(START.plus(Duration.ofMinutes(5)))))))
                .isEqualTo(401);
        assertThat(status(issuer.token(issuer.claims(START).audience("others"))))
                .isEqualTo(401);
        assertThat(status(issuer.token(issuer.claims(START).audience((String) null))))
                .isEqualTo(401);
        assertThat(status(issuer.token(issuer.claims(START).issuer("https://evil.example"))))
                .isEqualTo(401);
        assertThat(status(issuer.token(issuer.claims(START).subject(null)))).isEqualTo(401);
    }

    @Test
    void whatTheIssuerDidNotSignIsRefused() throws Exception {
        RSAKey same = Issuer.newKey(issuer.key().getKeyID());
        String good = issuer.token(issuer.claims(START));

        assertThat(status(Issuer.signed(issuer.claims(START), same))).isEqualTo(401);
        assertThat(status(Issuer.signed(issuer.claims(START), Issuer.newKey("unknown"))))
                .isEqualTo(401);
        assertThat(status(Issuer.unsigned(issuer.claims(START)))).isEqualTo(401);
        assertThat(status(issuer.signedWithThePublicKey(issuer.claims(START)))).isEqualTo(401);
        assertThat(status(good.substring(0, good.lastIndexOf('.') + 1))).isEqualTo(401);
        assertThat(status(good)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "....", "hf", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoTokenIsRefused(String text) {
        assertThat(status(text)).isEqualTo(401);
        assertThat(status(text + "x".repeat(10_000))).isEqualTo(401);
    }

    @Test
    void theKeysAreFetchedOnceAndAgainWhenTheIssuerTurnsThem() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(status(issuer.token(issuer.claims(START)))).isEqualTo(200);
        }
        assertThat(issuer.fetches()).isEqualTo(1);

        String old = issuer.token(issuer.claims(START));
        now.set(START.plusSeconds(30));
        issuer.rotate();
        assertThat(status(issuer.token(issuer.claims(START)))).isEqualTo(200);
        assertThat(status(old)).isEqualTo(401);
        assertThat(issuer.fetches()).isEqualTo(2);
    }

    @Test
    void nobodyMakesUsAskTheIssuerOverAndOver() throws Exception {
        String unknown = Issuer.signed(issuer.claims(START), Issuer.newKey("unknown"));
        for (int i = 0; i < 10; i++) {
            assertThat(status(unknown)).isEqualTo(401);
        }

        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void anIssuerThatIsAwayIsOurProblemUntilItComesBack() throws Exception {
        String token = issuer.token(issuer.claims(START));
        issuer.goAway();
        assertThat(status(token)).isEqualTo(503);
        assertThat(status(token)).isEqualTo(503);

        issuer.comeBack();
        now.set(START.plusSeconds(10));
        assertThat(status(token)).isEqualTo(200);
    }

    @Test
    void anIssuerThatIsAwayDoesNoHarmWhileItsKeysAreYoung() throws Exception {
        assertThat(status(issuer.token(issuer.claims(START)))).isEqualTo(200);
        issuer.goAway();

        now.set(START.plus(Duration.ofMinutes(60)));
        assertThat(status(issuer.token(issuer.claims(clock.instant())))).isEqualTo(200);
        now.set(START.plus(Duration.ofHours(3)));
        assertThat(status(issuer.token(issuer.claims(clock.instant())))).isEqualTo(503);
    }

    /** 200 for a token that lets in. */
    private int status(String token) {
        Throwable refused = catchThrowable(() -> tokens.caller(token));
        if (refused == null) {
            return 200;
        }
        return refused instanceof WebApplicationException known
                ? known.getResponse().getStatus()
                : ((ProblemException) refused).problem().status();
    }
}
