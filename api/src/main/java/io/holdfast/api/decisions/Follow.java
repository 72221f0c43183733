package io.holdfast.api.decisions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.validation.ValidationMethod;
import io.holdfast.client.Client;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactShape;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reported outcome changes in the stored facts of a client, beyond being one of their contacts.
 *
 * @param set facts by path that are these whole numbers from then on
 * @param add facts by path that grow by these whole numbers; one that is unknown grows from 0
 */
public record Follow(
        @NotBlank String action,

        @NotBlank @Pattern(regexp = "shown|accepted|rejected|snoozed|done|won|lost")
        String outcome,

        Map<String, Integer> set,
        Map<String, Integer> add) {

    /** Those that the starter rule book needs: a card that was given or used up, a client who referred somebody. */
    static final List<Follow> STANDARD = List.of(
            new Follow("start-stamp-card", "done", Map.of("loyalty.cardStamps", 0, "loyalty.cardSize", 10), null),
            new Follow("stamp-card-reward", "done", Map.of("loyalty.cardStamps", 0), null),
            new Follow("ask-promoter-for-referral", "won", null, Map.of("relationship.referrals", 1)));

    public Follow(
            String action, String outcome, @Nullable Map<String, Integer> set, @Nullable Map<String, Integer> add) {
        this.action = action;
        this.outcome = outcome;
        this.set = set == null ? Map.of() : Map.copyOf(set);
        this.add = add == null ? Map.of() : Map.copyOf(add);
    }

    @JsonIgnore
    @ValidationMethod(message = "set and add name facts that are whole numbers, such as loyalty.cardStamps")
    public boolean isAboutWholeNumbers() {
        return Stream.concat(set.keySet().stream(), add.keySet().stream()).allMatch(Follow::isWholeNumber);
    }

    /**
     * Changes stored facts by what was reported since they began to hold; newer facts are taken to know it.
     *
     * @param from the day from which the facts hold
     * @param contacts what was reported, oldest first
     */
    public static void changeAll(List<Follow> follows, ObjectNode facts, LocalDate from, List<ObjectNode> contacts) {
        for (ObjectNode contact : contacts) {
            if (!LocalDate.parse(contact.path("on").asText()).isBefore(from)) {
                follows.stream().filter(one -> one.follows(contact)).forEach(one -> one.change(facts));
            }
        }
    }

    /** Whether a contact is such an outcome. */
    private boolean follows(JsonNode contact) {
        return contact.path("action").asText().equals(action)
                && contact.path("outcome").asText().equals(outcome);
    }

    /** Changes facts as one such outcome does. */
    private void change(ObjectNode facts) {
        set.forEach((path, number) -> group(facts, path).put(name(path), number));
        add.forEach((path, number) -> {
            ObjectNode group = group(facts, path);
            group.put(name(path), group.path(name(path)).asInt(0) + number);
        });
    }

    private static ObjectNode group(ObjectNode facts, String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? facts : facts.withObjectProperty(path.substring(0, dot));
    }

    private static String name(String path) {
        return path.substring(path.indexOf('.') + 1);
    }

    private static boolean isWholeNumber(String path) {
        FactShape client = FactShape.of(Client.class);
        int dot = path.indexOf('.');
        Optional<FactField> field = dot < 0
                ? client.field(path)
                : client.field(path.substring(0, dot))
                        .filter(group -> group.kind() == FactKind.GROUP)
                        .flatMap(group -> client.inside(group).field(name(path)));
        return field.filter(it -> it.isRead() && it.kind() == FactKind.WHOLE).isPresent();
    }
}
