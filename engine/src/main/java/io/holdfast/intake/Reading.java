package io.holdfast.intake;

import io.holdfast.client.AttributeType;
import io.holdfast.client.FactProblem;
import io.holdfast.client.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reading of one client: where it is, and what was wrong so far. */
final class Reading {

    private static final int MOST_PROBLEMS = 100;

    private final Moment moment;
    private final Map<String, AttributeType> attributes;
    private final Object[] path = new Object[8];
    private final List<FactProblem> problems = new ArrayList<>(0);
    private int depth;

    Reading(Moment moment, Map<String, AttributeType> attributes) {
        this.moment = moment;
        this.attributes = attributes;
    }

    Moment moment() {
        return moment;
    }

    Map<String, AttributeType> attributes() {
        return attributes;
    }

    List<FactProblem> problems() {
        return problems;
    }

    /** Goes one step down: to a member's name or an entry's index. */
    void enter(Object step) {
        path[depth++] = step;
    }

    void leave() {
        depth--;
    }

    /** Something is wrong with what is being read. */
    void problem(String message) {
        problemAt(pointer(), message);
    }

    /** Something is wrong elsewhere. */
    void problemAt(String pointer, String message) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new FactProblem(pointer, message));
        } else if (problems.size() == MOST_PROBLEMS) {
            problems.add(new FactProblem("", "more is wrong than these " + MOST_PROBLEMS + " problems"));
        }
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            String step = Wording.plain(path[i].toString(), 100);
            pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
