package io.holdfast.api.crm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How CRMs reach this service.
 *
 * @param publicAddress what they call it by, such as {@code https://nba.example.com}, a path included where a proxy adds
 *     one; empty where nobody has said
 */
public record CrmSettings(String publicAddress, @Valid HubSpotSettings hubspot) {

    public static final CrmSettings STANDARD = new CrmSettings(null, null);

    /** The address that shipped files name, to be replaced. */
    static final String EXAMPLE = "https://holdfast.example.com";

    public CrmSettings(@Nullable String publicAddress, @Nullable HubSpotSettings hubspot) {
        this.publicAddress = publicAddress == null ? "" : publicAddress.strip().replaceAll("/+$", "");
        this.hubspot = hubspot == null ? HubSpotSettings.OFF : hubspot;
    }

    /** The public address, or what stands for it where nobody has said one. */
    public String addressOr(String otherwise) {
        return publicAddress.isEmpty() ? otherwise : publicAddress;
    }

    @JsonIgnore
    @ValidationMethod(message = "crm.publicAddress is an address like https://nba.example.com, without ? or #")
    public boolean isAddress() {
        if (publicAddress.isEmpty()) {
            return true;
        }
        try {
            URI uri = URI.create(publicAddress);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    @JsonIgnore
    @ValidationMethod(message = "crm.hubspot.clientSecret needs crm.publicAddress: HubSpot signs the address it calls")
    public boolean isWhole() {
        return !hubspot.isOn() || !publicAddress.isEmpty();
    }
}
