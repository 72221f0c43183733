package io.holdfast.sample;

import static io.holdfast.sample.AgencyClient.put;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the work for an agency client goes, and how much they use what it made. */
final class AgencyWork {

    private AgencyWork() {}

    static void fill(Draft draft, Engagement work, boolean isNew) {
        delivery(draft, work, isNew);
        if (!draft.is("lapsed") && !isNew && work.services().contains("web-app")
                || draft.dice().chance(0.3)) {
            usage(draft, work);
        }
    }

    private static void delivery(Draft draft, Engagement work, boolean isNew) {
        Dice dice = draft.dice();
        ObjectNode delivery = draft.group("delivery");
        boolean monthly = work.monthly() > 0;
        boolean done = draft.is("lapsed") || draft.is("ending") || !monthly && dice.chance(0.5);
        boolean waiting = isNew && dice.chance(0.4);
        put(delivery, dice, 0.92, "phase", waiting ? "not-started" : done ? "delivered" : "in-progress");
        if (!monthly && !done) {
            delivery.put(
                    "projectEnds", draft.asOf().plusDays(dice.between(5, 120)).toString());
        }
        if (waiting || draft.is("lapsed")) {
            return;
        }
        boolean bad = draft.isBad();
        if (dice.chance(0.85)) {
            delivery.put("onTimeRate", bad ? dice.share(0.5, 0.85) : dice.share(0.9, 1));
        }
        if (dice.chance(0.85)) {
            delivery.put("errorRate", bad ? dice.share(0.05, 0.2) : dice.share(0, 0.03));
        }
        if (monthly && dice.chance(0.8)) {
            int percent = bad ? dice.between(6, 25) : dice.between(0, 4);
            delivery.put("reworkCost", work.monthly() * 3 * percent / 100);
        }
        put(delivery, dice, 0.9, "procedureDocumented", dice.chance(0.93));
        put(delivery, dice, 0.9, "teamTrained", dice.chance(0.94));
        int audited = dice.chance(0.93) ? dice.between(5, 170) : dice.between(190, 500);
        put(
                delivery,
                dice,
                0.96,
                "lastAudit",
                draft.daysAgoSince(audited, work.since()).toString());
        put(delivery, dice, 0.8, "procedureProtected", dice.chance(0.95));
    }

    private static void usage(Draft draft, Engagement work) {
        Dice dice = draft.dice();
        if (draft.is("lapsed")) {
            return;
        }
        ObjectNode usage = draft.group("usage");
        int seats = dice.between(3, 40);
        double share =
                draft.isBad() ? dice.share(0.1, 0.4) : draft.isGood() ? dice.share(0.55, 1) : dice.share(0.4, 0.7);
        usage.put("seats", seats).put("activeUsers", (int) Math.round(seats * share));
        int idle = draft.isBad() && dice.chance(0.5) ? dice.between(15, 60) : dice.between(0, 7);
        put(
                usage,
                dice,
                0.95,
                "lastActive",
                draft.daysAgoSince(idle, work.since()).toString());
        int prior = (int) Math.round(seats * share) * dice.between(4, 15);
        int percent = draft.isBad() ? dice.between(30, 75) : dice.between(88, 125);
        if (dice.chance(0.9)) {
            int now = idle > 30 ? 0 : prior * percent / 100;
            usage.put("sessions30d", now).put("sessionsPrior30d", prior);
        }
    }
}
