package io.holdfast.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/**
 * A client being made up.
 *
 * @param mood how things go: good, mixed or bad
 */
record Draft(ObjectNode facts, Dice dice, LocalDate asOf, String status, String mood) {

    static final String GOOD = "good";
    static final String MIXED = "mixed";
    static final String BAD = "bad";

    boolean isGood() {
        return mood.equals(GOOD);
    }

    boolean isBad() {
        return mood.equals(BAD);
    }

    boolean is(String aStatus) {
        return status.equals(aStatus);
    }

    LocalDate daysAgo(int days) {
        return asOf.minusDays(days);
    }

    /** A day so many days ago, or the given one when that would be before it. */
    LocalDate daysAgoSince(int days, LocalDate earliest) {
        LocalDate day = asOf.minusDays(days);
        return day.isBefore(earliest) ? earliest : day;
    }

    ObjectNode group(String name) {
        return facts.withObjectProperty(name);
    }

    ArrayNode list(String name) {
        return facts.withArrayProperty(name);
    }

    void purchase(String service, LocalDate on, int amount) {
        list("purchases")
                .addObject()
                .put("service", service)
                .put("on", on.toString())
                .put("amount", amount);
    }

    /** Whether they have or had a service. */
    boolean has(String service) {
        for (JsonNode owned : facts.path("services")) {
            if (owned.asText().equals(service)) {
                return true;
            }
        }
        for (JsonNode purchase : facts.path("purchases")) {
            if (purchase.path("service").asText().equals(service)) {
                return true;
            }
        }
        return false;
    }

    /** Some of the words, in their order. */
    ArrayNode some(List<String> words, double share) {
        ArrayNode chosen = JsonNodeFactory.instance.arrayNode();
        words.stream().filter(word -> dice.chance(share)).forEach(chosen::add);
        return chosen;
    }
}
