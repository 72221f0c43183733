package io.holdfast.api.reports;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.client.Client;
import io.holdfast.client.Contact;
import io.holdfast.client.Purchase;
import io.holdfast.worth.figures.MonthlyMoney;
import io.holdfast.worth.figures.Timeline;
import io.holdfast.worth.likelihood.Tries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a client did until a day, by their facts and by what was reported.
 *
 * @param client empty where no facts are stored
 * @param reported their reported outcomes, as the contacts of facts
 */
record Deeds(Optional<Timeline> client, JsonNode reported, LocalDate to) {

    private static final double CENTS = 100;

    /** The days on which fees count: every month, counted back from the last day. */
    static List<LocalDate> feeDays(LocalDate from, LocalDate to) {
        List<LocalDate> days = new ArrayList<>();
        for (int back = 0; to.minusMonths(back).isAfter(from); back++) {
            days.add(0, to.minusMonths(back));
        }
        return days;
    }

    /** Whether they are a client at the end. */
    Optional<Boolean> stayed() {
        return client.map(known -> known.on(to)
                .filter(facts -> !"lapsed".equals(facts.status()))
                .filter(facts -> facts.ended().on() == null || !isOver(facts))
                .isPresent());
    }

    private boolean isOver(Client facts) {
        LocalDate end = facts.ended().on();
        LocalDate start = facts.contract().start();
        return end != null && !end.isAfter(to) && (start == null || !start.isAfter(end));
    }

    /** Money of purchases after a day, and of the fees of the fee days after it. */
    OptionalDouble revenue(LocalDate after, List<LocalDate> feeDays) {
        if (client.isEmpty()) {
            return OptionalDouble.empty();
        }
        Timeline known = client.get();
        long fees = feeDays.stream()
                .filter(day -> day.isAfter(after))
                .mapToLong(day -> MonthlyMoney.cents(known, day, to).orElse(0))
                .sum();
        double bought = known.on(to).stream()
                .flatMap(facts -> facts.purchases().stream())
                .filter(purchase -> isBetween(purchase, after))
                .mapToDouble(purchase -> purchase.amount() == null ? 0 : purchase.amount())
                .sum();
        return OptionalDouble.of(fees / CENTS + bought);
    }

    private boolean isBetween(Purchase purchase, LocalDate after) {
        LocalDate on = purchase.on();
        return on != null && on.isAfter(after) && !on.isAfter(to);
    }

    /** Whether they went along with an action on a day or after it. */
    boolean wentAlong(String action, LocalDate since) {
        for (JsonNode contact : reported.path("contacts")) {
            if (action.equals(contact.path("action").asText())
                    && Tries.isYes(contact.path("outcome").asText())
                    && !LocalDate.parse(contact.path("on").asText()).isBefore(since)) {
                return true;
            }
        }
        return client.flatMap(known -> known.on(to)).stream()
                .flatMap(facts -> facts.contacts().stream())
                .anyMatch(contact -> isYes(contact, action, since));
    }

    private boolean isYes(Contact contact, String action, LocalDate since) {
        LocalDate on = contact.on();
        String outcome = contact.outcome();
        return action.equals(contact.action())
                && outcome != null
                && Tries.isYes(outcome)
                && on != null
                && !on.isBefore(since)
                && !on.isAfter(to);
    }
}
