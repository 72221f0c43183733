package io.holdfast.rulebook;

import io.holdfast.catalogue.Book;
import io.holdfast.client.FactField;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether changes to facts that are ours can bring a rule to hold at all. A condition on anything else stays as it is
 * whatever is changed, and where it fails there is nothing to look for.
 */
final class Reach {

    /** What openings follow from, beside the catalogue. */
    private static final List<String> SHELF = List.of("services", "purchases", "requests", "segment");

    private static final String NEEDS = "relationship.needs";
    private static final String SOLVES = "opening.solvesNeed";

    /** Facts that are there or not, whatever a client's own facts become. */
    private static final Set<FactType> ENTRIES =
            Set.of(FactType.DIVISION, FactType.PURCHASE, FactType.REQUEST, FactType.CONTACT);

    private final Book book;
    private final FactSet facts;

    /**
     * @param book says which facts are ours to change
     * @param facts everything that any stage saw
     */
    Reach(Book book, FactSet facts) {
        this.book = book;
        this.facts = facts;
    }

    /** Whether nothing that we cannot change keeps a rule from holding, as far as can be told at once. */
    boolean of(Rule rule) {
        return rule.when().stream().allMatch(this::of);
    }

    private boolean of(Element element) {
        if (element instanceof Element.And and) {
            return and.parts().stream().allMatch(this::of);
        } else if (element instanceof Element.Exists exists) {
            return of(exists.part());
        } else if (element instanceof Element.Or or) {
            return or.parts().stream().anyMatch(this::of);
        }
        return !(element instanceof Element.Pattern pattern) || of(pattern);
    }

    private boolean of(Element.Pattern pattern) {
        if (pattern.type() == FactType.SIGNAL || pattern.type() == FactType.CANDIDATE) {
            return true;
        }
        List<Test> fixed = pattern.conditions().stream()
                .map(Condition::test)
                .filter(test -> test.leaves().stream().allMatch(leaf -> isFixed(leaf, pattern.type())))
                .toList();
        Bindings none = new Bindings();
        return facts.of(pattern.type()).stream()
                .anyMatch(fact -> fixed.stream().allMatch(test -> test.holds(fact, none)));
    }

    /** Whether a test says the same of its own fact whatever we change. */
    private boolean isFixed(Test leaf, FactType type) {
        FactPath fact = leaf instanceof Test.Among among ? among.fact() : ((Test.Compare) leaf).fact();
        boolean literal = leaf instanceof Test.Among || ((Test.Compare) leaf).other() instanceof Literal;
        return literal && fact.binding().isEmpty() && isFixed(fact, type);
    }

    private boolean isFixed(FactPath fact, FactType type) {
        if (type == FactType.CLIENT) {
            Optional<FactField> field = fact.field();
            return field.isPresent() && field.get().isRead() && !book.isOurs(fact.label());
        } else if (type == FactType.OPENING) {
            return SHELF.stream().noneMatch(book::isOurs) && !(fact.label().equals(SOLVES) && book.isOurs(NEEDS));
        }
        return ENTRIES.contains(type) && !book.isOurs(type.word() + "s");
    }

    /** Whether knowing a need more can turn what a rule asks of openings. */
    boolean hangsOnNeeds(Rule rule) {
        return rule.when().stream().anyMatch(Reach::asksForNeeds);
    }

    private static boolean asksForNeeds(Element element) {
        return Arrangement.conditions(element).stream()
                        .flatMap(condition -> condition.test().leaves().stream())
                        .flatMap(Arrangement::paths)
                        .anyMatch(path -> path.label().equals(SOLVES))
                || Arrangement.inside(element).stream().anyMatch(Reach::asksForNeeds);
    }
}
