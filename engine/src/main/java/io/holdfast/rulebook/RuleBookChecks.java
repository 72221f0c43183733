package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.source.Diagnostics;
import java.util.List;

/** Looks for what is legal and seldom meant in a book whose rules all read well; it only warns. */
final class RuleBookChecks {

    private RuleBookChecks() {}

    /** What there is to say of a book of which nothing is known. */
    static void check(Catalogue catalogue, List<Rule> rules, Diagnostics diagnostics) {
        check(new BookLogic(catalogue, rules), diagnostics);
    }

    static void check(BookLogic book, Diagnostics diagnostics) {
        new ImpossibleRules(book, diagnostics).check();
        new RedundantRules(book, diagnostics).check();
        new ShadowedRules(book, diagnostics).check();
        new AbsolutePolicies(book, diagnostics).check();
        new IdleEntries(book, diagnostics).check();
        OverlappingRows overlaps = new OverlappingRows(book, diagnostics);
        TableGaps gaps = new TableGaps(book, diagnostics);
        for (Rows table : Rows.of(book)) {
            overlaps.check(table);
            gaps.check(table);
        }
    }
}
