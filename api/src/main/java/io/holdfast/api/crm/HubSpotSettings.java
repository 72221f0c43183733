package io.holdfast.api.crm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * How HubSpot shows that it is HubSpot.
 *
 * @param clientSecret of the HubSpot app whose action calls us; without it no signature opens anything
 */
public record HubSpotSettings(String clientSecret) {

    static final HubSpotSettings OFF = new HubSpotSettings(null);

    public HubSpotSettings(@Nullable String clientSecret) {
        this.clientSecret = clientSecret == null ? "" : clientSecret.strip();
    }

    @JsonIgnore
    boolean isOn() {
        return !clientSecret.isEmpty();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "HubSpotSettings[" + (isOn() ? "on" : "off") + "]";
    }
}
