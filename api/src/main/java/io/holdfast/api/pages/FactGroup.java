package io.holdfast.api.pages;

import io.holdfast.client.Client;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactShape;
import io.holdfast.client.Moment;
import java.util.ArrayList;
import java.util.List;

/** The facts of one group, such as usage, each in words; none when all of them are unknown. */
public record FactGroup(String name, List<Fact> facts) {

    /** One fact; an unknown one says so. */
    public record Fact(String name, String value, boolean unknown) {}

    /** Every group of a client's facts with those that follow from them, attributes last. */
    static List<FactGroup> of(Client client, PageText text) {
        List<FactGroup> groups = new ArrayList<>();
        groups.add(group("client", client, text));
        for (FactField field : FactShape.of(Client.class).fields()) {
            Object inside = field.of(client);
            if (field.kind() == FactKind.GROUP
                    && inside != null
                    && !field.type().equals(Moment.class)) {
                groups.add(group(field.name(), inside, text));
            }
        }
        if (!client.attributes().isEmpty()) {
            groups.add(new FactGroup(
                    "attributes",
                    client.attributes().entrySet().stream()
                            .map(one -> fact(FactWords.name(one.getKey()), text.value(one.getValue())))
                            .toList()));
        }
        return groups;
    }

    private static FactGroup group(String name, Object owner, PageText text) {
        List<Fact> facts = FactShape.of(owner.getClass()).fields().stream()
                .filter(field -> field.kind().isScalar() || field.kind() == FactKind.TEXTS)
                .map(field -> fact(FactWords.name(field.name()), FactWords.value(field.unit(), field.of(owner), text)))
                .toList();
        return new FactGroup(FactWords.name(name), facts.stream().allMatch(Fact::unknown) ? List.of() : facts);
    }

    private static Fact fact(String name, String value) {
        return new Fact(name, value, value.equals(PageText.UNKNOWN));
    }
}
