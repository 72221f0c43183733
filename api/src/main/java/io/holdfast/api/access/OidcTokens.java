package io.holdfast.api.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import java.text.ParseException;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts the tokens of one OpenID Connect issuer. */
final class OidcTokens {

    private static final Logger LOG = LoggerFactory.getLogger(OidcTokens.class);

    /** Signatures by a key that only the issuer has; never `none`, and never a secret shared with others. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Pattern HARMLESS = Pattern.compile("[!-~&&[^\"'<>&\\\\]]{1,150}");

    private final OidcSettings settings;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    OidcTokens(OidcSettings settings, Clock clock) {
        this.settings = settings;
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, new IssuerKeys(settings.issuer(), clock)));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWTClaimsSetVerifier(new Claims(settings, clock));
    }

    /**
     * Whoever a token is about.
     *
     * @throws RuntimeException the problem that it is no good, that it brings none of our roles, or that the issuer's
     *     keys cannot be had
     */
    Caller caller(String token) {
        JWTClaimsSet claims = claims(token);
        Role role = role(claims)
                .orElseThrow(() -> Problem.of(
                                ProblemCode.FORBIDDEN,
                                "The token is good, but nothing in its claim `" + settings.roleClaim()
                                        + "` is a role here. Ask whoever runs this service.")
                        .exception());
        return new Caller("oidc:" + harmless(claims.getSubject()), role);
    }

    private JWTClaimsSet claims(String token) {
        try {
            return processor.process(token, null);
        } catch (KeySourceException away) {
            LOG.warn("The keys of the OpenID Connect issuer cannot be had: {}", String.valueOf(away.getCause()));
            throw Problem.of(
                            ProblemCode.ISSUER_AWAY,
                            "The token cannot be checked just now. Send the request again in a moment.")
                    .exception();
        } catch (ParseException | BadJOSEException | JOSEException bad) {
            LOG.debug("A token was refused", bad);
            throw Credentials.bad("The token is not one we accept: it has expired, is meant for others,"
                    + " or does not come from the issuer we know.");
        }
    }

    private Optional<Role> role(JWTClaimsSet claims) {
        Collection<?> said = values(claims);
        return settings.roles().entrySet().stream()
                .filter(one -> said.contains(one.getKey()))
                .findFirst()
                .flatMap(one -> Role.of(one.getValue()));
    }

    /** The claim's values; its name may lead into objects: {@code realm_access.roles}. */
    private Collection<?> values(JWTClaimsSet claims) {
        Object value = claims.getClaim(settings.roleClaim());
        if (value == null) {
            value = claims.getClaims();
            for (String step : settings.roleClaim().split("\\.", -1)) {
                value = value instanceof Map<?, ?> object ? object.get(step) : null;
            }
        }
        if (value instanceof Collection<?> many) {
            return many;
        }
        return value instanceof String one ? List.of(one) : List.of();
    }

    private static String harmless(@Nullable String subject) {
        String text = String.valueOf(subject);
        return HARMLESS.matcher(text).matches() ? text : Secret.sha256(text).substring(0, 32);
    }

    /** Issuer, audience, subject and expiry, by the service's own clock. */
    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final Clock clock;

        Claims(OidcSettings settings, Clock clock) {
            super(
                    settings.audience(),
                    new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                    Set.of("sub", "exp"));
            this.clock = clock;
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
