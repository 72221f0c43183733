package io.holdfast.api.drafts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * For each rule of a published book, the publication that last changed it.
 *
 * @param numbers by the rule's stage and name, {@code playbooks/Happy client}
 */
record Blame(Map<String, Long> numbers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Everything of a rule but its name, which for the row of a table says only where it stands. */
    private record Saying(String file, List<String> when, List<String> then) {

        static Saying of(RuleCard card) {
            return new Saying(card.at().file(), card.when(), card.then());
        }
    }

    static String key(RuleCard card) {
        return card.stage().word() + "/" + card.name();
    }

    /** All rules by one publication. */
    static Blame all(RuleBook book, long number) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        book.cards().forEach(card -> numbers.put(key(card), number));
        return new Blame(numbers);
    }

    /** That of the next book: what it changed is by its publication, and all else stays by whose it was. */
    Blame next(RuleBook before, RuleBook after, long number) {
        Set<String> changed = new HashSet<>();
        after.changesSince(before).forEach(change -> change.after().ifPresent(card -> changed.add(key(card))));
        Map<String, Saying> were = new HashMap<>();
        Map<Saying, Long> bySaying = new HashMap<>();
        before.cards().forEach(card -> {
            were.put(key(card), Saying.of(card));
            bySaying.putIfAbsent(Saying.of(card), numbers.getOrDefault(key(card), 1L));
        });
        Map<String, Long> next = new LinkedHashMap<>();
        for (RuleCard card : after.cards()) {
            Saying saying = Saying.of(card);
            if (changed.contains(key(card))) {
                next.put(key(card), number);
            } else if (saying.equals(were.get(key(card)))) {
                next.put(key(card), numbers.getOrDefault(key(card), 1L));
            } else {
                next.put(key(card), bySaying.getOrDefault(saying, numbers.getOrDefault(key(card), 1L)));
            }
        }
        return new Blame(next);
    }

    static Blame of(String json) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        try {
            JsonNode read = JSON.readTree(json);
            read.properties()
                    .forEach(one -> numbers.put(one.getKey(), one.getValue().asLong()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Kept blame is JSON.", impossible);
        }
        return new Blame(numbers);
    }

    String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        numbers.forEach(json::put);
        return json.toString();
    }
}
