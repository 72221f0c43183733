package io.holdfast.api.drafts;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which names the files of a rule book may have: none that a disk or an address could take for something else. */
final class BookPaths {

    static final int LONGEST = 200;
    static final int DEEPEST = 6;

    private static final List<String> KINDS =
            List.of(".yaml", ".yml", ".dsl", ".dslr", ".drl", ".csv", ".xlsx", ".json", ".md", ".txt");
    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._ ()+&-]*");
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    /** Alphabets with letters that look the same. */
    private static final Set<UnicodeScript> ALIKE =
            Set.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.ARMENIAN);

    private static final Pattern ENDING = Pattern.compile("(\\.[a-z]{2,4})+$", Pattern.CASE_INSENSITIVE);

    private BookPaths() {}

    /** What is wrong with a path; empty when a file may be called that. */
    static Optional<String> problem(String path, Collection<String> there) {
        if (path.isEmpty() || path.length() > LONGEST) {
            return Optional.of("a file's path has 1 to " + LONGEST + " characters");
        }
        String[] parts = path.split("/", -1);
        if (parts.length > DEEPEST) {
            return Optional.of("a file lies at most " + (DEEPEST - 1) + " folders deep");
        }
        for (String part : parts) {
            if (!PART.matcher(part).matches() || part.endsWith(".") || part.endsWith(" ") || part.endsWith("~")) {
                return Optional.of(
                        "a path is folders and a name with / between them, each beginning with a letter or"
                                + " digit and made of letters, digits, spaces and . _ - ( ) + &, such as retention/notice.dslr");
            }
            if (DEVICE.matcher(part).matches()) {
                return Optional.of("`" + part + "` is a device on Windows, where nobody could open such a file");
            }
        }
        Optional<String> disguise = disguise(path, parts);
        if (disguise.isPresent()) {
            return disguise;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        if (KINDS.stream().noneMatch(lower::endsWith)) {
            return Optional.of("a rule book holds files that end in " + String.join(", ", KINDS));
        }
        return there.stream()
                .filter(one -> !one.equals(path) && one.toLowerCase(Locale.ROOT).equals(lower))
                .findFirst()
                .map(twin -> "`" + twin + "` differs in capitals only, which some disks take for the same file");
    }

    /** What makes a name look like another that it is not. */
    private static Optional<String> disguise(String path, String[] parts) {
        String plain = Normalizer.normalize(path, Normalizer.Form.NFKC);
        if (!plain.equals(path)) {
            return Optional.of("some of its characters stand for others, which nobody sees: write `" + plain + "`");
        }
        for (String part : parts) {
            Set<UnicodeScript> alphabets = ENDING.matcher(part)
                    .replaceFirst("")
                    .codePoints()
                    .mapToObj(UnicodeScript::of)
                    .filter(ALIKE::contains)
                    .collect(Collectors.toSet());
            if (alphabets.size() > 1) {
                return Optional.of("`" + part + "` mixes letters of two alphabets that look the same: write it in one");
            }
        }
        return Optional.empty();
    }
}
