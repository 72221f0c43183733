package io.holdfast.api.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys an issuer signs with: fetched when first needed, again when they have grown old or a token names one that is
 * not among them. An issuer that is away does no harm while its last keys are still young enough.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration USABLE = Duration.ofHours(2);
    /** Nobody makes us ask the issuer more often, whatever key their token names. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

    private static final int PATIENCE_MILLIS = 3_000;
    private static final int LARGEST = 200_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String issuer;
    private final Clock clock;
    private final ResourceRetriever http = new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST);
    private Optional<JWKSet> keys = Optional.empty();
    private Instant fetchedAt = Instant.EPOCH;
    private Instant triedAt = Instant.EPOCH;

    IssuerKeys(String issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector wanted, SecurityContext context) throws KeySourceException {
        List<JWK> found = wanted.select(keys(false));
        return found.isEmpty() ? wanted.select(keys(true)) : found;
    }

    private synchronized JWKSet keys(boolean newer) throws KeySourceException {
        Instant now = clock.instant();
        boolean wanted = newer || !now.isBefore(fetchedAt.plus(FRESH));
        if (wanted && !now.isBefore(triedAt.plus(BETWEEN_FETCHES))) {
            triedAt = now;
            try {
                keys = Optional.of(fetch());
                fetchedAt = now;
            } catch (IOException | ParseException | IllegalArgumentException away) {
                return usable(now).orElseThrow(() -> unavailable(away));
            }
        }
        return usable(now).orElseThrow(() -> unavailable(null));
    }

    private Optional<JWKSet> usable(Instant now) {
        return keys.filter(one -> now.isBefore(fetchedAt.plus(USABLE)));
    }

    private JWKSet fetch() throws IOException, ParseException {
        String discovery = issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration";
        JsonNode told = JSON.readTree(content(discovery));
        if (!told.path("issuer").asText().equals(issuer)) {
            throw new IOException("The issuer calls itself something else than `auth.oidc.issuer` does.");
        }
        String address = told.path("jwks_uri").asText();
        if (!OidcSettings.isSafe(address)) {
            throw new IOException("The issuer's keys are not at an address that starts with https://.");
        }
        return JWKSet.parse(content(address));
    }

    private String content(String address) throws IOException {
        return http.retrieveResource(URI.create(address).toURL()).getContent();
    }

    private static KeySourceException unavailable(@org.jspecify.annotations.Nullable Exception cause) {
        return new KeySourceException("The issuer's keys cannot be had.", cause);
    }
}
