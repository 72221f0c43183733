package io.holdfast.api.rulebooks;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Revision;
import java.time.Instant;

/**
 * The rule book that decides now.
 *
 * @param since when it took over
 */
public record LiveBook(RuleBook book, Revision revision, Instant since) {}
