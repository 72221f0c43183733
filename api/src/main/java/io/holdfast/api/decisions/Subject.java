package io.holdfast.api.decisions;

import java.util.Optional;
import java.util.UUID;

/**
 * What a report is about: the identity of a recommendation, and the decision it came from where that is known.
 *
 * @param offer the service or division; empty when it is about none
 */
public record Subject(String clientId, Optional<UUID> decision, String action, Optional<String> offer) {}
