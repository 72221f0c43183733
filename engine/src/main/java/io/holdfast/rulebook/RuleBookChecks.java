package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.source.Diagnostics;
import java.util.Collection;
import java.util.List;

/** Looks for what is legal and seldom meant in a book whose rules all read well; it only warns. */
final class RuleBookChecks {

    private RuleBookChecks() {}

    /**
     * @param said the sentences that rules are written in
     */
    static void check(
            Catalogue catalogue,
            Vocabulary vocabulary,
            Collection<Vocabulary.Sentence> said,
            List<Rule> rules,
            Diagnostics diagnostics) {
        BookLogic book = new BookLogic(catalogue, rules);
        new ImpossibleRules(book, diagnostics).check();
        new RedundantRules(book, diagnostics).check();
        new AbsolutePolicies(book, diagnostics).check();
        new IdleEntries(book, diagnostics).check();
        OverlappingRows overlaps = new OverlappingRows(book, diagnostics);
        TableGaps gaps = new TableGaps(book, diagnostics);
        for (Rows table : Rows.of(book)) {
            overlaps.check(table);
            gaps.check(table);
        }
        UnusedSentences.check(vocabulary, said, diagnostics);
    }
}
