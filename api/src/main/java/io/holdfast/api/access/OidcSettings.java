package io.holdfast.api.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dropwizard.validation.ValidationMethod;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose OpenID Connect tokens are accepted; off where no issuer is named.
 *
 * @param issuer as the tokens say it in {@code iss}
 * @param audience what {@code aud} has to hold
 * @param roleClaim the claim that holds roles or groups, one text or a list of them
 * @param roles what a value of that claim means here, as a role's word; where several do, the first that is listed counts
 */
public record OidcSettings(String issuer, String audience, String roleClaim, Map<String, String> roles) {

    public static final OidcSettings OFF = new OidcSettings("", "", "", Map.of());

    public OidcSettings(
            @Nullable String issuer,
            @Nullable String audience,
            @Nullable String roleClaim,
            @Nullable Map<String, String> roles) {
        this.issuer = issuer == null ? "" : issuer;
        this.audience = audience == null ? "" : audience;
        this.roleClaim = roleClaim == null || roleClaim.isBlank() ? "roles" : roleClaim;
        this.roles = roles == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }

    @JsonIgnore
    public boolean isOn() {
        return !issuer.isBlank();
    }

    @JsonIgnore
    @ValidationMethod(
            message = "oidc needs an issuer that starts with https:// (or http://localhost), an audience, and roles")
    public boolean isWhole() {
        return !isOn() || isSafe(issuer) && !audience.isBlank() && !roles.isEmpty();
    }

    @JsonIgnore
    @ValidationMethod(message = "oidc.roles may only say crm, analyst, publisher, manager or admin")
    public boolean isOfKnownRoles() {
        return roles.values().stream().allMatch(word -> Role.of(word).isPresent());
    }

    /** Keys that decide who gets in may not come over a wire that others can write to. */
    static boolean isSafe(String address) {
        try {
            URI uri = URI.create(address);
            return "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme())
                            && ("localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost()));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
