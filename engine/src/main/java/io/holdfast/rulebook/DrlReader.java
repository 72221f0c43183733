package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.List;

/** Takes a rule of a {@code .drl} file as it stands. */
final class DrlReader {

    private DrlReader() {}

    static RuleUnit unit(String file, RuleText.Chunk chunk) {
        List<Origin> origins = new ArrayList<>();
        List<String> whenWords = new ArrayList<>();
        List<String> thenWords = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < chunk.lines().size(); i++) {
            String said = RuleText.withoutComment(chunk.lines().get(i)).strip();
            origins.add(new Origin(List.of(new Origin.Piece(Place.line(file, chunk.from() + i), "")), true));
            if (said.equals("when")) {
                words = whenWords;
            } else if (said.equals("then")) {
                words = thenWords;
            } else if (!said.isEmpty() && !said.equals("end") && i > 0) {
                words.add(said);
            }
        }
        return new RuleUnit(
                String.join("\n", chunk.lines()),
                chunk.name(),
                Place.line(file, chunk.from()),
                origins,
                whenWords,
                thenWords,
                true);
    }
}
