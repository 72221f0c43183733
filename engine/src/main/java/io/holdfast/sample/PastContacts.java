package io.holdfast.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was asked of a client so far, and what they did about it. */
final class PastContacts {

    /** Something asked once: an action, its offer or none, its channel. */
    private record Ask(String action, String offer, String channel, LocalDate on) {
        private static Ask of(List<String> words, LocalDate on) {
            return new Ask(words.get(0), words.get(1), words.get(2), on);
        }
    }

    static final List<List<String>> AGENCY = List.of(
            List.of("proactive-review", "", "meeting"),
            List.of("ask-nps", "", "e-mail"),
            List.of("cross-sell-service", "seo", "meeting"),
            List.of("cross-sell-service", "content", "meeting"),
            List.of("offer-next-rung", "web-app", "meeting"),
            List.of("upsell-package", "managed-hosting", "call"),
            List.of("upsell-add-on", "analytics-setup", "call"),
            List.of("upsell-add-on", "email-opt-in", "call"),
            List.of("offer-annual-contract", "", "meeting"),
            List.of("invite-to-event", "", "e-mail"),
            List.of("offer-consultancy", "", "call"),
            List.of("learn-client-needs", "", "call"),
            List.of("check-in-with-amber-client", "", "call"));
    static final List<List<String>> SALON = List.of(
            List.of("second-visit-reward", "", "message"),
            List.of("start-stamp-card", "", "desk"),
            List.of("free-upgrade", "", "desk"),
            List.of("miss-you-offer", "", "message"),
            List.of("offer-next-rung", "spa-pedicure", "desk"),
            List.of("offer-next-rung", "deluxe-pedicure", "desk"),
            List.of("ask-nps", "", "e-mail"));
    static final List<List<String>> SALON_PROSPECT =
            List.of(List.of("offer-entry-service", "express-pedicure", "message"));
    static final List<List<String>> PROSPECT = List.of(
            List.of("offer-entry-service", "landing-page", "call"),
            List.of("introduce-production-team", "", "meeting"));

    private static final List<String> REASONS =
            List.of("no budget this quarter", "too early", "has somebody for it", "not interested");

    private PastContacts() {}

    static void fill(Draft draft, LocalDate since, LocalDate until, List<List<String>> asks) {
        Dice dice = draft.dice();
        int days = (int) ChronoUnit.DAYS.between(since, until);
        int most = days < 10 || dice.chance(0.35) ? 0 : dice.between(1, Math.min(4, asks.size()));
        List<Ask> past = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int ago = dice.chance(0.5) ? dice.between(1, Math.min(days, 120)) : dice.between(1, days);
            past.add(Ask.of(dice.pick(asks), until.minusDays(ago)));
        }
        if (draft.is("active") && !draft.isBad() && days > 100) {
            // What lies near was mostly offered not long ago; without that, everybody would be due everything.
            asks.stream()
                    .filter(ask -> !ask.get(1).isEmpty() && !draft.has(ask.get(1)) && dice.chance(0.7))
                    .forEach(ask -> past.add(Ask.of(ask, until.minusDays(dice.between(31, 58)))));
        }
        past.sort(Comparator.comparing(Ask::on));
        past.forEach(ask -> contact(draft, ask));
    }

    private static void contact(Draft draft, Ask ask) {
        Dice dice = draft.dice();
        ObjectNode contact = draft.list("contacts").addObject().put("action", ask.action());
        if (!ask.offer().isEmpty()) {
            contact.put("offer", ask.offer());
        }
        String outcome = outcome(draft, ask);
        contact.put("on", ask.on().toString()).put("channel", ask.channel()).put("outcome", outcome);
        switch (outcome) {
            case "rejected", "lost" -> contact.put("reason", dice.pick(REASONS));
            case "snoozed" ->
                contact.put("until", ask.on().plusDays(dice.between(14, 90)).toString());
            case "won" -> contact.put("amount", dice.between(2, 40) * 25);
            default -> {}
        }
    }

    /** What they have was won; what they have not was not. */
    private static String outcome(Draft draft, Ask ask) {
        Dice dice = draft.dice();
        if (ask.offer().isEmpty()) {
            return dice.weighed(List.of("done", "accepted", "shown", "rejected", "snoozed"), 40, 25, 18, 10, 7);
        }
        return draft.has(ask.offer())
                ? "won"
                : dice.weighed(List.of("rejected", "shown", "lost", "snoozed"), 40, 30, 18, 12);
    }
}
