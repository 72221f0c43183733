package io.holdfast.rulebook;

import io.holdfast.catalogue.Opening;
import io.holdfast.client.Client;
import io.holdfast.client.Contact;
import io.holdfast.client.Division;
import io.holdfast.client.FactShape;
import io.holdfast.client.Purchase;
import io.holdfast.client.Request;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What rules can match: the kinds of fact there are, and the stages that see each. */
enum FactType {
    CLIENT("Client", Client.class, EnumSet.allOf(Stage.class)),
    SIGNAL("Signal", Signal.class, EnumSet.of(Stage.PLAYBOOKS, Stage.POLICY)),
    OPENING("Opening", Opening.class, EnumSet.of(Stage.PLAYBOOKS)),
    DIVISION("Division", Division.class, EnumSet.of(Stage.PLAYBOOKS)),
    PURCHASE("Purchase", Purchase.class, EnumSet.of(Stage.PLAYBOOKS, Stage.POLICY)),
    REQUEST("Request", Request.class, EnumSet.of(Stage.PLAYBOOKS, Stage.POLICY)),
    CONTACT("Contact", Contact.class, EnumSet.of(Stage.PLAYBOOKS, Stage.POLICY)),
    CANDIDATE("Candidate", Candidate.class, EnumSet.of(Stage.POLICY));

    static final Set<FactType> ALL = EnumSet.allOf(FactType.class);

    private static final Map<Class<?>, FactType> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.type, type -> type));

    private final String word;
    private final Class<?> type;
    private final Set<Stage> stages;

    FactType(String word, Class<?> type, Set<Stage> stages) {
        this.word = word;
        this.type = type;
        this.stages = stages;
    }

    static Optional<FactType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /** What kind of fact a fact is; empty for what rules do not match. */
    static Optional<FactType> of(Object fact) {
        return Optional.ofNullable(BY_CLASS.get(fact.getClass()));
    }

    static List<String> words(Stage stage) {
        return Arrays.stream(values())
                .filter(type -> type.isSeenBy(stage))
                .map(type -> type.word)
                .toList();
    }

    /** The name in rule files. */
    String word() {
        return word;
    }

    /** The name with its article. */
    String one() {
        return (this == OPENING ? "an " : "a ") + word;
    }

    Class<?> type() {
        return type;
    }

    FactShape shape() {
        return FactShape.of(type);
    }

    boolean isSeenBy(Stage stage) {
        return stages.contains(stage);
    }

    /** What a path on this fact is called in explanations: nothing for the client, the fact's name for the rest. */
    String prefix() {
        return this == CLIENT ? "" : word.toLowerCase(Locale.ROOT) + ".";
    }
}
