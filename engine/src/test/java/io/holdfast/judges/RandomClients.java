package io.holdfast.judges;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.Client;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactShape;
import java.time.LocalDate;
import java.util.List;

/** Clients of every fact that files may contain, each known or not as chance will have it. */
final class RandomClients {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final long seed;

    RandomClients(long seed) {
        this.seed = seed;
    }

    Case number(int number) {
        Chance chance = new Chance(seed * 7_919 + number);
        LocalDate asOf = chance.oneIn(3) ? DAY.plusDays(chance.between(-200, 200)) : DAY;
        ObjectNode facts = new Filling(chance, asOf).group("", FactShape.of(Client.class));
        facts.put("id", "C-" + number);
        ObjectNode contract = facts.withObject("/contract");
        if (contract.has("start") && contract.has("end")) {
            contract.remove(chance.pick("start", "end"));
        }
        facts.withObject("/onboarding").remove(chance.pick("stepsDone", "stepsTotal"));
        if (chance.percent(60)) {
            ObjectNode attributes = facts.putObject("attributes");
            attributes.put("colour", chance.pick(Pools.TEXTS));
            if (chance.percent(70)) {
                attributes.put("points", chance.between(0, 4));
            }
            if (chance.percent(70)) {
                attributes.put("newsletter", chance.oneIn(2));
            }
            if (chance.percent(70)) {
                attributes.put("birthday", asOf.plusDays(chance.between(-9, 9)).toString());
            }
        }
        return new Case(facts, asOf);
    }

    /** One client being filled in. */
    private static final class Filling {

        private final Chance chance;
        private final LocalDate asOf;
        /** How much is known of this client, of a hundred. */
        private final int known;

        Filling(Chance chance, LocalDate asOf) {
            this.chance = chance;
            this.asOf = asOf;
            this.known = chance.pick(List.of(20, 60, 80, 95));
        }

        ObjectNode group(String path, FactShape shape) {
            ObjectNode group = JsonNodeFactory.instance.objectNode();
            for (FactField field : shape.fields()) {
                if (field.isRead() && field.kind() != FactKind.ATTRIBUTES && (!field.optional() || is(known))) {
                    fact(group, path.isEmpty() ? field.name() : path + "." + field.name(), field, shape);
                }
            }
            return group;
        }

        private boolean is(int share) {
            return chance.percent(share);
        }

        private void fact(ObjectNode group, String path, FactField field, FactShape shape) {
            String name = field.name();
            switch (field.kind()) {
                case TEXT -> group.put(name, text(path, field));
                case WHOLE -> group.put(name, (int) (double) chance.pick(Pools.numbers(field)));
                case NUMBER -> group.put(name, chance.pick(Pools.numbers(field)));
                case BOOLEAN -> group.put(name, chance.oneIn(2));
                case DATE -> group.put(name, date().toString());
                case TEXTS -> {
                    if (is(known)) {
                        ArrayNode list = group.putArray(name);
                        chance.some(Pools.texts(path, field), 3).forEach(list::add);
                    }
                }
                case GROUP -> group.set(name, group(path, shape.inside(field)));
                case ENTRIES -> {
                    if (is(known)) {
                        ArrayNode list = group.putArray(name);
                        for (int i = chance.between(0, 3); i > 0; i--) {
                            list.add(group(path, FactShape.of(field.type())));
                        }
                    }
                }
                case ATTRIBUTES -> throw new IllegalStateException(path);
            }
        }

        private String text(String path, FactField field) {
            return path.equals("divisions.name") ? chance.pick(Pools.DIVISIONS) : chance.pick(Pools.texts(path, field));
        }

        private LocalDate date() {
            return asOf.plusDays(chance.pick(List.of(-900, -400, -365, -91, -90, -30, -29, -3, -1, 0, 1, 30, 45, 90)));
        }
    }
}
