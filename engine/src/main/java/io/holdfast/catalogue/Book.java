package io.holdfast.catalogue;

import io.holdfast.client.AttributeType;
import io.holdfast.client.Moment;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A rule book's settings: {@code book.yaml}.
 *
 * @param currency ISO 4217 code of the book's one currency
 * @param limits asks of a kind that a client may be reported to have had in 30 days; a kind without one has no limit
 * @param noticeWindowDays days before the notice deadline from which a renewal is talked about
 * @param dismissedDays days for which a manager's dismissal holds, where nobody takes it back before
 * @param tiers the money tiers begin at; where they go by rank, {@code learning} knows them
 * @param influence paths of facts we can change; {@code group.*} stands for a whole group
 */
public record Book(
        String name,
        String currency,
        ZoneId timeZone,
        Defaults defaults,
        Map<Kind, Integer> limits,
        int noticeWindowDays,
        int dismissedDays,
        ValueTiers tiers,
        Map<String, SignalType> signals,
        Map<String, AttributeType> attributes,
        List<String> influence,
        Learning learning) {

    /** A quarter: what was against it then has most often passed by the next. */
    static final int DISMISSED_DAYS = 90;

    /** A book that learns nothing, in which a dismissal holds as long as usual. */
    public Book(
            String name,
            String currency,
            ZoneId timeZone,
            Defaults defaults,
            Map<Kind, Integer> limits,
            int noticeWindowDays,
            ValueTiers tiers,
            Map<String, SignalType> signals,
            Map<String, AttributeType> attributes,
            List<String> influence) {
        this(
                name,
                currency,
                timeZone,
                defaults,
                limits,
                noticeWindowDays,
                DISMISSED_DAYS,
                tiers,
                signals,
                attributes,
                influence,
                Learning.NONE);
    }

    /** How facts look on a day under this book's settings. */
    public Moment on(LocalDate asOf) {
        return new Moment(asOf, defaults.noticeDays(), noticeWindowDays);
    }

    /** Whether a fact that files may contain is ours to change. */
    public boolean isOurs(String fact) {
        return influence.stream()
                .anyMatch(path -> path.equals(fact)
                        || (path.endsWith(".*") && fact.startsWith(path.substring(0, path.length() - 1))));
    }

    /** Whether another book makes the same of a client's facts, so that one reading does for both. */
    public boolean readsFactsLike(Book other) {
        return attributes.equals(other.attributes)
                && timeZone.equals(other.timeZone)
                && noticeWindowDays == other.noticeWindowDays
                && defaults.noticeDays() == other.defaults.noticeDays();
    }
}
