package io.holdfast.sample;

import static io.holdfast.sample.AgencyClient.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Somebody who comes to the salon, came, or might. */
final class SalonClient {

    private static final List<String> RUNGS = List.of("express-pedicure", "spa-pedicure", "deluxe-pedicure");
    private static final List<Integer> PRICES = List.of(29, 49, 79);
    private static final List<String> NEEDS = List.of("quick-care", "relaxation", "pampering");

    private SalonClient() {}

    static void fill(Draft draft) {
        Dice dice = draft.dice();
        ObjectNode facts = draft.facts();
        Deque<LocalDate> visits = draft.is("prospect") ? new ArrayDeque<>() : visits(draft);
        facts.put("name", Names.person(dice)).put("segment", "beauty");
        put(facts, dice, 0.8, "region", dice.pick(List.of("north", "south", "east", "west")));
        if (!visits.isEmpty()) {
            facts.put("since", visits.getFirst().toString());
        }
        facts.put("status", draft.status());
        put(facts, dice, 0.3, "accountManager", dice.pick(Names.ACCOUNT_MANAGERS));
        if (visits.isEmpty()) {
            prospect(draft);
            return;
        }
        LocalDate last = visits.getLast();
        if (draft.is("lapsed")) {
            LocalDate on = last.plusDays(dice.between(1, 30));
            ObjectNode ended = draft.group("ended").put("on", on.toString());
            put(
                    ended,
                    dice,
                    0.7,
                    "reason",
                    dice.weighed(List.of("price", "quality", "need", "competitor", "other"), 25, 15, 30, 20, 10));
        }
        put(draft.group("contract"), dice, 0.7, "term", "none");
        feedback(draft, visits.getFirst(), last);
        relationship(draft, last);
        loyalty(draft, visits, dice);
        Set<String> bought = purchases(draft, visits);
        if (draft.is("lapsed")) {
            facts.putArray("services");
        } else {
            bought.forEach(draft.list("services")::add);
        }
        if (draft.is("active") && dice.chance(0.04)) {
            draft.list("requests")
                    .addObject()
                    .put("service", dice.pick(RUNGS))
                    .put(
                            "on",
                            draft.daysAgoSince(dice.between(2, 100), visits.getFirst())
                                    .toString());
        }
        PastContacts.fill(draft, visits.getFirst(), draft.asOf(), PastContacts.SALON);
    }

    private static void prospect(Draft draft) {
        Dice dice = draft.dice();
        LocalDate met = draft.daysAgo(dice.between(2, 90));
        draft.group("relationship").put("lastContact", met.toString()).set("needs", draft.some(NEEDS, 0.3));
        draft.group("loyalty").put("visits", 0);
        draft.facts().putArray("services");
        PastContacts.fill(draft, met, draft.asOf(), PastContacts.SALON_PROSPECT);
    }

    /** Days of visits, oldest first, with gaps around the client's own rhythm. */
    private static Deque<LocalDate> visits(Draft draft) {
        Dice dice = draft.dice();
        int gap = dice.between(21, 75);
        int back = switch (draft.status()) {
            case "lapsed" -> dice.between(70, 500);
            case "ending" -> dice.between(10, 90);
            default -> dice.chance(0.13) ? gap * dice.between(20, 45) / 10 : dice.between(1, gap);
        };
        int count = dice.chance(0.1) ? 1 : dice.between(2, 24);
        Deque<LocalDate> visits = new ArrayDeque<>();
        LocalDate day = draft.daysAgo(back);
        for (int i = 0; i < count; i++) {
            visits.addFirst(day);
            day = day.minusDays(Math.max(7, gap + dice.between(-gap / 4, gap / 4)));
        }
        return visits;
    }

    /** A rung at each visit, never down, the next only after three visits; what was bought in the end. */
    private static Set<String> purchases(Draft draft, Deque<LocalDate> visits) {
        Dice dice = draft.dice();
        Set<String> bought = new LinkedHashSet<>();
        int rung = dice.chance(0.75) ? 0 : 1;
        int times = 0;
        for (LocalDate day : visits) {
            if (rung < 2 && times >= 3 && dice.chance(0.3)) {
                rung++;
                times = 0;
            }
            draft.purchase(RUNGS.get(rung), day, PRICES.get(rung));
            bought.add(RUNGS.get(rung));
            times++;
        }
        return bought;
    }

    private static void loyalty(Draft draft, Deque<LocalDate> visits, Dice dice) {
        int count = visits.size();
        LocalDate first = visits.getFirst();
        LocalDate last = visits.getLast();
        ObjectNode loyalty = draft.group("loyalty").put("visits", count);
        double perYear = 0;
        if (count > 1) {
            long days = last.toEpochDay() - first.toEpochDay();
            perYear = Math.round((count - 1) * 3650.0 / days) / 10.0;
            loyalty.put("visitsPerYear", perYear);
        }
        loyalty.put("lastVisit", last.toString());
        if (count > 1 && dice.chance(0.93)) {
            int size = dice.chance(0.95) ? 10 : 0;
            int stamps = size == 0 ? 0 : count % 10;
            loyalty.put("cardStamps", size > 0 && stamps == 0 ? 10 : stamps).put("cardSize", size);
        }
        put(loyalty, dice, 0.8, "tier", perYear >= 10 ? "gold" : perYear >= 7 ? "silver" : "bronze");
    }

    private static void feedback(Draft draft, LocalDate first, LocalDate last) {
        Dice dice = draft.dice();
        LocalDate on = AgencyClient.later(last.minusDays(dice.between(0, 100)), first);
        if (dice.chance(0.9)) {
            int nps = draft.isBad() ? dice.between(2, 6) : draft.isGood() ? dice.between(7, 10) : dice.between(6, 8);
            draft.group("feedback").put("nps", nps).put("npsOn", on.toString());
        }
        if (dice.chance(0.5)) {
            int tenths = draft.isBad() ? dice.between(18, 32) : dice.between(40, 50);
            draft.group("feedback").put("csat", tenths / 10.0);
        }
    }

    private static void relationship(Draft draft, LocalDate last) {
        Dice dice = draft.dice();
        ObjectNode relationship = draft.group("relationship").put("lastContact", last.toString());
        put(relationship, dice, 0.85, "referrals", draft.isGood() && dice.chance(0.35) ? 1 : 0);
        if (dice.chance(0.9)) {
            relationship.putArray("needs").add(dice.pick(NEEDS));
        }
        put(relationship, dice, 0.7, "replaceability", dice.weighed(List.of("low", "medium", "high"), 50, 42, 8));
    }
}
