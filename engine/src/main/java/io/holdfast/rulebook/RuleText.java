package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text file of rules cut into rules, each parsed for itself: so one broken rule hides no other's mistakes, and
 * what did not change need not be parsed again.
 */
final class RuleText {

    private static final Pattern RULE = Pattern.compile("\\s*rule\\b\\s*(?:\"([^\"]*)\"|'([^']*)'|(\\S+))?.*");
    private static final Pattern OPEN_NAME = Pattern.compile("rule\\s*(?:\"[^\"]*|'[^']*)");
    /** A name of several words, or in quotes from a text program. */
    private static final Pattern BARE_NAME = Pattern.compile(
            "rule\\s+([“”„‟«»‚‘’].*|[^\"'@\\s][^\"']*\\s+(?!when\\b|extends\\b|enabled\\b|date-|salience\\b|no-loop\\b|@)[^\"'@\\s]*)");

    private static final Pattern END = Pattern.compile("(?:.*[;})])?\\s*end\\s*");
    private static final Pattern HEADER = Pattern.compile(
            "\\s*(?:package\\s+[\\w.]+|import\\s+io\\.holdfast\\.[\\w.*]+|global\\s+[\\w.]+\\s+decision|expander\\s+\\S+|dialect\\s+\"java\")\\s*;?\\s*");

    private static final String ASTRAY = "this line belongs to no rule";

    private RuleText() {}

    /**
     * A rule's lines.
     *
     * @param from line of the file on which it begins, from 1
     */
    record Chunk(String name, int from, List<String> lines) {}

    /** The rules of a file; what stands between them is a diagnostic unless it is a header the loader knows. */
    static List<Chunk> chunks(String file, String text, Diagnostics diagnostics) {
        List<Chunk> chunks = new ArrayList<>();
        List<String> open = new ArrayList<>();
        String name = "";
        int from = 0;
        int number = 0;
        boolean comment = false;
        boolean any = false;
        boolean astray = false;
        boolean told = false;
        Foreign foreign = new Foreign();
        for (String line : text.split("\n", -1)) {
            number++;
            Optional<Matcher> rule = comment || foreign.isOpen() ? Optional.empty() : rule(line);
            boolean begins = rule.isPresent();
            if (begins && !open.isEmpty()) {
                endless(file, name, from, open, diagnostics);
                open.clear();
            }
            if (begins) {
                astray = false;
                name = firstOf(rule.get());
                from = number;
            }
            if (begins || !open.isEmpty()) {
                open.add(line);
                if (line.contains("end") && END.matcher(withoutComment(line)).matches()) {
                    if (isWhole(file, name, from, open, diagnostics)) {
                        chunks.add(new Chunk(name, from, List.copyOf(open)));
                    }
                    open.clear();
                    any = true;
                }
            } else if (comment || !foreign.goesOn(line)) {
                Diagnostics said = new Diagnostics();
                comment = between(file, line, number, comment, said);
                // A rule whose first line is wrong is told there, and not once more for each of its lines.
                boolean stray =
                        said.sorted().stream().anyMatch(one -> one.message().startsWith(ASTRAY));
                if (!stray || !astray) {
                    diagnostics.addAll(said.sorted());
                }
                told |= said.hasErrors();
                astray = (astray || stray) && !line.strip().equals("end");
            }
        }
        if (!open.isEmpty()) {
            endless(file, name, from, open, diagnostics);
        }
        if (!any && open.isEmpty() && !told) {
            diagnostics.warning(Place.file(file), "this file holds no rule.", "");
        }
        return chunks;
    }

    private static void endless(String file, String name, int from, List<String> lines, Diagnostics diagnostics) {
        new Skeleton(file, name, from, lines)
                .tellMissing("end", "Write `end` on a line of its own below it.", diagnostics);
    }

    /** Whether lines belong to a function, a query or a type: it is refused once, not line by line. */
    private static final class Foreign {

        private boolean untilEnd;
        private boolean braces;
        private int depth;

        boolean isOpen() {
            return untilEnd || braces;
        }

