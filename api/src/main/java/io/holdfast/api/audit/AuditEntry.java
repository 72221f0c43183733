package io.holdfast.api.audit;

import java.time.Instant;

/**
 * One line of the audit trail.
 *
 * @param actor who did it: {@code user:anna}, {@code key:crm-nightly}, {@code service}
 * @param what the kind of change, as a word: {@code client-erased}
 * @param subject what was changed, by its id
 * @param detail more about it in plain words, never a secret and never a personal fact; may be empty
 */
public record AuditEntry(Instant at, String actor, String what, String subject, String detail) {}
