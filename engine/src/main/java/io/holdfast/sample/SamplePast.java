package io.holdfast.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was known of sample clients on earlier days: what came later is not there yet, and moods were others. */
public final class SamplePast {

    private static final List<String> LISTS = List.of("contacts", "purchases", "requests");
    private static final Set<String> AHEAD = Set.of("end", "until", "projectEnds", "start");
    private static final int MOODY = 25;

    private SamplePast() {}

    /**
     * A client's facts as they were known on a day; the same facts and day give the same for ever.
     *
     * @param today the later day that the facts are of
     * @return empty where nobody knew the client yet
     */
    public static Optional<ObjectNode> on(LocalDate day, ObjectNode facts, LocalDate today) {
        ObjectNode then = facts.deepCopy();
        if (day(then.path("since")).filter(day::isBefore).isPresent()) {
            return Optional.empty();
        }
        boolean prospect = then.path("status").asText().equals("prospect");
        if (prospect
                && day(then.at("/relationship/lastContact"))
                        .filter(day::isBefore)
                        .isPresent()) {
            return Optional.empty();
        }
        Dice dice = Dice.of(day.toEpochDay() / 90, then.path("id").asText().hashCode());
        LISTS.forEach(list -> keepUntil(then, list, day));
        beforeTheyLeft(then, day);
        contract(then, day);
        feedback(then, day, dice);
        visits(then);
        for (JsonNode group : then) {
            if (group instanceof ObjectNode known) {
                forget(known, day, today);
            }
        }
        return Optional.of(then);
    }

    private static void keepUntil(ObjectNode facts, String list, LocalDate day) {
        if (facts.get(list) instanceof ArrayNode all) {
            ArrayNode kept = facts.putArray(list);
            all.forEach(one -> {
                if (day(one.path("on")).filter(day::isBefore).isEmpty()) {
                    kept.add(one);
                }
            });
        }
    }

    private static void beforeTheyLeft(ObjectNode facts, LocalDate day) {
        if (day(facts.at("/ended/on")).filter(day::isBefore).isPresent()) {
            facts.remove("ended");
            facts.put("status", "active");
            Set<String> services = new LinkedHashSet<>();
            facts.path("purchases")
                    .forEach(one -> services.add(one.path("service").asText()));
            ArrayNode owned = facts.putArray("services");
            services.forEach(owned::add);
        }
    }

    /** Before its last renewal a contract had begun earlier, and before a price rise it cost less. */
    private static void contract(ObjectNode facts, LocalDate day) {
        if (!(facts.get("contract") instanceof ObjectNode contract)) {
            return;
        }
        if (day(contract.path("lastPriceRise")).filter(day::isBefore).isPresent() && contract.has("monthlyFee")) {
            contract.put("monthlyFee", Math.floor(contract.path("monthlyFee").asInt() / 1.04));
        }
        while (contract.path("renewals").asInt() > 0
                && day(contract.path("start")).filter(day::isBefore).isPresent()) {
            for (String name : List.of("start", "end")) {
                day(contract.path(name))
                        .ifPresent(one -> contract.put(name, one.minusYears(1).toString()));
            }
            contract.put("renewals", contract.path("renewals").asInt() - 1);
        }
    }

    /** Some were in another mood in another quarter. */
    private static void feedback(ObjectNode facts, LocalDate day, Dice dice) {
        if (!(facts.get("feedback") instanceof ObjectNode feedback)) {
            return;
        }
        boolean moody = dice.between(1, 100) <= MOODY;
        int shift = dice.between(-4, 3);
        if (feedback.has("nps")) {
            int nps = feedback.path("nps").asInt() + (moody ? shift : 0);
            feedback.put("nps", Math.max(0, Math.min(10, nps)));
            day(feedback.path("npsOn"))
                    .filter(day::isBefore)
                    .ifPresent(later -> feedback.put(
                            "npsOn", day.minusDays(dice.between(1, 60)).toString()));
            LocalDate since = day(facts.path("since")).orElse(day);
            if (day(feedback.path("npsOn")).filter(on -> on.isBefore(since)).isPresent()) {
                feedback.put("npsOn", since.toString());
            }
        }
        if (moody && feedback.has("openTickets")) {
            feedback.put("openTickets", Math.max(0, feedback.path("openTickets").asInt() - shift));
        }
    }

    /** A visit is a purchase, so that those of the day are counted. */
    private static void visits(ObjectNode facts) {
        if (facts.get("loyalty") instanceof ObjectNode loyalty && loyalty.has("lastVisit")) {
            int visits = facts.path("purchases").size();
            loyalty.put("visits", visits);
            loyalty.remove("lastVisit");
            if (visits > 0) {
                loyalty.put(
                        "lastVisit",
                        facts.path("purchases").get(visits - 1).path("on").asText());
            }
            if (loyalty.path("cardSize").asInt() > 0) {
                loyalty.put("cardStamps", visits % loyalty.path("cardSize").asInt());
            }
        }
    }

    /** Days that had not come, besides those that lie ahead by their nature; the last talk was as long before. */
    private static void forget(ObjectNode group, LocalDate day, LocalDate today) {
        for (Map.Entry<String, JsonNode> fact : List.copyOf(group.properties())) {
            boolean later = day(fact.getValue()).filter(day::isBefore).isPresent();
            if (later && fact.getKey().startsWith("last")) {
                long ago = ChronoUnit.DAYS.between(day(fact.getValue()).orElse(today), today);
                group.put(fact.getKey(), day.minusDays(Math.max(0, ago)).toString());
            } else if (later && !AHEAD.contains(fact.getKey())) {
                group.remove(fact.getKey());
            }
        }
    }

    private static Optional<LocalDate> day(JsonNode text) {
        return text.isTextual() && text.asText().matches("\\d{4}-\\d\\d-\\d\\d")
                ? Optional.of(LocalDate.parse(text.asText()))
                : Optional.empty();
    }
}
