package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * One statement of a rule's then: a verb said to the decision, and what is added to it.
 *
 * @param calls the verb first, then {@code because}, {@code offer} and the like
 */
record Saying(Place at, List<Call> calls) {

    Saying {
        calls = List.copyOf(calls);
    }

    /** One link of the chain, and where its name stands. */
    record Call(Place at, String name, List<Operand> arguments) {
        Call {
            arguments = List.copyOf(arguments);
        }

        /** The text written as its argument at an index, where it is one. */
        Optional<String> text(int index) {
            return index < arguments.size()
                            && arguments.get(index) instanceof Literal literal
                            && literal.constant() instanceof String text
                    ? Optional.of(text)
                    : Optional.empty();
        }
    }

    Call verb() {
        return calls.get(0);
    }

    Optional<Call> call(String name) {
        return calls.stream().filter(call -> call.name().equals(name)).findFirst();
    }

    /** The ids of actions it names. */
    List<String> actions() {
        return List.of("recommend", "holdBack").contains(verb().name())
                ? verb().text(0).map(List::of).orElse(List.of())
                : List.of();
    }
}
