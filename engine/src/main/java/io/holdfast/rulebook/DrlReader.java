package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.List;

/** Cuts a {@code .drl} file into its rules. */
final class DrlReader {

    private final String file;
    private final Diagnostics diagnostics;

    DrlReader(String file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    List<RuleUnit> read(String text) {
        return RuleText.chunks(file, text, diagnostics).stream().map(this::unit).toList();
    }

    private RuleUnit unit(RuleText.Chunk chunk) {
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
                thenWords);
    }
}
