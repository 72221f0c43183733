package io.holdfast.rulebook;

import io.holdfast.client.Client;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Changes to a client's facts that would turn tests about the client round, one fact each. */
final class Levers {

    private final Client client;
    private final Inverse inverse;
    private final Set<Lever> found = new LinkedHashSet<>();

    Levers(Client client) {
        this.client = client;
        this.inverse = new Inverse(client);
    }

    List<Lever> found() {
        return new ArrayList<>(found);
    }

    /** Looks for changes after which a test holds, or no longer does. */
    void turn(Test test, boolean hold) {
        if (test instanceof Test.Compare compare) {
            turn(compare, hold);
        } else if (test instanceof Test.Among among) {
            turn(among, hold);
        } else if (test instanceof Test.Opposite opposite) {
            turn(opposite.part(), !hold);
        } else if (test instanceof Test.All all) {
            all.parts().forEach(part -> turn(part, hold));
        } else {
            ((Test.Any) test).parts().forEach(part -> turn(part, hold));
        }
    }

    private void turn(Test.Among among, boolean hold) {
        boolean inside = hold != among.negated();
        for (Literal value : among.values()) {
            turn(new Test.Compare(among.fact(), Operator.EQUAL, value), inside);
        }
    }

    private void turn(Test.Compare compare, boolean hold) {
        FactPath path = compare.fact();
        if (path.binding().isPresent() || !(compare.other() instanceof Literal literal)) {
            return;
        }
        Object value = literal.constant();
        if (value == null) {
            unknown(compare, hold);
        } else if (path.kind().isNumber() && value instanceof Number number) {
            double step = path.kind() == FactKind.WHOLE ? 1 : 0.01;
            double bound = number.doubleValue();
            for (double candidate : new double[] {bound, bound + step, bound - step}) {
                if (numberHolds(candidate, compare.operator(), bound) == hold) {
                    inverse.number(path, candidate).forEach(found::add);
                }
            }
        } else if (path.kind() == FactKind.BOOLEAN && value instanceof Boolean flag) {
            boolean wanted = (compare.operator() == Operator.EQUAL) == hold;
            add(path, wanted == flag);
        } else if (path.kind() == FactKind.TEXT && value instanceof String text) {
            text(path, text, (compare.operator() == Operator.EQUAL) == hold);
        } else if (path.kind() == FactKind.TEXTS
                && compare.operator() == Operator.CONTAINS
                && value instanceof String text) {
            list(path, text, hold);
        }
    }

    private static boolean numberHolds(double actual, Operator operator, double bound) {
        return switch (operator) {
            case EQUAL -> actual == bound;
            case NOT_EQUAL -> actual != bound;
            case LESS -> actual < bound;
            case AT_MOST -> actual <= bound;
            case MORE -> actual > bound;
            case AT_LEAST -> actual >= bound;
            default -> false;
        };
    }

    /** What is known cannot be made unknown; a date that is unknown can become today. */
    private void unknown(Test.Compare compare, boolean hold) {
        boolean becomesKnown = (compare.operator() == Operator.NOT_EQUAL) == hold;
        if (becomesKnown && compare.fact().kind() == FactKind.DATE) {
            add(compare.fact(), client.asOf());
        } else if (becomesKnown && compare.fact().kind().isNumber()) {
            inverse.number(compare.fact(), 0).forEach(found::add);
        }
    }

    private void text(FactPath path, String text, boolean equal) {
        if (equal) {
            add(path, text);
        } else {
            path.words().stream().filter(word -> !word.equals(text)).forEach(word -> add(path, word));
        }
    }

    private void list(FactPath path, String text, boolean contained) {
        Object now = path.of(client, new Bindings());
        List<Object> entries = new ArrayList<>(now instanceof List<?> list ? list : List.of());
        if (contained) {
            entries.add(text);
        } else {
            entries.remove(text);
        }
        add(path, List.copyOf(entries));
    }

    /** Needs that a service of the catalogue solves: knowing one may open it. */
    void needs(List<String> solvable) {
        List<String> known = client.relationship().needs();
        for (String need : solvable) {
            if (!known.contains(need)) {
                List<String> more = new ArrayList<>(known);
                more.add(need);
                found.add(new Lever("relationship.needs", List.copyOf(more)));
            }
        }
    }

    private void add(FactPath path, Object value) {
        if (path.field().map(FactField::isRead).orElse(false)) {
            found.add(new Lever(path.label(), value));
        }
    }
}
