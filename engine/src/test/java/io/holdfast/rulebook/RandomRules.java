package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules thrown together from few facts and few values, so that many exclude or imply each other. */
final class RandomRules {

    private static final List<String> NUMBERS = List.of("tenureMonths", "feedback.nps", "loyalty.visits");
    private static final List<String> ORDERS = List.of("<", "<=", ">", ">=", "==", "!=");

    private final Random random;

    RandomRules(long seed) {
        random = new Random(seed);
    }

    String rules(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> SmallBook.acting("R" + number, when()))
                .collect(Collectors.joining());
    }

    private String when() {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            elements.add(element(i));
        }
        return String.join("\n    ", elements);
    }

    private String element(int number) {
        return switch (random.nextInt(22)) {
            case 12 -> joined(number);
            case 13 ->
                "accumulate( Purchase( " + amount() + ", $a" + number + " : amount ); $n" + number + " : "
                        + pick("sum", "min", "max", "average") + "($a" + number + "); $n" + number + " "
                        + pick(ORDERS) + " " + 10 * random.nextInt(10) + " )";
            case 14 -> "( Purchase( " + purchase() + ", " + purchase() + " ) or Client( " + test(1) + " ) )";
            case 15 ->
                "Contact( action == \"" + pick("act", "sell-it") + "\", "
                        + pick(
                                "kind == \"keep\"",
                                "kind == \"sell\"",
                                "playbook == \"retention\"",
                                "kind == null",
                                "daysAgo < 9")
                        + " )";
            case 16 -> "not Opening( " + opening() + " )";
            case 17 -> "Signal( value == \"" + pick("green", "amber", "red") + "\" )";
            case 18 ->
                "Client( usage.activeUsers " + pick(ORDERS) + " usage.seats, usage.seats " + pick(ORDERS) + " "
                        + pick("usage.activeUsers", "20", "loyalty.visits") + " )";
            case 19 ->
                "Client( services " + pick("contains", "not contains") + " \"" + pick("hosting", "small") + "\" )";
            case 20 ->
                "accumulate( Purchase( " + purchase() + " ); $m" + number + " : count(1); $m" + number + " <= "
                        + random.nextInt(3) + " )\n    accumulate( Purchase( " + purchase() + ", " + purchase()
                        + " ); $l"
                        + number + " : count(1); $l" + number + " > " + random.nextInt(3) + " )";
            case 21 ->
                "$q" + number + " : Opening( " + pick("service == \"small\", ", "") + opening()
                        + " ) Opening( service == " + pick("\"small\"", "$q" + number + ".service") + ", " + opening()
                        + " )";
            case 0 -> "Purchase( " + purchase() + " )";
            case 1 -> "exists Purchase( " + purchase() + " )";
            case 2 -> "not Purchase( " + purchase() + " )";
            case 3 -> "Signal( name == \"health\", value == \"" + pick("green", "amber", "red") + "\" )";
            case 4 -> "$o" + number + " : Opening( " + opening() + " )";
            case 5 -> "not Client( " + test(1) + " )";
            case 6 -> "( Client( " + test(1) + " ) or Client( " + test(1) + " ) )";
            case 7 ->
                "accumulate( Purchase( " + purchase() + " ); $n" + number + " : count(1); $n" + number + " "
                        + pick("<", ">=", "==") + " " + random.nextInt(3) + " )";
            default ->
                "Client( "
                        + IntStream.rangeClosed(0, random.nextInt(3))
                                .mapToObj(i -> test(2))
                                .collect(Collectors.joining(", "))
                        + " )";
        };
    }

    /** Two purchases, or two facts of a client and a purchase, one compared with the other, twice. */
    private String joined(int number) {
        String first = "$p" + number;
        return first + " : Purchase( " + purchase() + " ) " + pick("", "exists ", "not ") + "Purchase( "
                + pick("daysAgo " + pick(ORDERS) + " " + first + ".daysAgo", "service == " + first + ".service") + ", "
                + pick(
                        "daysAgo " + pick(ORDERS) + " " + first + ".daysAgo",
                        "amount " + pick(ORDERS) + " " + first + ".amount",
                        purchase())
                + " )";
    }

    private String amount() {
        return "amount " + pick(ORDERS) + " " + 10 * random.nextInt(10) + ", amount != null";
    }

    private String purchase() {
        return pick(
                "daysAgo < " + random.nextInt(20),
                "daysAgo >= " + random.nextInt(20),
                "service == \"" + pick("hosting", "small") + "\"",
                "service == \"hosting\", daysAgo < " + random.nextInt(20),
                "on == null");
    }

    private String opening() {
        return pick("core", "owned", "nextRung", "topRung", "entry", "bigger") + " == " + pick("true", "false") + ", "
                + pick("price > " + random.nextInt(30), "below == null", "service == \"large\"", "owned == false");
    }

    private String test(int depth) {
        if (depth > 0 && random.nextInt(4) == 0) {
            String joined = test(depth - 1) + pick(" || ", " && ") + test(depth - 1);
            return random.nextBoolean() ? joined : "!( " + joined + " )";
        }
        return switch (random.nextInt(12)) {
            case 6 -> pick("since", "contract.end", "usage.seats") + pick(" == null", " != null");
            case 7 -> "contract.daysToEnd " + pick(ORDERS) + " " + 10 * random.nextInt(10);
            case 8 -> pick(NUMBERS) + " " + pick(ORDERS) + " " + pick(NUMBERS);
            case 9 -> "status " + pick("matches", "not matches") + " \"" + pick("a.*", "[^a].*", "l.*") + "\"";
            case 0 -> pick(NUMBERS) + " " + pick(ORDERS) + " " + random.nextInt(11);
            case 1 -> pick(NUMBERS) + pick(" == null", " != null");
            case 2 -> "usage.seatUse " + pick(ORDERS) + " 0." + random.nextInt(10);
            case 3 -> "status " + pick("==", "!=") + " \"" + pick("active", "lapsed", "ending") + "\"";
            case 4 -> "contract.term " + pick("in", "not in") + " (\"annual\", \"" + pick("none", "rolling") + "\")";
            case 5 -> "delivery.teamTrained == " + pick("true", "false", "null");
            default -> pick(NUMBERS) + " " + pick(ORDERS) + " " + random.nextInt(11);
        };
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }
}
