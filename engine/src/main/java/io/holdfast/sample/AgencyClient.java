package io.holdfast.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A company the agency works for, worked for, or would like to. */
final class AgencyClient {

    private static final List<String> INDUSTRIES = List.of(
            "fashion",
            "food",
            "hotels",
            "restaurants",
            "dentistry",
            "physiotherapy",
            "municipality",
            "law",
            "engineering",
            "freight");
    private static final List<String> REGIONS = List.of("north", "south", "east", "west");
    private static final List<String> NEEDS = List.of(
            "leads",
            "visibility",
            "online-booking",
            "self-service",
            "speed",
            "security",
            "findability",
            "fresh-content",
            "measurement",
            "team-skills");
    private static final Map<String, String> SOLVED_BY = new TreeMap<>(Map.of(
            "website", "visibility",
            "web-app", "self-service",
            "maintenance", "security",
            "seo", "findability",
            "content", "fresh-content",
            "landing-page", "leads"));
    private static final List<String> UNSOLVED_NEEDS =
            List.of("a new warehouse", "succession planning", "packaging design", "payroll");
    private static final List<String> DIVISIONS =
            List.of("Retail shop", "Catering", "Export", "Academy", "Rentals", "Second brand");

    private AgencyClient() {}

    static void fill(Draft draft, int number) {
        Dice dice = draft.dice();
        String industry = dice.pick(INDUSTRIES);
        boolean isNew = draft.is("active") && dice.chance(0.12);
        int tenureDays = isNew ? dice.between(1, 55) : dice.between(70, 2900);
        LocalDate since = draft.daysAgo(tenureDays);
        ObjectNode facts = draft.facts();
        facts.put("name", Names.company(dice, industry));
        facts.put("segment", segment(industry));
        put(facts, dice, 0.93, "industry", industry);
        put(facts, dice, 0.9, "region", dice.pick(REGIONS));
        if (!draft.is("prospect")) {
            facts.put("since", since.toString());
        }
        facts.put("status", draft.status());
        put(facts, dice, 0.95, "accountManager", dice.pick(Names.ACCOUNT_MANAGERS));
        if (!draft.is("prospect")) {
            put(facts, dice, 0.9, "deliveryLead", dice.pick(Names.DELIVERY_LEADS));
        }
        if (number > 20 && dice.chance(0.04)) {
            facts.put("parent", SampleBook.id(number - dice.between(1, 20)));
        }
        if (draft.is("prospect")) {
            prospect(draft);
            return;
        }
        LocalDate until = draft.asOf();
        if (draft.is("lapsed")) {
            until = ended(draft, since);
        }
        Engagement work = Engagement.of(draft, since, until);
        AgencyContract.fill(draft, work, isNew);
        if (isNew) {
            onboarding(draft, since);
        }
        AgencyWork.fill(draft, work, isNew);
        if (work.services().isEmpty()) {
            facts.putArray("services");
        } else {
            work.services().forEach(draft.list("services")::add);
        }
        work.purchases().forEach(bought -> draft.purchase(bought.service(), bought.on(), bought.amount()));
        feedback(draft, since, until);
        relationship(draft, since, until);
        if (!draft.is("lapsed")) {
            requests(draft, since);
            divisions(draft);
        }
        PastContacts.fill(draft, since, until, PastContacts.AGENCY);
    }

    private static void prospect(Draft draft) {
        Dice dice = draft.dice();
        if (dice.chance(0.2)) {
            draft.group("contract")
                    .put("term", dice.chance(0.6) ? "annual" : "project")
                    .put("start", draft.asOf().plusDays(dice.between(2, 25)).toString())
                    .put("monthlyFee", dice.between(2, 12) * 50);
            draft.group("onboarding").put("teamIntroduced", dice.chance(0.4));
            draft.group("delivery").put("phase", "not-started");
        }
        LocalDate met = draft.daysAgo(dice.between(3, 120));
        ObjectNode relationship = draft.group("relationship").put("lastContact", met.toString());
        relationship.set("needs", draft.some(NEEDS, 0.12));
        draft.facts().putArray("services");
        requests(draft, met);
        PastContacts.fill(draft, met, draft.asOf(), PastContacts.PROSPECT);
    }

    private static LocalDate ended(Draft draft, LocalDate since) {
        Dice dice = draft.dice();
        LocalDate on = draft.daysAgoSince(dice.between(10, 700), since.plusDays(45));
        on = on.isAfter(draft.asOf()) ? draft.asOf() : on;
        ObjectNode ended = draft.group("ended").put("on", on.toString());
        put(
                ended,
                dice,
                0.85,
                "reason",
                dice.weighed(List.of("price", "quality", "need", "competitor", "other"), 30, 22, 22, 16, 10));
        return on;
    }

