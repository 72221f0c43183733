package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.Numeral;
import io.holdfast.source.Place;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.parser.lang.dsl.DSLMappingEntry;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;

/**
 * The sentences that analysts may write. Drools' own parser reads them; we match whole lines, because the stock
 * expander replaces parts of lines, drops what it cannot place, and hangs on texts that contain its variables.
 */
final class Vocabulary {

    static final String FILE = "vocabulary.dsl";

    private static final Pattern SENTENCE =
            Pattern.compile("\\[(?:when|condition|then|consequence|keyword|\\*)](?:\\[[^\\]]*])?[^=]+=.*");
    private static final Pattern FILLED =
            Pattern.compile("\"[^\"]*\"|[“„«][^”“»]*[”“»]|\\{[^{}]*}|(?<= )-?\\d[\\d.,]*(?:%|(?= )|$)");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");
    /** What stands before a number that is filled in: a comparison, or the bracket of a statement. */
    private static final Pattern NUMBER_BEFORE = Pattern.compile("(?:[<>=]\\s*-?|\\.\\w+\\(\\s*)$");

    private static final Pattern OPEN_QUOTE = Pattern.compile("(?<!\\\\)\"");

    private final List<Sentence> sentences;
    private final List<Sentence> mostSaidFirst;
    /** What was refused itself: whoever says it need not be told once more. */
    private final List<Sentence> refused;

    private Vocabulary(List<Sentence> sentences, List<Sentence> refused) {
        this.sentences = List.copyOf(sentences);
        this.refused = List.copyOf(refused);
        this.mostSaidFirst = sentences.stream()
                .sorted(Comparator.comparing(Sentence::said).reversed())
                .toList();
    }

