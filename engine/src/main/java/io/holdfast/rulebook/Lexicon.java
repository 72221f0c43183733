package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.SourceFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be written in the rules of a book, to be offered while somebody types.
 *
 * @param facts paths of facts that reasons may name in braces
 */
public record Lexicon(List<Phrase> phrases, List<String> facts) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern PATTERN = Pattern.compile("\\b([A-Z]\\w*)\\s*\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)");

    /**
     * A sentence of the vocabulary.
     *
     * @param condition whether it belongs to a when
     * @param words the sentence with its places in braces
     * @param places what each place may be filled with, by its name; a place that takes anything has no words
     */
    public record Phrase(boolean condition, String words, Map<String, List<String>> places) {

        /** Whether it narrows the sentence above it. */
        public boolean isDetail() {
            return words.startsWith("-");
        }
    }

    /** Reads the vocabulary among some files; what is wrong with it is left out. */
    public static Lexicon of(SourceFiles files, Catalogue catalogue) {
        CellTypes types = new CellTypes(catalogue);
        List<Phrase> phrases = new ArrayList<>();
        for (Sentence sentence : Vocabulary.read(files, new Diagnostics()).sentences()) {
            String means = sentence.means();
            Map<String, List<String>> places = new LinkedHashMap<>();
            for (Matcher place = PLACE.matcher(sentence.words()); place.find(); ) {
                CellType type = sentence.condition()
                        ? condition(types, means, place.group())
                        : types.action(means, place.group());
                places.put(place.group(1), type.words());
            }
            phrases.add(new Phrase(sentence.condition(), sentence.words(), places));
        }
        return new Lexicon(phrases, FactType.CLIENT.shape().paths());
    }

    /** What a place of a condition is compared with, in the pattern it stands in; a detail speaks of the client. */
    private static CellType condition(CellTypes types, String means, String place) {
        for (Matcher pattern = PATTERN.matcher(means); pattern.find(); ) {
            Optional<FactType> type = FactType.of(pattern.group(1));
            if (type.isPresent() && pattern.group(2).contains(place)) {
                return types.condition(type, pattern.group(2), place);
            }
        }
        return types.condition(Optional.of(FactType.CLIENT), means, place);
    }
}
