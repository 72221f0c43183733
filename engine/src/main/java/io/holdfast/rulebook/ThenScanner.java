package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a then that is written as nearly all are: calls on {@code decision}, with texts, numbers and facts. Whatever
 * else stands there is for the Java parser to understand, or to find fault with.
 */
final class ThenScanner {

    private static final Set<String> VERBS = Set.of(
            "recommend",
            "signal",
            "holdBack",
            "offer",
            "because",
            "likelihood",
            "weight",
            "amount",
            "within",
            "forDays",
            "from",
            "untilDate");

    private final String code;
    private int next;
    private int line = 1;
    private int lineBegin;

    private ThenScanner(String code) {
        this.code = code;
    }

    /** Line and column, both from 1. */
    record Spot(int line, int column) {}

    /** One {@code decision.verb(…).addition(…);}. */
    record Statement(Spot at, List<Call> calls) {}

    /** One link of it; the spot is its name's. */
    record Call(Spot at, String name, List<Argument> arguments) {}

    /**
     * A text or number, or the way to a fact.
     *
     * @param literal empty where it is a fact
     * @param names the bound name, and what is asked of it
     */
    record Argument(Optional<Literal> literal, List<String> names) {}

    /** The statements of a block of code; empty when there is anything unusual about it. */
    static Optional<List<Statement>> read(String code) {
        try {
            return Optional.of(new ThenScanner(code).statements());
        } catch (Unusual elsewhere) {
            return Optional.empty();
        }
    }

    private static final class Unusual extends Exception {
        private static final long serialVersionUID = 1;

        Unusual() {
            super(null, null, false, false);
        }
    }

    private List<Statement> statements() throws Unusual {
        List<Statement> statements = new ArrayList<>();
        for (blanks(); next < code.length(); blanks()) {
            statements.add(statement());
        }
        return statements;
    }

    private Statement statement() throws Unusual {
        Spot at = spot();
        if (!word().equals("decision")) {
            throw new Unusual();
        }
        List<Call> calls = new ArrayList<>();
        while (take('.')) {
            blanks();
            Spot here = spot();
            String name = word();
            if (!VERBS.contains(name)) {
                throw new Unusual();
            }
            calls.add(new Call(here, name, arguments()));
        }
        require(';');
        if (calls.isEmpty()) {
            throw new Unusual();
        }
        return new Statement(at, calls);
    }

    private List<Argument> arguments() throws Unusual {
        List<Argument> arguments = new ArrayList<>();
        require('(');
        if (take(')')) {
            return arguments;
        }
        do {
            blanks();
            arguments.add(argument());
        } while (take(','));
        require(')');
        return arguments;
    }

    private Argument argument() throws Unusual {
        char first = next < code.length() ? code.charAt(next) : ' ';
        if (first == '"') {
            return new Argument(Optional.of(new Literal(text())), List.of());
        } else if (first == '-' || Character.isDigit(first)) {
            return new Argument(Optional.of(number()), List.of());
        } else if (first != '$') {
            throw new Unusual();
        }
        List<String> names = new ArrayList<>(List.of(word()));
        while (take('.')) {
            blanks();
            names.add(word());
            require('(');
            require(')');
        }
        return new Argument(Optional.empty(), names);
    }

    private String text() throws Unusual {
        int end = code.indexOf('"', next + 1);
        String text = end < 0 ? "\n" : code.substring(next + 1, end);
        boolean block = text.isEmpty() && code.startsWith("\"", end + 1);
        if (text.indexOf('\n') >= 0 || text.indexOf('\\') >= 0 || block) {
            throw new Unusual();
        }
        next = end + 1;
        return text;
    }

    private Literal number() throws Unusual {
        int from = next;
        next += code.charAt(next) == '-' ? 1 : 0;
        while (next < code.length() && (Character.isLetterOrDigit(code.charAt(next)) || code.charAt(next) == '.')) {
            next++;
        }
        String number = code.substring(from, next);
        // Java reads 010 as eight.
        if (number.matches("-?0\\d.*")) {
            throw new Unusual();
        }
        return Literals.read(number).orElseThrow(Unusual::new);
    }

    private String word() throws Unusual {
        int from = next;
        while (next < code.length() && isPart(code.charAt(next))) {
            next++;
        }
        if (from == next || Character.isDigit(code.charAt(from))) {
            throw new Unusual();
        }
        return code.substring(from, next);
    }

    private static boolean isPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$';
    }

    private void require(char sign) throws Unusual {
        if (!take(sign)) {
            throw new Unusual();
        }
    }

    private boolean take(char sign) {
        blanks();
        boolean found = next < code.length() && code.charAt(next) == sign;
        next += found ? 1 : 0;
        return found;
    }

    private void blanks() {
        while (next < code.length() && " \t\n".indexOf(code.charAt(next)) >= 0) {
            if (code.charAt(next++) == '\n') {
                line++;
                lineBegin = next;
            }
        }
    }

    private Spot spot() {
        return new Spot(line, next - lineBegin + 1);
    }
}
