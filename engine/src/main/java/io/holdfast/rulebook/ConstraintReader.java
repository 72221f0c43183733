package io.holdfast.rulebook;

import io.holdfast.client.FactKind;
import io.holdfast.source.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AtomicExprDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.ConnectiveType;
import org.drools.drl.ast.descr.ConstraintConnectiveDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.RelationalExprDescr;

/** Reads one constraint of a pattern: paths, operators, literals, and, or, not. */
final class ConstraintReader {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    /** The word matches wherever it is no part of a text. */
    private static final Pattern MATCHES =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|\\b(not\\s+)?(matches)\\b");

    /** What begins like a number, and a date. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d.][\\w.]*|\\d+-\\d+-\\d+");

    private static final Pattern QUOTED = Pattern.compile("[\"']");
    /** A text as Java, which stock Drools makes of rules, reads it too. */
    private static final Pattern WRITTEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\(?:[\"'\\\\nrtbf]|u[0-9A-Fa-f]{4}))*\"|'[^'\"\\\\]*'");

    private static final Pattern NAMED = Pattern.compile("(\\$\\w+)\\s*:");

    /** What is asked whether it is in a list. */
    private static final Pattern IN_LIST =
            Pattern.compile("(\\$?[A-Za-z_][\\w.]*(?:\\[[^]]*])?)\\s+(?:not\\s+)?in\\s*\\(");

    private static final int MOST_NAMES = 3;

    private final Complaints complaints;
    private final Readings.Shelf shelf;

    ConstraintReader(Complaints complaints, Readings.Shelf shelf) {
        this.complaints = complaints;
        this.shelf = shelf;
    }

    /** A constraint that means the same wherever it stands. */
    record Asked(FactType type, String text) {}

    /** The condition; empty when it only names a field, or is wrong. */
    Optional<Condition> read(ExprConstraintDescr descr, FactType type, Scope scope, Map<String, FactPath> fields) {
        String text = descr.getExpression();
        Origin.Piece origin = complaints.nextConstraint(descr, text);
        Optional<Test> test = text.indexOf('$') < 0
                ? shelf.tests().ofAny(new Asked(type, text), () -> test(text, type, scope, fields, origin))
                : test(text, type, scope, fields, origin);
        String words = shelf.words().of(origin.words(), origin::words);
        return test.map(asked -> new Condition(origin.at(), words, asked));
    }

    private Optional<Test> test(
            String text, FactType type, Scope scope, Map<String, FactPath> fields, Origin.Piece origin) {
        Optional<ConstraintConnectiveDescr> parsed = DrlText.constraint(text);
        if (parsed.isEmpty()) {
            complaints.error(
                    origin.at(), "this condition cannot be read: «" + text + "».", "Write fact, operator, value.");
            loseNames(text, scope);
            return Optional.empty();
        }
        Reading reading = new Reading(type, scope, origin, text, fields);
        List<BaseDescr> parts = parsed.get().getDescrs();
        if (parts.size() == 1 && parts.get(0) instanceof BindingDescr binding) {
            reading.field(binding);
            return Optional.empty();
        }
        Optional<Test> test = reading.test(parsed.get());
        if (test.isPresent() && reading.asksListInVain(text)) {
            return Optional.empty();
        }
        if (test.isPresent() && names(test.get(), fields).size() > MOST_NAMES) {
            complaints.error(
                    origin.at(),
                    "this condition compares with more than three facts named before.",
                    "Part it at its commas, or write two rules.");
            return Optional.empty();
        }
        return test;
    }

    /** The names that a constraint gives are lost with it. */
    static void loseNames(String text, Scope scope) {
        NAMED.matcher(text).results().forEach(found -> scope.lose(found.group(1)));
    }

    /** The names a test uses that its own pattern does not give. */
    private static Set<String> names(Test test, Map<String, FactPath> fields) {
        Set<String> names = new HashSet<>();
        for (Test leaf : test.leaves()) {
            FactPath left = leaf instanceof Test.Among among ? among.fact() : ((Test.Compare) leaf).fact();
            left.binding().ifPresent(names::add);
            if (leaf instanceof Test.Compare compare && compare.other() instanceof FactPath right) {
                right.binding().ifPresent(names::add);
            }
        }
        names.removeAll(fields.keySet());
        return names;
    }

    /** One constraint on its way. */
    private final class Reading {

        private final FactType type;
        private final Scope scope;
        private final Place at;
        private final Map<String, FactPath> fields;
        /** For each matches that is still to be read, whether the word not stands before it. */
        private final Deque<Boolean> worded = new ArrayDeque<>();

        Reading(FactType type, Scope scope, Origin.Piece origin, String text, Map<String, FactPath> fields) {
            this.type = type;
            this.scope = scope;
            this.at = origin.at();
            this.fields = fields;
            if (text.contains("matches")) {
                MATCHES.matcher(text)
                        .results()
                        .filter(found -> found.group(2) != null)
                        .forEach(found -> worded.add(found.group(1) != null));
            }
        }

        void field(BindingDescr binding) {
            String name = binding.getVariable();
            if (binding.isUnification()) {
                complaints.error(
                        at,
                        "`:=` is not part of the rule language.",
                        "Write `" + name + " : " + binding.getExpression()
                                + "`, and compare with == where it is used.");
            }
            Optional<FactPath> path = path(binding.getExpression());
            if (!name.startsWith("$")) {
                complaints.error(at, "`" + name + "` could be mistaken for a fact.", "Names of your own begin with $.");
                scope.lose(name);
            } else if (path.isPresent() && path.get().attribute().isPresent()) {
                complaints.error(
                        at,
                        "an attribute takes no name: Drools does not know of what kind it is.",
                        "Name the client, and write `$client.attributes[\""
                                + path.get().attribute().get() + "\"]` where it is used.");
                scope.lose(name);
            } else if (isTaken(name, path)) {
                scope.lose(name);
            } else if (path.isPresent()) {
                FactPath found = path.get();
                fields.put(name, found);
                scope.bind(
                        name,
                        new FactPath(
                                Optional.of(name),
                                List.of(),
                                Optional.empty(),
                                found.kind(),
                                found.optional(),
                                found.label(),
                                found.field()));
            } else {
                scope.lose(name);
            }
        }

        /** Drools compares neither dates nor figures with what stands in a list. */
        boolean asksListInVain(String text) {
            if (text.indexOf('(') < 0) {
                return false;
            }
            for (MatchResult found : IN_LIST.matcher(text).results().toList()) {
                Optional<FactPath> path = scope.resolve(found.group(1), type).path();
                boolean date = path.filter(one -> one.kind() == FactKind.DATE).isPresent();
                if (date || path.filter(FactPath::isFigure).isPresent()) {
                    complaints.error(
                            at,
                            date
                                    ? "`" + path.get().label() + "` is a date, and lists hold no dates."
                                    : "`" + found.group(1) + "` is a figure, and is in no list.",
                            date ? "Write == null or != null." : "Compare it with == and ||, or with < and >.");
                    return true;
                }
            }
            return false;
        }

        private boolean isTaken(String name, Optional<FactPath> path) {
            Optional<String> fault = scope.knows(name) || path.isPresent()
                    ? scope.fault(name, path.map(found -> (Object) found.kind()).orElse(name))
                    : Optional.empty();
            fault.ifPresent(why -> complaints.error(at, why, "Choose another name."));
            return fault.isPresent();
        }

        Optional<Test> test(BaseDescr descr) {
            if (descr instanceof ConstraintConnectiveDescr connective) {
                return connective(connective);
            } else if (descr instanceof RelationalExprDescr relation) {
                return comparison(relation);
            } else if (descr instanceof AtomicExprDescr atom) {
                bare(atom.getExpression());
            } else if (descr instanceof BindingDescr named) {
                complaints.error(at, "a name and a condition do not go together here.", "Part them with a comma.");
                field(named);
            } else {
                complaints.error(at, "this is not part of the rule language.", "");
            }
            return Optional.empty();
        }

        private void bare(String text) {
            boolean opposite = text.strip().startsWith("!");
            String path = opposite ? text.strip().substring(1).strip() : text.strip();
            boolean flag = Scope.isPath(path)
                    && scope.resolve(path, type)
                            .path()
                            .map(found -> found.kind() == FactKind.BOOLEAN)
                            .orElse(false);
            if (flag) {
                complaints.error(
                        at,
                        "`" + text + "` alone fails where it is unknown.",
                        "Write `" + path + " == " + !opposite + "`.");
            } else {
                complaints.error(
                        at,
                        text.contains("(")
                                ? "a condition calls nothing: «" + text + "»."
                                : "this is no condition: «" + text + "».",
                        "Write fact, operator, value.");
            }
        }

        private Optional<Test> connective(ConstraintConnectiveDescr connective) {
            List<Test> parts = new ArrayList<>();
            for (BaseDescr part : connective.getDescrs()) {
                test(part).ifPresent(parts::add);
            }
            boolean any = connective.getConnective() == ConnectiveType.OR
                    || connective.getConnective() == ConnectiveType.INC_OR;
            if (!any
                    && connective.getConnective() != ConnectiveType.AND
                    && connective.getConnective() != ConnectiveType.INC_AND) {
                complaints.error(at, "`^` is not part of the rule language.", "Use && and ||.");
                return Optional.empty();
            }
            if (parts.size() < connective.getDescrs().size()) {
                return Optional.empty();
            }
            List<Test> gathered = AmongTests.gathered(parts, any ? Operator.EQUAL : Operator.NOT_EQUAL);
            Test test = gathered.size() == 1 ? gathered.get(0) : any ? new Test.Any(gathered) : new Test.All(gathered);
            return Optional.of(connective.isNegated() ? new Test.Opposite(test) : test);
        }

        private Optional<Test> comparison(RelationalExprDescr relation) {
            Optional<Operator> operator = Operator.of(relation.getOperator());
            if (operator.isEmpty()
                    || (relation.getParameters() != null
                            && !relation.getParameters().isEmpty())) {
                boolean named = relation.getOperator() != null && !"null".equals(relation.getOperator());
                complaints.error(
                        at,
                        named ? "there is no operator `" + relation.getOperator() + "`;" : "there is no such operator;",
                        "there are " + String.join(" ", Operator.signs())
                                + ", in (…), and not before the last of them.");
                return Optional.empty();
            }
            if (relation.getLeft() instanceof BindingDescr named) {
                complaints.error(
                        at,
                        "`" + named.getVariable() + "` names a fact and compares it at once.",
                        "Write the two apart: `" + named.getVariable() + " : " + named.getExpression() + ", "
                                + named.getExpression() + " " + relation.getOperator() + " …`.");
                field(named);
                return Optional.empty();
            }
            Optional<FactPath> fact = left(relation.getLeft());
            Optional<Operand> other = right(relation.getRight(), fact);
            if (fact.isEmpty() || other.isEmpty()) {
                return Optional.empty();
            }
            Test.Compare compare = new Test.Compare(fact.get(), operator.get(), other.get());
            Optional<TypeFault> fault = TypeFault.of(compare);
            fault.ifPresent(wrong -> complaints.error(at, wrong.message(), wrong.advice()));
            if (fault.isPresent() || !isSafe(compare)) {
                return Optional.empty();
            }
            return Optional.of(negated(relation.isNegated(), compare));
        }

        /**
         * Drools answers no to {@code not matches} on the unknown, though yes to {@code !( … matches … )} and to every
         * other negation; its parser takes both for the same.
         */
        private Test negated(boolean negated, Test.Compare compare) {
            boolean not = compare.operator() == Operator.MATCHES && Boolean.TRUE.equals(worded.poll());
            Test test = not
                    ? new Test.All(List.of(
                            new Test.Compare(compare.fact(), Operator.NOT_EQUAL, Literal.UNKNOWN),
                            new Test.Opposite(compare)))
                    : compare;
            return negated == not ? test : new Test.Opposite(test);
        }

        private boolean isSafe(Test.Compare compare) {
            boolean safe = compare.operator() != Operator.MATCHES
                    || (compare.other() instanceof Literal literal
                            && literal.constant() instanceof String regex
                            && SafeRegex.isSafe(regex));
            if (!safe) {
                complaints.error(
                        at,
                        "`matches` takes a short pattern of letters, `.`, classes like [a-z], and at most three * or"
                                + " +; anything more can run for ever.",
                        "Use `in (…)`, or a simpler pattern.");
            }
            return safe;
        }

        private Optional<FactPath> left(BaseDescr descr) {
            if (!(descr instanceof AtomicExprDescr atom)) {
                complaints.error(at, "this condition is too deep.", "Part it at its commas.");
                return Optional.empty();
            }
            if (atom.isLiteral()) {
                complaints.error(
                        at,
                        "the fact comes first, then what it is compared with.",
                        "Turn `" + atom.getExpression() + "` and the fact round.");
                return Optional.empty();
            }
            return path(atom.getExpression());
        }

        private Optional<Operand> right(BaseDescr descr, Optional<FactPath> fact) {
            if (!(descr instanceof AtomicExprDescr atom)) {
                complaints.error(at, "this condition is too deep.", "Part it at its commas.");
                return Optional.empty();
            }
            String said = atom.getExpression().strip();
            Optional<Literal> literal = Literals.read(said);
            if (literal.isPresent()) {
                return isWritten(said) ? literal.map(found -> found) : Optional.empty();
            }
            if (NUMBER.matcher(said).matches()) {
                boolean date =
                        fact.filter(found -> found.kind() == FactKind.DATE).isPresent();
                complaints.error(
                        at,
                        date
                                ? "a date cannot be written out in a condition: «" + said + "»."
                                : "this is no plain number: «" + said + "».",
                        date
                                ? "Compare the days: facts such as `daysIn`, `daysAgo` or `daysToEnd` count them."
                                : "Numbers are written like 1000, -3 or 0.5.");
                return Optional.empty();
            }
            if (fact.isPresent()
                    && WORD.matcher(said).matches()
                    && scope.resolve(said, type).path().isEmpty()) {
                boolean text = fact.get().kind() == FactKind.TEXT || fact.get().kind() == FactKind.TEXTS;
                complaints.error(
                        at,
                        text
                                ? "`" + said + "` is no fact."
                                : "`" + fact.get().label() + "` is "
                                        + fact.get().kind().words() + ", and `" + said + "` is none.",
                        text ? "Text stands in quotes: `\"" + said + "\"`." : "");
                return Optional.empty();
            }
            return path(said).map(found -> found);
        }

        /** Whether a value is written as Drools reads it too. */
        private boolean isWritten(String said) {
            boolean lines = said.indexOf('\n') >= 0 || said.indexOf('\r') >= 0;
            boolean text = said.length() > 1 && WRITTEN.matcher(said).matches();
            boolean strange = !text && QUOTED.matcher(said).lookingAt();
            if (lines || strange) {
                complaints.error(
                        at,
                        lines
                                ? "a text ends on the line on which it begins."
                                : "this text cannot be read: «" + said + "».",
                        lines ? "Close its quotes." : "Inside a text write \\\" for a quote and \\\\ for a backslash.");
            }
            return !lines && !strange;
        }

        private Optional<FactPath> path(String text) {
            String said = text.strip();
            if (!Scope.isPath(said)) {
                String why = said.contains("(")
                        ? "a condition calls nothing: «" + said + "»."
                        : said.matches(".*[-+*/%].*")
                                ? "conditions do no arithmetic: «" + said + "»."
                                : "this is no fact: «" + said + "».";
                complaints.error(at, why, "Name a fact; text stands in quotes.");
                return Optional.empty();
            }
            Scope.Resolved resolved = scope.resolve(said, type);
            if (resolved.isWrong()) {
                complaints.error(at, resolved.message(), resolved.advice());
            }
            return resolved.path();
        }
    }
}