        /** Whether a line goes on with what an earlier one began. */
        boolean goesOn(String line) {
            String said = withoutComment(line).strip();
            if (untilEnd) {
                untilEnd = !said.equals("end") && !said.startsWith("rule ");
                return untilEnd || said.equals("end");
            }
            if (braces) {
                count(said);
                return true;
            }
            String first = said.split("[\\s(]", 2)[0];
            untilEnd = List.of("query", "declare").contains(first) && !said.endsWith(" end");
            if (first.equals("function") && said.contains("{")) {
                count(said);
            }
            return false;
        }

        private void count(String said) {
            for (int i = 0; i < said.length(); i++) {
                char c = said.charAt(i);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
            braces = depth > 0;
        }
    }

    /** Whether a rule has a name and a then; Drools' parser says nothing helpful where it has not. */
    private static boolean isWhole(String file, String name, int from, List<String> lines, Diagnostics diagnostics) {
        Place at = Place.line(file, from);
        String head = lines.get(0).strip();
        boolean open = OPEN_NAME.matcher(head).matches();
        Matcher bare = BARE_NAME.matcher(withoutComment(head));
        if (bare.matches()) {
            diagnostics.error(
                    at,
                    "the name of a rule stands in straight quotes.",
                    "Write rule \""
                            + bare.group(1).replaceAll("[\"“”„‟«»‚‘’]", "").strip() + "\".");
        } else if (open) {
            diagnostics.error(
                    at, "the quotes around this rule's name do not match.", "Write rule \"what it is about\".");
        } else if (name.isBlank()) {
            diagnostics.error(at, "this rule has no name.", "Write rule \"what it is about\".");
        } else {
            return Skeleton.isPlain(lines) || new Skeleton(file, name, from, lines).isWhole(diagnostics);
        }
        return false;
    }

    /** A line outside rules; answers whether a block comment is open behind it. */
    private static boolean between(String file, String line, int number, boolean comment, Diagnostics diagnostics) {
        String rest = line;
        if (comment) {
            int close = rest.indexOf("*/");
            if (close < 0) {
                return true;
            }
            rest = rest.substring(close + 2);
        }
        if (rest.stripLeading().startsWith("/*")) {
            return rest.indexOf("*/") < 0;
        }
        String said = withoutComment(rest);
        if (!said.isBlank() && !HEADER.matcher(said).matches()) {
            String wrong = outside(said.strip());
            diagnostics.error(
                    Place.at(file, number, indent(line) + 1),
                    wrong,
                    !wrong.startsWith(ASTRAY)
                            ? ""
                            : said.strip().matches("(?i)rule\\b.*")
                                    ? "Write `rule` in small letters."
                                    : "A rule begins with rule \"what it is about\" and stops with end.");
        }
        return false;
    }

    private static String outside(String said) {
        String first = said.split("[\\s(]", 2)[0];
        return switch (first) {
            case "import", "global" ->
                "`" + first + "` is the loader's: it gives the facts and `decision`, and nothing else may come in.";
            case "function", "query", "declare" ->
                "`" + first + "` is not part of the rule language: rules hold conditions and recommendations only.";
            default -> ASTRAY + ": «" + said + "».";
        };
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    static String withoutComment(String line) {
        if (line.strip().startsWith("#")) {
            return "";
        }
        if (!line.contains("//")) {
            return line;
        }
        boolean quoted = false;
        for (int i = 0; i + 1 < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && (i == 0 || line.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (!quoted && c == '/' && line.charAt(i + 1) == '/') {
                return line.substring(0, i);
            }
        }
        return line;
    }

    /** A line that begins a rule. */
    private static Optional<Matcher> rule(String line) {
        return line.stripLeading().startsWith("rule")
                ? Optional.of(RULE.matcher(line)).filter(Matcher::matches)
                : Optional.empty();
    }

    private static String firstOf(Matcher rule) {
        for (int group = 1; group <= 3; group++) {
            if (rule.group(group) != null) {
                return rule.group(group);
            }
        }
        return "";
    }
}
