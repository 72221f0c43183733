package io.holdfast.client;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The contract with a client: its term, its notice, its fee, and the dates that follow from them. */
public record Contract(
        @Given Moment moment,

        @OneOf({"none", "rolling", "annual", "multi-year", "project"}) @Nullable
        String term,

        @Nullable LocalDate start,
        @Nullable LocalDate end,
        @In(Unit.COUNT) @Nullable Integer noticeDays,
        @Nullable Boolean autoRenews,
        @In(Unit.MONEY) @Nullable Double monthlyFee,
        @In(Unit.SHARE) @Nullable Double marginRate,
        @In(Unit.COUNT) @Nullable Integer renewals,
        @OneOf({"none", "cpi", "rpi", "fixed"}) @Nullable String priceIndex,
        @Nullable LocalDate lastPriceRise) {

    /** Days since the start: 0 on that day, negative before it. */
    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysIn() {
        return Days.between(start, moment.asOf());
    }

    /** Days to the end, or to the next renewal when it renews itself; negative once it has run out. */
    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysToEnd() {
        return Days.between(moment.asOf(), runningEnd());
    }

    /**
     * The last day on which notice counts: the running end less the notice period. On a rolling contract notice can
     * always be given, so it is the day itself.
     */
    @Derived
    public @Nullable LocalDate noticeDeadline() {
        if ("none".equals(term)) {
            return null;
        }
        if (isRolling()) {
            return moment.asOf();
        }
        LocalDate runningEnd = runningEnd();
        return runningEnd == null ? null : runningEnd.minusDays(effectiveNoticeDays());
    }

    /** Whether the notice deadline rests on the book's notice period because the contract's own is unknown. */
    @Derived
    public @Nullable Boolean noticeAssumed() {
        return noticeDeadline() == null ? null : (Boolean) (noticeDays == null);
    }

    /** Days to the notice deadline; negative once it has passed. */
    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysToNotice() {
        return Days.between(moment.asOf(), noticeDeadline());
    }

    /** Whether the day lies between the book's days before the notice deadline and the running end. */
    @Derived
    public @Nullable Boolean inNoticeWindow() {
        Integer toNotice = daysToNotice();
        Integer toEnd = daysToEnd();
        return toNotice == null || toEnd == null
                ? null
                : (Boolean) (toNotice <= moment.noticeWindowDays() && toEnd >= 0);
    }

    /** Whether this is the month of the start, a year or more after it. */
    @Derived
    public @Nullable Boolean inAnniversaryMonth() {
        if (start == null) {
            return null;
        }
        YearMonth now = YearMonth.from(moment.asOf());
        return now.getMonth() == start.getMonth() && now.isAfter(YearMonth.from(start));
    }

    /** Completed months since the last rise, or since the start when the price was never raised. */
    @Derived
    @In(Unit.COUNT)
    public @Nullable Integer monthsSincePriceRise() {
        return Days.monthsBetween(lastPriceRise != null ? lastPriceRise : start, moment.asOf());
    }

    private boolean isRolling() {
        return "rolling".equals(term);
    }

    private int effectiveNoticeDays() {
        return noticeDays != null ? noticeDays : moment.noticeDays();
    }

    /** The end, or the end of the renewal that is running when the contract renews itself; unknown when rolling. */
    private @Nullable LocalDate runningEnd() {
        LocalDate asOf = moment.asOf();
        if (end == null || isRolling() || "none".equals(term)) {
            return null;
        }
        if (!Boolean.TRUE.equals(autoRenews) || !end.isBefore(asOf)) {
            return end;
        }
        LocalDate firstRenewal = end.plusDays(1);
        int months = renewalMonths();
        long passed = ChronoUnit.MONTHS.between(firstRenewal, asOf) / months;
        return lastDayOf(firstRenewal, (passed + 1) * months);
    }

    /**
     * The last day of so many months: the day before the same day of the month, or the last of a month that lacks that
     * day. A contract to the last of February so keeps ending on the last of February.
     */
    private static LocalDate lastDayOf(LocalDate first, long months) {
        LocalDate same = first.plusMonths(months);
        return same.getDayOfMonth() == first.getDayOfMonth() ? same.minusDays(1) : same;
    }

    /** A year, or a multi-year contract's own length where it is known. */
    private int renewalMonths() {
        Integer own = end == null || !"multi-year".equals(term) ? null : Days.monthsBetween(start, end.plusDays(1));
        return own == null ? 12 : Math.max(12, own);
    }
}
