package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what turns each comparison of a rule with a value written out, wherever in the rule it stands. */
final class Turns {

    private static final Map<FactType, String> LISTS = Map.of(
            FactType.CLIENT, "",
            FactType.PURCHASE, "purchases",
            FactType.REQUEST, "requests",
            FactType.CONTACT, "contacts",
            FactType.DIVISION, "divisions");

    private final Client client;
    private final List<Turn> found = new ArrayList<>();
    private int patterns;

    private Turns(Client client) {
        this.client = client;
    }

    static List<Turn> of(Rule rule, Client client) {
        Turns turns = new Turns(client);
        rule.when().forEach(turns::element);
        return turns.found;
    }

    private void element(Element element) {
        if (element instanceof Element.Pattern pattern) {
            pattern(pattern);
        } else if (element instanceof Element.Not not) {
            element(not.part());
        } else if (element instanceof Element.Exists exists) {
            element(exists.part());
        } else if (element instanceof Element.And and) {
            and.parts().forEach(this::element);
        } else if (element instanceof Element.Or or) {
            or.parts().forEach(this::element);
        } else if (element instanceof Element.Gather gather) {
            element(gather.source());
        }
    }

    private void pattern(Element.Pattern pattern) {
        patterns++;
        String list = LISTS.get(pattern.type());
        if (list == null) {
            return;
        }
        for (Condition condition : pattern.conditions()) {
            for (Test leaf : condition.test().leaves()) {
                List<Lever> held = levers(leaf, true);
                List<Lever> missed = levers(leaf, false);
                held.stream().map(Lever::fact).distinct().forEach(fact -> missed.add(new Lever(fact, null)));
                found.add(new Turn(list, patterns, held, missed));
            }
        }
    }

    private List<Lever> levers(Test leaf, boolean hold) {
        FactPath fact = leaf instanceof Test.Among among ? among.fact() : ((Test.Compare) leaf).fact();
        if (fact.attribute().isPresent()) {
            return attribute(fact, leaf);
        }
        Levers levers = new Levers(client);
        levers.turn(leaf, hold);
        return levers.found();
    }

    /** An attribute follows from nothing, so every value near those written out can be tried, on either side. */
    private static List<Lever> attribute(FactPath fact, Test leaf) {
        List<Literal> written = new ArrayList<>();
        if (leaf instanceof Test.Among among) {
            written.addAll(among.values());
        } else if (((Test.Compare) leaf).other() instanceof Literal literal) {
            written.add(literal);
        }
        List<Lever> levers = new ArrayList<>();
        for (Literal literal : written) {
            Object value = literal.constant();
            levers.add(new Lever(fact.label(), value));
            if (value instanceof Number number) {
                levers.add(new Lever(fact.label(), number.doubleValue() - 1));
                levers.add(new Lever(fact.label(), number.doubleValue() + 1));
            } else if (value instanceof Boolean flag) {
                levers.add(new Lever(fact.label(), !flag));
            }
        }
        return levers;
    }
}
