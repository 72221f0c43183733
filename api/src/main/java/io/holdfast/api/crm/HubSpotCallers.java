package io.holdfast.api.crm;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.access.SignedCalls;
import io.holdfast.api.problem.RequestBodies;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows HubSpot by its signature, at the one address HubSpot calls. */
final class HubSpotCallers implements SignedCalls {

    private static final Caller HUBSPOT = new Caller("hubspot", Role.CRM);

    private final CrmSettings settings;
    private final int maxBytes;
    private final Duration longest;
    private final Clock clock;

    HubSpotCallers(CrmSettings settings, int maxBytes, Duration longest, Clock clock) {
        this.settings = settings;
        this.maxBytes = maxBytes;
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    public Optional<Claim> claim(ContainerRequestContext request) throws IOException {
        if (!request.getUriInfo().getPath().equals(HubSpotResource.PATH)) {
            return Optional.empty();
        }
        String third = request.getHeaderString(HubSpotSignature.V3);
        String second = request.getHeaderString(HubSpotSignature.V2);
        if (third == null && second == null) {
            return Optional.empty();
        }
        if (!settings.hubspot().isOn()) {
            return Optional.of(Claim.refused(
                    "This service does not know HubSpot: set crm.hubspot.clientSecret and crm.publicAddress."));
        }
        Optional<String> problem = problem(request, third, second);
        return Optional.of(problem.map(Claim::refused).orElseGet(() -> Claim.of(HUBSPOT)));
    }

    /** Where there are both, the third counts: an old request cannot come again under it. */
    private Optional<String> problem(ContainerRequestContext request, @Nullable String third, @Nullable String second)
            throws IOException {
        byte[] body = RequestBodies.limited(request.getEntityStream(), maxBytes, longest)
                .readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        HubSpotSignature signature = new HubSpotSignature(
                settings.hubspot().clientSecret(),
                request.getMethod(),
                settings.publicAddress() + below(request.getUriInfo().getRequestUri()),
                body);
        if (third != null) {
            return signature.problemOfThird(
                    third.strip(), request.getHeaderString(HubSpotSignature.TIMESTAMP), clock.instant());
        }
        String version = request.getHeaderString(HubSpotSignature.VERSION);
        return version != null && !version.strip().equalsIgnoreCase("v2")
                ? Optional.of("The signature has to be of version v2 or v3, not of another.")
                : signature.problemOfSecond(second == null ? "" : second.strip());
    }

    private static String below(URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
