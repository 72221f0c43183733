package io.holdfast.judges;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.Lever;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.Turn;
import io.holdfast.sample.SampleBook;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Clients made for a book: sample clients, most of them moved to where the conditions of a rule or two turn. The same
 * book, seed and number give the same client for ever.
 */
final class Cases {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final RuleBook book;
    private final ClientReader reader;
    private final long seed;

    Cases(RuleBook book, long seed) {
        this.book = book;
        this.reader = new ClientReader(book.catalogue().book());
        this.seed = seed;
    }

    Case number(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        LocalDate asOf = random.nextInt(3) > 0 ? DAY : DAY.plusDays(random.nextInt(800) - 400);
        ObjectNode facts = random.nextInt(6) == 0
                ? JsonNodeFactory.instance.objectNode().put("id", "C-" + number)
                : ofThisBook(
                        SampleBook.clients(random.nextInt(), 1, asOf)
                                .findFirst()
                                .orElseThrow(),
                        random);
        if (random.nextInt(5) > 0) {
            int rules = book.cards().size();
            int first = number % rules;
            new Move(random, facts, asOf).towards(first, random.nextInt(3) > 0);
            for (int more = random.nextInt(3); more > 0; more--) {
                new Move(random, facts, asOf).towards(random.nextInt(rules), random.nextBoolean());
            }
        }
        return new Case(facts, asOf);
    }

    /** A sample client with attributes and services that this book knows. */
    private ObjectNode ofThisBook(ObjectNode facts, Random random) {
        facts.remove("attributes");
        if (random.nextInt(3) == 0) {
            ArrayNode services = facts.putArray("services");
            book.catalogue().services().keySet().stream()
                    .filter(any -> random.nextInt(3) == 0)
                    .forEach(services::add);
        }
        return facts;
    }

    /** The facts of one client on their way to where a rule turns. */
    private final class Move {

        private final Random random;
        private final ObjectNode facts;
        private final LocalDate asOf;
        private final Map<Integer, ObjectNode> entries = new HashMap<>();

        Move(Random random, ObjectNode facts, LocalDate asOf) {
            this.random = random;
            this.facts = facts;
            this.asOf = asOf;
        }

        /**
         * @param nearly whether all comparisons shall hold but one at most; else each as chance will have it
         */
        void towards(int rule, boolean nearly) {
            List<Turn> turns = book.turns(rule, client());
            int odd = random.nextBoolean() || turns.isEmpty() ? -1 : random.nextInt(turns.size());
            List<Turn> now = turns;
            for (int i = 0; i < turns.size(); i++) {
                Turn turn = now.get(i);
                boolean hold = nearly ? i != odd : random.nextBoolean();
                List<Lever> levers = hold ? turn.held() : turn.missed();
                if (!levers.isEmpty()) {
                    set(turn, levers.get(random.nextInt(levers.size())));
                    // What follows from several facts turns by those it rests on as they are by now.
                    now = book.turns(rule, client());
                }
            }
        }

        /** The client as they are by now; without facts where these contradict each other. */
        private Client client() {
            return reader.read(facts, asOf)
                    .fold(
                            client -> client,
                            problems -> reader.read("{\"id\":\"C\"}", asOf).fold(client -> client, impossible -> {
                                throw new IllegalStateException(impossible.toString());
                            }));
        }

        private void set(Turn turn, Lever lever) {
            String[] steps = lever.fact().split("\\.");
            ObjectNode owner = turn.list().isEmpty() ? owner(steps) : entry(turn);
            String name = steps[steps.length - 1];
            if (lever.value() == null) {
                if (!List.of("id", "service", "action").contains(name) && !(name.equals("name") && owner != facts)) {
                    owner.remove(name);
                }
            } else {
                owner.set(name, json(lever.value()));
            }
        }

        private ObjectNode owner(String[] steps) {
            return steps.length == 1 ? facts : facts.withObject("/" + steps[0]);
        }

        /** The entry that a pattern is about: one for all its comparisons. */
        private ObjectNode entry(Turn turn) {
            return entries.computeIfAbsent(turn.pattern(), any -> {
                ArrayNode list = facts.withArray("/" + turn.list());
                ObjectNode entry = list.addObject();
                Catalogue catalogue = book.catalogue();
                switch (turn.list()) {
                    case "contacts" ->
                        entry.put("action", one(catalogue.actions().keySet()));
                    case "divisions" -> entry.put("name", "Division " + list.size());
                    default -> entry.put("service", one(catalogue.services().keySet()));
                }
                return entry;
            });
        }

        private String one(Collection<String> ids) {
            return ids.isEmpty() ? "unheard-of" : List.copyOf(ids).get(random.nextInt(ids.size()));
        }
    }

    private static JsonNode json(Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Boolean flag) {
            return json.booleanNode(flag);
        } else if (value instanceof Integer whole) {
            return json.numberNode(whole);
        } else if (value instanceof Double number) {
            return json.numberNode(number);
        } else if (value instanceof Collection<?> all) {
            ArrayNode list = json.arrayNode();
            all.forEach(one -> list.add(String.valueOf(one)));
            return list;
        }
        return json.textNode(String.valueOf(value));
    }
}
