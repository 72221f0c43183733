package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What facts of one rule say of each other without being asked: there are no more of some than of all, and a client has
 * one opening for each service.
 */
final class Kinship {

    /** Rules name few openings and count few things; of one with more than this nothing is concluded. */
    private static final int MOST = 10;

    private static final String SERVICE = "|opening.service";

    private final RuleLogic rule;
    private final List<Logic> given;
    private final Consistency consistency;

    private Kinship(RuleLogic rule, List<Logic> given, Consistency consistency) {
        this.rule = rule;
        this.given = given;
        this.consistency = consistency;
    }

    /**
     * @param given what the book says of the facts that the rule matches
     */
    static List<Logic> of(RuleLogic rule, List<Logic> given, Consistency consistency) {
        Kinship kinship = new Kinship(rule, given, consistency);
        List<Logic> known = new ArrayList<>(kinship.counts());
        known.addAll(kinship.openings());
        return known;
    }

    private List<Logic> counts() {
        List<Logic> known = new ArrayList<>();
        List<RuleLogic.Count> counts = rule.counts();
        if (counts.size() > MOST) {
            return known;
        }
        for (RuleLogic.Count some : counts) {
            for (RuleLogic.Count all : counts) {
                if (some.type() == all.type()
                        && !some.key().equals(all.key())
                        && !consistency.possible(
                                List.of(some.logic(), all.logic().not()))) {
                    known.add(is(some.key(), Operator.AT_MOST, all.key()));
                }
            }
        }
        return known;
    }

    private List<Logic> openings() {
        List<String> names = rule.there().entrySet().stream()
                .filter(fact -> fact.getValue() == FactType.OPENING)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        List<Logic> known = new ArrayList<>();
        for (int i = 0; names.size() <= MOST && i < names.size(); i++) {
            for (String other : names.subList(i + 1, names.size())) {
                if (areOne(names.get(i), other)) {
                    same(names.get(i), other, known);
                }
            }
        }
        return known;
    }

    private boolean areOne(String name, String other) {
        List<Logic> apart = new ArrayList<>(given);
        apart.addAll(rule.statements());
        apart.add(is(name + SERVICE, Operator.EQUAL, other + SERVICE).not());
        return !consistency.possible(apart);
    }

    private void same(String name, String other, List<Logic> known) {
        for (String asked : rule.statements().stream()
                .flatMap(Logic::leaves)
                .map(Logic.Leaf::key)
                .filter(key -> key.startsWith(name + "|") || key.startsWith(other + "|"))
                .map(key -> key.substring(key.indexOf('|')))
                .collect(Collectors.toCollection(TreeSet::new))) {
            known.add(is(name + asked, Operator.EQUAL, other + asked));
        }
    }

    private static Logic is(String one, Operator sign, String other) {
        return new Logic.Leaf(Relation.of(one, sign, other).key(), Room.TRUE);
    }
}
