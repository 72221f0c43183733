package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.drools.drl.ast.descr.BaseDescr;

/** Says what is wrong with one rule, at the analyst's own place, and remembers that something was. */
final class Complaints {

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`|«([^»]+)»|so (\\S+) cannot");

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
        String odd = message.chars().allMatch(letter -> letter < 128)
                ? ""
                : OddLetters.remark(quoted(message).stream().collect(Collectors.joining(" ")))
                        .orElse("");
        diagnostics.error(blamed(at, message, advice), message, (advice + " " + odd).strip());
    }

    /** What stands above the rows of a table, or in the vocabulary, is told there and once, not wherever it is used. */
    private Place blamed(Place cell, String message, String advice) {
        List<String> quoted = quoted(message);
        if (quoted.isEmpty()) {
            return cell;
        }
        return unit.origins().stream()
                .flatMap(origin -> origin.parts().stream())
                .filter(piece -> piece.at().equals(cell) && piece.code().isPresent())
                .findFirst()
                .filter(piece -> quoted.stream().noneMatch(word -> says(piece.words(), word)))
                .filter(piece -> !isOfTheRule(piece, message, advice))
                .flatMap(Origin.Piece::code)
                .filter(code -> quoted.stream().anyMatch(word -> says(code.words(), word)))
                .map(Origin.Piece::at)
                .orElse(cell);
    }

    private static List<String> quoted(String message) {
        return QUOTED.matcher(message)
                .results()
                .map(found -> IntStream.rangeClosed(1, 3)
                        .mapToObj(found::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(""))
                .toList();
    }

    /** Whether a text holds a word, and not only as a part of another. */
    private static boolean says(String text, String word) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                .matcher(text)
                .find();
    }

    /** Sentences that are sound by themselves can still not be said together. */
    private static boolean isOfTheRule(Origin.Piece said, String message, String advice) {
        boolean sentence = said.code()
                .filter(code -> !code.at().file().equals(said.at().file()))
                .isPresent();
        boolean together = message.startsWith("nothing above") || said.words().startsWith("-");
        return sentence && together && !advice.toLowerCase(Locale.ROOT).startsWith("did you mean");
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
