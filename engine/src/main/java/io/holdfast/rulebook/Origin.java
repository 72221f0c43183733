package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a line of a rule comes from.
 *
 * @param parts a piece for each constraint of the line, in order; one piece stands for all
 * @param verbatim whether the analyst wrote the line as it is, so that columns are theirs too
 */
record Origin(List<Piece> parts, boolean verbatim) {

    private static final Pattern QUOTE = Pattern.compile("(?<!\\\\)\"");

    Origin {
        parts = List.copyOf(parts);
    }

    /**
     * A place, and the words that stand there.
     *
     * @param code in a table, the cell that these words were filled into
     */
    record Piece(Place at, String words, Optional<Piece> code) {

        Piece(Place at, String words) {
            this(at, words, Optional.empty());
        }
    }

    static Origin line(Place at, String words) {
        return new Origin(List.of(new Piece(at, words)), false);
    }

    /** Where a text is opened and not closed: in a piece, in what it was filled into, or somewhere on the line. */
    Place openQuote() {
        for (Piece piece : parts) {
            Optional<Piece> code = piece.code().filter(template -> isOpen(template.words()));
            if (code.isPresent() || isOpen(piece.words())) {
                return code.orElse(piece).at();
            }
        }
        return piece(0).at();
    }

    private static boolean isOpen(String text) {
        return QUOTE.matcher(text).results().count() % 2 == 1;
    }

    /** The piece of the n-th constraint of the line, from 0. */
    Piece piece(int index) {
        return parts.get(Math.min(Math.max(index, 0), parts.size() - 1));
    }

    /** The place of a column, from 0, of the line. */
    Place at(int index, int column) {
        Place place = piece(index).at();
        return verbatim ? Place.at(place.file(), place.line(), column + 1) : place;
    }
}