    private static void onboarding(Draft draft, LocalDate since) {
        Dice dice = draft.dice();
        ObjectNode onboarding = draft.group("onboarding");
        int steps = dice.between(5, 9);
        if (dice.chance(0.15)) {
            onboarding.put("stepsDone", 0).put("stepsTotal", steps);
        } else {
            LocalDate started = draft.daysAgoSince(dice.between(0, 40), since);
            int done = Math.min(steps, draft.isGood() ? dice.between(2, steps) : dice.between(0, 2));
            onboarding.put("started", started.toString());
            if (done == steps) {
                LocalDate completed = started.plusDays(dice.between(3, 20));
                onboarding.put("completed", (completed.isAfter(draft.asOf()) ? draft.asOf() : completed).toString());
            }
            onboarding.put("stepsDone", done).put("stepsTotal", steps);
        }
        put(onboarding, dice, 0.9, "teamIntroduced", dice.chance(0.7));
        put(onboarding, dice, 0.9, "infoComplete", dice.chance(draft.isGood() ? 0.8 : 0.3));
    }

    private static void feedback(Draft draft, LocalDate since, LocalDate until) {
        Dice dice = draft.dice();
        ObjectNode feedback = draft.group("feedback");
        if (dice.chance(0.93)) {
            int nps = draft.isBad() ? dice.between(1, 6) : draft.isGood() ? dice.between(7, 10) : dice.between(5, 8);
            int age = draft.isBad() && dice.chance(0.4)
                    ? dice.between(2, 28)
                    : dice.chance(0.9) ? dice.between(4, 175) : dice.between(185, 500);
            LocalDate on = until.minusDays(age);
            if (!on.isBefore(since)) {
                feedback.put("nps", nps).put("npsOn", on.toString());
            }
        }
        if (dice.chance(0.7)) {
            int tenths =
                    draft.isBad() ? dice.between(20, 33) : draft.isGood() ? dice.between(42, 50) : dice.between(34, 42);
            feedback.put("csat", tenths / 10.0);
        }
        if (!draft.is("lapsed")) {
            put(
                    feedback,
                    dice,
                    0.9,
                    "openTickets",
                    draft.isBad() ? dice.between(3, 9) : draft.isGood() ? dice.between(0, 2) : dice.between(1, 4));
            put(feedback, dice, 0.9, "escalations", draft.isBad() && dice.chance(0.6) ? dice.between(1, 3) : 0);
        }
    }

    private static void relationship(Draft draft, LocalDate since, LocalDate until) {
        Dice dice = draft.dice();
        ObjectNode relationship = draft.group("relationship");
        LocalDate contact = until.minusDays(dice.chance(0.85) ? dice.between(1, 40) : dice.between(60, 260));
        LocalDate review = until.minusDays(dice.chance(0.8) ? dice.between(5, 85) : dice.between(95, 400));
        put(relationship, dice, 0.94, "lastContact", later(contact, since).toString());
        if (!review.isBefore(since)) {
            put(relationship, dice, 0.85, "lastReview", review.toString());
        }
        put(relationship, dice, 0.9, "referrals", draft.isGood() && dice.chance(0.4) ? dice.between(1, 3) : 0);
        if (dice.chance(0.85)) {
            needs(draft, relationship);
            if (dice.chance(0.06)) {
                relationship.withArrayProperty("needs").add(dice.pick(UNSOLVED_NEEDS));
            }
        }
        put(relationship, dice, 0.85, "replaceability", dice.weighed(List.of("low", "medium", "high"), 45, 40, 15));
    }

    /** Mostly what they came for and have, now and then something more. */
    private static void needs(Draft draft, ObjectNode relationship) {
        ArrayNode needs = relationship.putArray("needs");
        SOLVED_BY.forEach((service, need) -> {
            if (draft.has(service) && draft.dice().chance(0.7)) {
                needs.add(need);
            }
        });
        if (needs.isEmpty() || draft.dice().chance(0.15)) {
            needs.add(draft.dice().pick(NEEDS));
        }
    }

    private static void requests(Draft draft, LocalDate since) {
        Dice dice = draft.dice();
        if (!dice.chance(0.12)) {
            return;
        }
        String service = dice.pick(List.of(
                "seo",
                "content",
                "analytics-setup",
                "web-app",
                "social-media",
                "training",
                "managed-hosting",
                "website"));
        LocalDate on = draft.daysAgoSince(dice.between(2, 150), since);
        draft.list("requests").addObject().put("service", service).put("on", on.toString());
    }

    private static void divisions(Draft draft) {
        Dice dice = draft.dice();
        if (!dice.chance(0.16)) {
            return;
        }
        int count = dice.between(1, 3);
        int from = dice.between(0, DIVISIONS.size() - count);
        for (int i = 0; i < count; i++) {
            draft.list("divisions")
                    .addObject()
                    .put("name", DIVISIONS.get(from + i))
                    .put("served", dice.chance(0.6));
        }
    }

    private static String segment(String industry) {
        return switch (industry) {
            case "fashion", "food" -> "retail";
            case "hotels", "restaurants" -> "hospitality";
            case "dentistry", "physiotherapy" -> "health";
            case "municipality" -> "public";
            default -> "business";
        };
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    static void put(ObjectNode group, Dice dice, double known, String name, String value) {
        if (dice.chance(known)) {
            group.put(name, value);
        }
    }

    static void put(ObjectNode group, Dice dice, double known, String name, int value) {
        if (dice.chance(known)) {
            group.put(name, value);
        }
    }

    static void put(ObjectNode group, Dice dice, double known, String name, boolean value) {
        if (dice.chance(known)) {
            group.put(name, value);
        }
    }
}
