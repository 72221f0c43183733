package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text file of rules cut into rules, each parsed for itself: so one broken rule hides no other's mistakes, and
 * what did not change need not be parsed again.
 */
final class RuleText {

    private static final Pattern RULE = Pattern.compile("\\s*rule\\b\\s*(?:\"([^\"]*)\"|'([^']*)'|(\\S+))?.*");
    private static final Pattern OPEN_NAME = Pattern.compile("rule\\s*(?:\"[^\"]*|'[^']*)");
    private static final Pattern END = Pattern.compile("(?:.*[;})])?\\s*end\\s*");
    private static final Pattern THEN = Pattern.compile("(?<![\\w\"])then(?![\\w\"])");
    private static final Pattern HEADER = Pattern.compile(
            "\\s*(?:package\\s+[\\w.]+|import\\s+io\\.holdfast\\.[\\w.*]+|global\\s+[\\w.]+\\s+decision|expander\\s+\\S+|dialect\\s+\"java\")\\s*;?\\s*");

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
        Foreign foreign = new Foreign();
        for (String line : text.split("\n", -1)) {
            number++;
            Matcher rule = RULE.matcher(line);
            boolean begins =
                    !comment && !foreign.isOpen() && line.stripLeading().startsWith("rule") && rule.matches();
            if (begins && !open.isEmpty()) {
                diagnostics.error(
                        Place.line(file, from),
                        "the rule \"" + name + "\" has no end.",
                        "Write `end` on a line of its own below it.");
                open.clear();
            }
            if (begins) {
                name = firstOf(rule);
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
                comment = between(file, line, number, comment, diagnostics);
            }
        }
        if (!open.isEmpty()) {
            diagnostics.error(
                    Place.line(file, from),
                    "the rule \"" + name + "\" has no end.",
                    "Write `end` on a line of its own below it.");
        }
        if (!any && open.isEmpty()) {
            diagnostics.warning(Place.file(file), "this file holds no rule.", "");
        }
        return chunks;
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
        boolean hasThen = lines.stream()
                .anyMatch(line -> line.contains("then")
                        && THEN.matcher(withoutComment(line)).find());
        if (open) {
            diagnostics.error(
                    at, "the quotes around this rule's name do not match.", "Write rule \"what it is about\".");
        } else if (name.isBlank()) {
            diagnostics.error(at, "this rule has no name.", "Write rule \"what it is about\".");
        } else if (!hasThen) {
            diagnostics.error(
                    at, "the rule \"" + name + "\" has no then.", "Write `then` and, below it, what it says.");
        }
        return !open && !name.isBlank() && hasThen;
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
            diagnostics.error(Place.at(file, number, indent(line) + 1), outside(said.strip()));
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
            default -> "this line belongs to no rule: «" + said + "».";
        };
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    static String withoutComment(String line) {
        String stripped = line.strip();
        if (stripped.startsWith("#")) {
            return "";
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

    private static String firstOf(Matcher rule) {
        for (int group = 1; group <= 3; group++) {
            if (rule.group(group) != null) {
                return rule.group(group);
            }
        }
        return "";
    }
}
