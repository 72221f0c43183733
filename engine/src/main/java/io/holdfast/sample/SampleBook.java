package io.holdfast.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The clients of a made-up web agency with a salon beside it: the same seed gives the same clients for ever. */
public final class SampleBook {

    private SampleBook() {}

    /** So many clients' facts as JSON, made one after the other; each depends on the seed and its number alone. */
    public static Stream<ObjectNode> clients(long seed, int count, LocalDate asOf) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> client(seed, number, asOf));
    }

    private static ObjectNode client(long seed, int number, LocalDate asOf) {
        Dice dice = Dice.of(seed, number);
        String status = dice.weighed(List.of("prospect", "active", "ending", "lapsed"), 12, 70, 6, 12);
        String mood = dice.weighed(List.of(Draft.GOOD, Draft.MIXED, Draft.BAD), moods(status));
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("id", id(number));
        Draft draft = new Draft(facts, dice, asOf, status, mood);
        if (dice.chance(0.6)) {
            AgencyClient.fill(draft, number);
        } else {
            SalonClient.fill(draft);
        }
        if (dice.chance(0.6)) {
            draft.group("attributes").put("newsletter", dice.chance(0.55));
        }
        return facts;
    }

    static String id(int number) {
        return String.format(Locale.ROOT, "C-%05d", number);
    }

    private static int[] moods(String status) {
        return switch (status) {
            case "prospect" -> new int[] {80, 20, 0};
            case "active" -> new int[] {76, 15, 9};
            default -> new int[] {35, 35, 30};
        };
    }
}
