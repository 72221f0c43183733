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
        // Counted from the day after the end, so that a contract to the last of February keeps ending on the last.
        LocalDate firstRenewal = end.plusDays(1);
        int months = renewalMonths();
        long passed = ChronoUnit.MONTHS.between(firstRenewal, asOf) / months;
        LocalDate renewed = firstRenewal.plusMonths((passed + 1) * months).minusDays(1);
        return renewed.isBefore(asOf)
                ? firstRenewal.plusMonths((passed + 2) * months).minusDays(1)
                : renewed;
    }

    /** A year, or a multi-year contract's own length where it is known. */
    private int renewalMonths() {
        if (!"multi-year".equals(term) || start == null || end == null) {
            return 12;
        }
        return (int) Math.max(12, ChronoUnit.MONTHS.between(start, end.plusDays(1)));
    }
}