    static Vocabulary read(SourceFiles files, Diagnostics diagnostics) {
        List<Sentence> sentences = new ArrayList<>();
        List<Sentence> refused = new ArrayList<>();
        Map<String, Sentence> firsts = new HashMap<>();
        Optional<String> text = files.text(FILE);
        if (text.isEmpty() && files.paths().contains(FILE)) {
            diagnostics.error(Place.file(FILE), "this file is not UTF-8 text.", "Save it as UTF-8.");
        }
        List<String> lines = text.map(all -> all.lines().toList()).orElse(List.of());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Place at = Place.line(FILE, i + 1);
            if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("//")) {
                Optional<Sentence> sentence = read(line, at, diagnostics);
                Sentence twin = sentence.map(one -> firsts.putIfAbsent(one.condition() + one.words(), one))
                        .orElse(null);
                if (twin != null) {
                    diagnostics.error(
                            at, "this sentence is already on line " + twin.at().line() + ".");
                }
                sentence.ifPresentOrElse(sentences::add, () -> refused.addAll(words(at, line)));
            }
        }
        if (sentences.isEmpty()
                && refused.isEmpty()
                && files.paths().stream().anyMatch(path -> path.endsWith(".dslr"))) {
            diagnostics.error(
                    Place.file(FILE),
                    "there is no sentence in this folder's " + FILE + ", so no .dslr file can be read.",
                    "It holds a sentence a line: [when]words=condition or [then]words=statement.");
        }
        return new Vocabulary(sentences, refused);
    }

    /** The words of a line that is no good as a sentence, with any meaning and wherever they may be said. */
    private static List<Sentence> words(Place at, String line) {
        int equals = line.indexOf('=');
        String words = (equals < 0 ? line : line.substring(0, equals))
                .replaceFirst("^\\s*\\[?\\w*]?", "")
                .strip();
        return Stream.of("[when]", "[then]")
                .flatMap(part -> Sentence.plain(at, part + words + "=any").stream())
                .toList();
    }

    /** Whether a line says a sentence that was refused. */
    boolean refuses(String line, boolean condition) {
        return refused.stream()
                .anyMatch(sentence -> sentence.condition() == condition
                        && sentence.pattern().matcher(line).matches());
    }

    private static Optional<Sentence> read(String line, Place at, Diagnostics diagnostics) {
        Optional<Sentence> plain = Sentence.plain(at, line);
        if (plain.isPresent()) {
            return plain.filter(sentence -> !sentence.condition() || hasAllPlaces(sentence, diagnostics));
        }
        DSLTokenizedMappingFile file = new DSLTokenizedMappingFile();
        try {
            // What Drools' reader cannot make out, it prints on the console.
            if (!SENTENCE.matcher(line).matches()
                    || !isBalanced(line)
                    || !file.parseAndLoad(new StringReader(line))
                    || file.getMapping().getEntries().size() != 1) {
                diagnostics.error(
                        at,
                        "this is no sentence of a vocabulary.",
                        "Write [when]words=condition or [then]words=statement, and close its braces.");
                return Optional.empty();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (RuntimeException unreadable) {
            diagnostics.error(at, "this sentence cannot be read.", "Check its braces and brackets.");
            return Optional.empty();
        }
        DSLMappingEntry entry = file.getMapping().getEntries().get(0);
        DSLMappingEntry.Section section = entry.getSection();
        if (section != DSLMappingEntry.CONDITION && section != DSLMappingEntry.CONSEQUENCE) {
            diagnostics.error(
                    at,
                    "a sentence belongs to [when] or [then].",
                    "[*] and [keyword] would change the language itself.");
            return Optional.empty();
        }
        if (entry.getMappingValue().isBlank()) {
            diagnostics.error(at, "this sentence stands for nothing.", "Write what it means behind the =.");
            return Optional.empty();
        }
        return Optional.of(Sentence.of(at, entry))
                .filter(sentence -> !sentence.condition() || hasAllPlaces(sentence, diagnostics));
    }

    private static boolean isBalanced(String line) {
        int depth = 0;
        for (char c : line.toCharArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0 || depth > 1) {
                return false;
            }
        }
        return depth == 0;
    }

    /** Whether the words of a sentence have a place for whatever its meaning is to be filled with. */
    private static boolean hasAllPlaces(Sentence sentence, Diagnostics diagnostics) {
        boolean all = true;
        for (Matcher places = VARIABLE.matcher(sentence.means()); places.find(); ) {
            if (!sentence.places().containsKey(places.group(1))) {
                diagnostics.error(
                        sentence.at(),
                        "the words of this sentence have no place {" + places.group(1) + "} to fill its meaning from.",
                        Nearest.to(places.group(1), sentence.places().keySet())
                                .map(near -> "Did you mean `{" + near + "}`?")
                                .orElse("Put it into the words left of the =, or take it out of what stands right."));
                all = false;
            }
        }
        return all;
    }

    List<Sentence> sentences() {
        return sentences;
    }

    /** What a line stands for, and what is wrong with the words it fills in. */
    record Expansion(Sentence sentence, String drl, Optional<Fault> fault) {}

    /** Why a line's own words cannot be filled into its sentence. */
    record Fault(String message, String advice) {}

    /** What an analyst's line stands for; empty when no sentence reads like it. */
    Optional<Expansion> expand(String line, boolean condition) {
        for (Sentence sentence : mostSaidFirst) {
            if (sentence.condition() == condition && sentence.mayBegin(line)) {
                Optional<Expansion> expansion = expand(line, sentence);
                if (expansion.isPresent()) {
                    return expansion;
                }
            }
        }
        // Text programs put spaces of their own where everybody else has one.
        String plain = OddLetters.withPlainSpaces(line);
        return plain.equals(line) ? Optional.empty() : expand(plain, condition);
    }

    private static Optional<Expansion> expand(String line, Sentence sentence) {
        Matcher matcher = sentence.pattern().matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String drl = sentence.filled();
        StringBuilder filled = new StringBuilder();
        Optional<Fault> fault = Optional.empty();
        int from = 0;
        while (from < drl.length()) {
            final int open = drl.indexOf('{', from);
            final int close = open < 0 ? -1 : drl.indexOf('}', open);
            if (close < 0) {
                break;
            }
            Integer group = sentence.places().get(drl.substring(open + 1, close));
            filled.append(drl, from, group == null ? close + 1 : open);
            if (group != null) {
                // A place in a part of the sentence that the line has left out is as good as an empty one.
                String words =
                        Optional.ofNullable(matcher.group(group)).orElse("").strip();
                boolean quoted = open > 0 && drl.charAt(open - 1) == '"';
                boolean compared = NUMBER_BEFORE.matcher(drl.substring(0, open)).find();
                fault = fault.or(() -> fault(words, drl.substring(open, close + 1), quoted, compared, sentence));
                filled.append(words);
            }
            from = close + 1;
        }
        return Optional.of(
                new Expansion(sentence, filled.append(drl, from, drl.length()).toString(), fault));
    }

    private static Optional<Fault> fault(
            String words, String place, boolean quoted, boolean compared, Sentence sentence) {
        if (words.isEmpty()) {
            return Optional.of(new Fault(
                    "a word is missing: «" + sentence.words() + "».", "Write it where " + place + " stands."));
        }
        for (String variable : sentence.places().keySet()) {
            if (words.contains("{" + variable + "}")) {
                return Optional.of(new Fault(
                        "{" + variable + "} is the sentence's own place for words, and no fact.",
                        "In braces belongs the name of a fact, such as {name}."));
            }
        }
        if (compared && Numeral.isOdd(words)) {
            return Optional.of(new Fault(
                    "this is no plain number: «" + words + "».",
                    Numeral.advice(words).orElse("")));
        }
        return quoted && OPEN_QUOTE.matcher(words).find()
                ? Optional.of(new Fault(
                        "a text ends at its first quote: «" + words + "».",
                        "Inside a text write ' for a quote, or \\\"."))
                : Optional.empty();
    }

    /** A line or sentence without what is filled in, which makes any two look unlike. */
    private static String bare(String words) {
        return FILLED.matcher(words).replaceAll("_");
    }

    /** The sentence that comes nearest to a line, for a message. */
    Optional<String> nearest(String line, boolean condition) {
        Map<String, String> bare = new LinkedHashMap<>();
        sentences.stream()
                .filter(sentence -> sentence.condition() == condition)
                .forEach(sentence -> bare.putIfAbsent(bare(sentence.words()), sentence.words()));
        String typed = bare(line).toLowerCase(Locale.ROOT);
        return Nearest.sentenceTo(typed, bare.keySet())
                .or(() -> bare.keySet().stream()
                        .filter(words -> words.toLowerCase(Locale.ROOT).startsWith(typed))
                        .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())))
                .map(bare::get);
    }
}
