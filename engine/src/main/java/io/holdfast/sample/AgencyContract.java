package io.holdfast.sample;

import static io.holdfast.sample.AgencyClient.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/** The contract of an agency client, with renewals and price rises that fit its age. */
final class AgencyContract {

    private AgencyContract() {}

    static void fill(Draft draft, Engagement work, boolean isNew) {
        Dice dice = draft.dice();
        ObjectNode contract = draft.group("contract");
        String term = work.monthly() == 0
                ? dice.weighed(List.of("project", "none"), 80, 20)
                : dice.weighed(List.of("annual", "multi-year", "rolling", "none"), 58, 14, 24, 4);
        put(contract, dice, 0.97, "term", term);
        switch (term) {
            case "annual" -> fixed(draft, work, contract, 1);
            case "multi-year" -> fixed(draft, work, contract, dice.chance(0.7) ? 2 : 3);
            case "rolling" -> contract.put("start", work.since().toString());
            case "project" -> project(draft, work, contract);
            default -> {}
        }
        if (!term.equals("none")) {
            put(contract, dice, 0.94, "noticeDays", dice.pick(List.of(14, 30, 30, 30, 60, 90)));
        }
        if (work.monthly() > 0) {
            contract.put(
                    "monthlyFee",
                    work.monthly() + (dice.chance(0.1) ? dice.between(20, 60) * 50 : dice.between(0, 6) * 25));
            if (dice.chance(0.6)) {
                contract.put("marginRate", dice.share(0.3, 0.55));
            }
            prices(draft, work, contract, isNew);
        }
    }

    private static void fixed(Draft draft, Engagement work, ObjectNode contract, int years) {
        Dice dice = draft.dice();
        boolean renews = !draft.is("ending") && !draft.is("lapsed") && dice.chance(0.8);
        LocalDate start = work.since();
        int renewals = 0;
        while (start.plusYears(years).isBefore(work.until())) {
            start = start.plusYears(years);
            renewals++;
        }
        LocalDate end = start.plusYears(years).minusDays(1);
        if (draft.is("lapsed")) {
            end = work.until();
        } else if (draft.is("ending")) {
            LocalDate leaving = draft.asOf().plusDays(dice.between(5, 85));
            end = leaving.isBefore(end) ? leaving : end;
        } else if (renews && renewals > 0 && dice.chance(0.2)) {
            // Some offices never touch the date again once a contract renews itself.
            start = work.since();
            end = start.plusYears(years).minusDays(1);
            renewals = 0;
        }
        contract.put("start", start.toString());
        put(contract, dice, 0.96, "end", end.toString());
        put(contract, dice, 0.95, "autoRenews", renews);
        if (renewals > 0) {
            contract.put("renewals", renewals);
        }
    }

    private static void project(Draft draft, Engagement work, ObjectNode contract) {
        LocalDate start = work.since();
        LocalDate end = draft.is("lapsed")
                ? work.until()
                : draft.daysAgoSince(draft.dice().between(-160, 45), start.plusDays(40));
        contract.put("start", start.toString()).put("end", end.toString()).put("autoRenews", false);
    }

    private static void prices(Draft draft, Engagement work, ObjectNode contract, boolean isNew) {
        Dice dice = draft.dice();
        String index = dice.weighed(List.of("cpi", "rpi", "fixed", "none"), 45, 10, 25, 20);
        put(contract, dice, 0.92, "priceIndex", index);
        LocalDate rise = lastRise(draft, work);
        if (!isNew && !index.equals("none") && rise.isAfter(work.since().plusDays(180))) {
            contract.put("lastPriceRise", rise.toString());
        }
    }

    /** Prices rise in the month the contract began in; this year's rise may still be to come, or was forgotten. */
    private static LocalDate lastRise(Draft draft, Engagement work) {
        Dice dice = draft.dice();
        LocalDate until = work.until();
        LocalDate rise = until.withDayOfMonth(1).withMonth(work.since().getMonthValue());
        boolean toCome = rise.getMonth() == until.getMonth() && dice.chance(0.6);
        if (!rise.isBefore(until) || toCome) {
            rise = rise.minusYears(1);
        }
        return dice.chance(0.1) ? rise.minusYears(1) : rise;
    }
}
