package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.util.HashMap;
import java.util.Map;
import org.drools.drl.ast.descr.BaseDescr;

/** Says what is wrong with one rule, at the analyst's own place, and remembers that something was. */
final class Complaints {

    private final RuleUnit unit;
    private final Diagnostics diagnostics;
    private final Map<Integer, Integer> constraintsOnLine = new HashMap<>();
    private boolean any;

    Complaints(RuleUnit unit, Diagnostics diagnostics) {
        this.unit = unit;
        this.diagnostics = diagnostics;
        this.any = !unit.whole();
    }

    boolean any() {
        return any;
    }

    void error(Place at, String message, String advice) {
        any = true;
        diagnostics.error(at, message, advice);
    }

    /** What is seldom meant; of a rule that is not there as a whole nobody can tell. */
    void warning(Place at, String message, String advice) {
        if (unit.whole()) {
            diagnostics.warning(at, message, advice);
        }
    }

    /** Where a part of the rule stands in the analyst's file. */
    Place place(BaseDescr descr) {
        return unit.origin(descr.getLine()).at(0, descr.getColumn());
    }

    Place place(int line) {
        return unit.origin(line).piece(0).at();
    }

    /** Where a column, from 0, of a line of the rule stands in the analyst's file. */
    Place place(int line, int column) {
        return unit.origin(line).at(0, column);
    }

    /** The words and place of the next constraint on a line; constraints are asked for in the order they stand. */
    Origin.Piece nextConstraint(BaseDescr constraint, String text) {
        int index = constraintsOnLine.merge(constraint.getLine(), 1, Integer::sum) - 1;
        Origin origin = unit.origin(constraint.getLine());
        String words = origin.piece(index).words();
        return new Origin.Piece(
                origin.at(index, constraint.getColumn()),
                words.isEmpty() || origin.verbatim() ? text : words,
                origin.piece(index).code());
    }
}
