package io.holdfast.rulebook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The lines of a rule that cannot be read as a whole, so that each of its patterns can be tried by itself. */
final class WhenLines {

    private static final Pattern WHEN = Pattern.compile("(?:rule\\b.*\\s)?when");
    private static final Pattern GOES_ON = Pattern.compile("(?:or|and|from|over)\\b.*|[|&),].*");

    private final List<String> lines;
    private final int when;
    private final int then;

    private WhenLines(List<String> lines, int when, int then) {
        this.lines = lines;
        this.when = when;
        this.then = then;
    }

    /**
     * A bracket.
     *
     * @param line from 0
     * @param column from 0
     */
    record Bracket(int line, int column, char sign) {}

    /** The lines of a rule; empty where its when does not stand on lines of its own. */
    static Optional<WhenLines> of(String drl) {
        List<String> lines = List.of(drl.split("\n", -1));
        List<String> said = lines.stream().map(line -> code(line).strip()).toList();
        int when = IntStream.range(0, said.size())
                .filter(line -> WHEN.matcher(said.get(line)).matches())
                .findFirst()
                .orElse(-1);
        int then = said.indexOf("then");
        return when >= 0 && then > when ? Optional.of(new WhenLines(lines, when, then)) : Optional.empty();
    }

    private static String code(String line) {
        return RuleText.withoutComment(line);
    }

    /** The first bracket of the when that has no other. */
    Optional<Bracket> unmatched() {
        Deque<Bracket> open = new ArrayDeque<>();
        for (int line = when + 1; line < then; line++) {
            for (Bracket bracket : brackets(line, code(lines.get(line)))) {
                if (bracket.sign() == '(') {
                    open.push(bracket);
                } else if (open.isEmpty()) {
                    return Optional.of(bracket);
                } else {
                    open.pop();
                }
            }
        }
        return Optional.ofNullable(open.peekLast());
    }

    /** Whether the brackets of a text go together. */
    static boolean isBalanced(String text) {
        int depth = 0;
        for (Bracket bracket : brackets(0, text)) {
            depth += bracket.sign() == '(' ? 1 : -1;
            if (depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }

    private static List<Bracket> brackets(int line, String text) {
        List<Bracket> found = new ArrayList<>();
        boolean quoted = false;
        for (int column = 0; column < text.length(); column++) {
            char sign = text.charAt(column);
            if (sign == '"' && (column == 0 || text.charAt(column - 1) != '\\')) {
                quoted = !quoted;
            } else if (!quoted && (sign == '(' || sign == ')')) {
                found.add(new Bracket(line, column, sign));
            }
        }
        return found;
    }

    /** The lines, from 0, of each pattern, or of patterns that belong together. */
    List<List<Integer>> patterns() {
        List<List<Integer>> patterns = new ArrayList<>();
        boolean ended = true;
        int depth = 0;
        for (int line = when + 1; line < then; line++) {
            String said = code(lines.get(line)).strip();
            if (said.isEmpty()) {
                continue;
            }
            boolean goesOn =
                    !patterns.isEmpty() && (!ended || GOES_ON.matcher(said).matches());
            if (!goesOn) {
                patterns.add(new ArrayList<>());
            }
            patterns.get(patterns.size() - 1).add(line);
            for (Bracket bracket : brackets(line, said)) {
                depth += bracket.sign() == '(' ? 1 : -1;
            }
            ended = depth == 0 && said.endsWith(")");
        }
        return patterns;
    }

    /** The rule with no more in its when than some lines, and nothing in its then. */
    String only(List<Integer> some) {
        List<String> left = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            boolean condition = line > when && line < then;
            boolean statement = line > then && !lines.get(line).strip().equals("end");
            left.add((condition && !some.contains(line)) || statement ? "" : lines.get(line));
        }
        return String.join("\n", left);
    }

    /** The rule without some lines. */
    String without(Set<Integer> some) {
        List<String> left = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            left.add(some.contains(line) ? "" : lines.get(line));
        }
        return String.join("\n", left);
    }

    /** What a line says from the word before a bracket on. */
    String from(Bracket bracket) {
        String line = code(lines.get(bracket.line()));
        int from = bracket.column();
        while (from > 0 && (Character.isLetterOrDigit(line.charAt(from - 1)) || line.charAt(from - 1) == ' ')) {
            from--;
        }
        return line.substring(from).strip();
    }
}
