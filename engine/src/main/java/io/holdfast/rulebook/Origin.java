package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * Where a line of a rule comes from.
 *
 * @param parts a piece for each constraint of the line, in order; one piece stands for all
 * @param verbatim whether the analyst wrote the line as it is, so that columns are theirs too
 */
record Origin(List<Piece> parts, boolean verbatim) {

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

        /** Where a part of the condition was written: in the cell it was filled into, or here. */
        Place placeOf(String part) {
            return code.filter(template -> template.words().contains(part))
                    .map(Piece::at)
                    .orElse(at);
        }
    }

    static Origin line(Place at, String words) {
        return new Origin(List.of(new Piece(at, words)), false);
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
