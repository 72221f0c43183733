package io.holdfast.rulebook;

import java.util.Set;

/** Whether a rule can hold at all where only some facts of the clients are known; in doubt it can. */
final class Possibility {

    private final Set<String> neverKnown;

    /**
     * @param neverKnown facts that no client has: paths such as {@code contract.term}, and names of whole lists
     */
    Possibility(Set<String> neverKnown) {
        this.neverKnown = Set.copyOf(neverKnown);
    }

    boolean of(Rule rule) {
        return rule.when().stream().allMatch(this::of);
    }

    private boolean of(Element element) {
        if (element instanceof Element.Pattern pattern) {
            return hasEntries(pattern.type())
                    && pattern.conditions().stream().allMatch(condition -> of(condition.test()));
        } else if (element instanceof Element.Exists some) {
            return of(some.part());
        } else if (element instanceof Element.And all) {
            return all.parts().stream().allMatch(this::of);
        } else if (element instanceof Element.Or either) {
            return either.parts().stream().anyMatch(this::of);
        }
        return true;
    }

    private boolean of(Test test) {
        if (test instanceof Test.Compare compare) {
            return holdsForUnknown(compare) || isKnown(compare.fact());
        } else if (test instanceof Test.Among among) {
            return among.negated() || isKnown(among.fact());
        } else if (test instanceof Test.All all) {
            return all.parts().stream().allMatch(this::of);
        } else if (test instanceof Test.Any any) {
            return any.parts().stream().anyMatch(this::of);
        }
        return true;
    }

    private static boolean holdsForUnknown(Test.Compare compare) {
        boolean withNull = Literal.UNKNOWN.equals(compare.other());
        return switch (compare.operator()) {
            case EQUAL -> withNull || compare.other() instanceof FactPath;
            case NOT_EQUAL -> !withNull;
            default -> false;
        };
    }

    private boolean hasEntries(FactType type) {
        return switch (type) {
            case DIVISION -> !neverKnown.contains("divisions");
            case PURCHASE -> !neverKnown.contains("purchases");
            case REQUEST -> !neverKnown.contains("requests");
            case CONTACT -> !neverKnown.contains("contacts");
            case CLIENT, SIGNAL, OPENING, CANDIDATE -> true;
        };
    }

    private boolean isKnown(FactPath fact) {
        String path = fact.label();
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        return !neverKnown.contains(path) && !neverKnown.contains(first);
    }
}
