package io.holdfast.rulebook;

import io.holdfast.client.Client;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which facts to change, and to what, so that a fact that follows from them becomes a given number. */
final class Inverse {

    private static final Map<String, String> DAYS_SINCE = Map.ofEntries(
            Map.entry("usage.daysIdle", "usage.lastActive"),
            Map.entry("onboarding.daysIn", "onboarding.started"),
            Map.entry("contract.daysIn", "contract.start"),
            Map.entry("feedback.daysSinceNps", "feedback.npsOn"),
            Map.entry("relationship.daysSinceContact", "relationship.lastContact"),
            Map.entry("relationship.daysSinceReview", "relationship.lastReview"),
            Map.entry("loyalty.daysSinceVisit", "loyalty.lastVisit"),
            Map.entry("ended.daysAgo", "ended.on"),
            Map.entry("purchase.daysAgo", "purchase.on"),
            Map.entry("request.daysAgo", "request.on"),
            Map.entry("contact.daysAgo", "contact.on"));
    private static final Map<String, String> DAYS_TO = Map.of(
            "delivery.daysToProjectEnd", "delivery.projectEnds",
            "contract.daysToEnd", "contract.end",
            "contact.daysToUntil", "contact.until");
    private static final Map<String, String> MONTHS_SINCE = Map.of(
            "tenureMonths", "since",
            "delivery.monthsSinceAudit", "delivery.lastAudit",
            "contract.monthsSincePriceRise", "contract.lastPriceRise");

    private final Client client;

    Inverse(Client client) {
        this.client = client;
    }

    /** Changes after which a fact is, or is next to, a number. */
    List<Lever> number(FactPath path, double number) {
        String label = path.label();
        LocalDate asOf = client.asOf();
        if (DAYS_SINCE.containsKey(label)) {
            return lever(DAYS_SINCE.get(label), asOf.minusDays(Math.round(number)));
        } else if (DAYS_TO.containsKey(label)) {
            return lever(DAYS_TO.get(label), asOf.plusDays(Math.round(number)));
        } else if (MONTHS_SINCE.containsKey(label)) {
            return lever(MONTHS_SINCE.get(label), asOf.minusMonths(Math.round(number)));
        }
        return switch (label) {
            case "usage.seatUse" ->
                counted("usage.activeUsers", number, client.usage().seats());
            case "usage.trend" ->
                counted("usage.sessions30d", number + 1, client.usage().sessionsPrior30d());
            case "onboarding.progress" ->
                counted("onboarding.stepsDone", number, client.onboarding().stepsTotal());
            case "delivery.reworkShare" -> {
                Double fee = client.contract().monthlyFee();
                yield fee == null ? List.of() : lever("delivery.reworkCost", Math.max(0, number * 3 * fee));
            }
            default -> plain(path, number);
        };
    }

    /** A count that makes a share: the whole numbers around it. */
    private static List<Lever> counted(String fact, double share, @org.jspecify.annotations.Nullable Integer of) {
        if (of == null) {
            return List.of();
        }
        List<Lever> levers = new ArrayList<>();
        double exact = share * of;
        for (double count :
                new double[] {Math.floor(exact), Math.ceil(exact), Math.floor(exact) - 1, Math.ceil(exact) + 1}) {
            if (count >= 0) {
                levers.add(new Lever(fact, (int) count));
            }
        }
        return levers;
    }

    private static List<Lever> plain(FactPath path, double number) {
        FactField field = path.field().orElse(null);
        if (field == null || !field.isRead() || number < field.from() || number > field.to()) {
            return List.of();
        }
        return lever(path.label(), path.kind() == FactKind.WHOLE ? (Object) (int) Math.round(number) : (Object) number);
    }

    private static List<Lever> lever(@org.jspecify.annotations.Nullable String fact, Object value) {
        return List.of(new Lever(Objects.requireNonNull(fact), value));
    }
}
