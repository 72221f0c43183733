package io.holdfast.api.drafts;

import io.holdfast.impact.ImpactSubject;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;

/** The client book that a comparison goes over. */
interface ImpactClients extends AutoCloseable {

    /** How many there are; 0 where nobody knows. */
    long total();

    /** All of them as two books read them; whom either cannot read is counted. */
    Iterator<ImpactSubject> read(RuleBook before, RuleBook after, LocalDate asOf, AtomicLong bad) throws IOException;

    /** {@code stored} or {@code uploaded}. */
    String word();

    @Override
    void close() throws IOException;
}
