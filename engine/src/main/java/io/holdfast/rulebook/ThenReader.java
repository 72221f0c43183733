package io.holdfast.rulebook;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads the then of a rule: chains of calls on {@code decision} with literals and bound facts, and nothing else. */
final class ThenReader {

    private static final Pattern FACT_STATEMENT = Pattern.compile("\\b(?:insert|update|modify|delete|retract)\\s*\\(");

    private final Stage stage;
    private final Complaints complaints;
    private final RuleUnit unit;
    private final Scope scope;
    private final Readings.Shelf shelf;
    private final SayingChecks checks;
    private final List<String> lines;

    ThenReader(
            Catalogue catalogue,
            Stage stage,
            Complaints complaints,
            RuleUnit unit,
            Scope scope,
            Readings.Shelf shelf,
            Map<String, Reason> reasons) {
        this.shelf = shelf;
        this.stage = stage;
        this.complaints = complaints;
        this.unit = unit;
        this.scope = scope;
        this.lines = unit.drl().lines().toList();
        this.checks = new SayingChecks(catalogue, stage, complaints, scope, reasons);
    }

    List<Saying> read(RuleDescr descr) {
        String code = descr.getConsequence() instanceof String text ? text : "";
        if (!descr.getNamedConsequences().isEmpty()) {
            complaints.error(unit.at(), "a rule has one then.", "Write two rules.");
        }
        int first = firstLine(descr.getConsequenceLine(), code);
        Places places = new Places(first, code);
        Optional<List<ThenScanner.Statement>> plain = ThenScanner.read(code);
        List<Saying> sayings = new ArrayList<>();
        if (plain.isPresent()) {
            plain.get().forEach(statement -> saying(statement, places).ifPresent(sayings::add));
        } else {
            for (Statement statement : statements(code, first)) {
                saying(statement, places).ifPresent(sayings::add);
            }
        }
        if (sayings.isEmpty() && !complaints.any()) {
            complaints.error(unit.at(), "this rule says nothing.", "Its then names what it recommends.");
        }
        return sayings;
    }

    private List<Statement> statements(String code, int first) {
        ParserConfiguration java = new ParserConfiguration().setAttributeComments(false);
        ParseResult<BlockStmt> parsed = new JavaParser(java).parseBlock("{" + code + "}");
        if (parsed.isSuccessful() && parsed.getResult().isPresent()) {
            return parsed.getResult().get().getStatements();
        }
        boolean forbidden = FACT_STATEMENT.matcher(code).find();
        complaints.error(
                complaints.place(first),
                forbidden ? "a then may only talk to `decision`." : "this then cannot be read.",
                forbidden
                        ? "Rules recommend, signal or hold back; they change no facts."
                        : "End each statement with ); and check its quotes.");
        return List.of();
    }

    private Optional<Saying> saying(ThenScanner.Statement statement, Places places) {
        List<Saying.Call> calls = new ArrayList<>();
        for (ThenScanner.Call call : statement.calls()) {
            Place at = places.of(call.at());
            List<Operand> arguments = new ArrayList<>();
            for (ThenScanner.Argument argument : call.arguments()) {
                Optional<Operand> read =
                        argument.literal().<Operand>map(literal -> literal).or(() -> reference(argument.names(), at));
                if (read.isEmpty()) {
                    return Optional.empty();
                }
                arguments.add(read.get());
            }
            calls.add(new Saying.Call(at, shelf.words().of(call.name(), call::name), arguments));
        }
        return Optional.of(checked(new Saying(places.of(statement.at()), calls)));
    }

    private Saying checked(Saying saying) {
        checks.check(saying);
        return saying;
    }

    /** Where parts of the statements stand in the analyst's file. */
    private final class Places {

        private final int firstLine;
        private final int firstColumn;

        Places(int firstLine, String code) {
            this.firstLine = firstLine;
            String first = code.strip().lines().findFirst().orElse("");
            this.firstColumn = firstLine >= 1 && firstLine <= lines.size()
                    ? Math.max(lines.get(firstLine - 1).indexOf(first), 0)
                    : 0;
        }

        Place of(Node node) {
            Position begin = node.getBegin().orElse(Position.HOME);
            // Before the code stands a brace.
            return of(new ThenScanner.Spot(begin.line, begin.line == 1 ? begin.column - 1 : begin.column));
        }

        /** Drools cut the blanks before the first statement off. */
        Place of(ThenScanner.Spot spot) {
            return complaints.place(
                    firstLine + spot.line() - 1, (spot.line() == 1 ? firstColumn : 0) + spot.column() - 1);
        }
    }

    /** The line of the rule on which its statements begin: Drools tells only that of the word then. */
    private int firstLine(int thenLine, String code) {
        String first = code.strip().lines().findFirst().orElse("");
        for (int line = Math.max(thenLine, 1); line <= lines.size(); line++) {
            if (lines.get(line - 1).contains(first)) {
                return line;
            }
        }
        return thenLine;
    }

    private Optional<Saying> saying(Statement statement, Places places) {
        Place at = places.of(statement);
        LinkedList<Saying.Call> calls = new LinkedList<>();
        Expression rest =
                statement.isExpressionStmt() ? statement.asExpressionStmt().getExpression() : null;
        while (rest instanceof MethodCallExpr call && call.getScope().isPresent()) {
            Place here = places.of(call.getName());
            String name = shelf.words().of(call.getNameAsString(), call::getNameAsString);
            Optional<List<Operand>> arguments = arguments(call, here);
            if (arguments.isEmpty()) {
                return Optional.empty();
            }
            calls.addFirst(new Saying.Call(here, name, arguments.get()));
            rest = call.getScope().get();
        }
        boolean onDecision =
                rest instanceof NameExpr root && root.getNameAsString().equals("decision");
        if (calls.isEmpty() || !onDecision) {
            complaints.error(
                    at,
                    "a then may only talk to `decision`: «" + shortened(statement.toString()) + "».",
                    "Rules recommend, signal or hold back; they run no code.");
            return Optional.empty();
        }
        return Optional.of(checked(new Saying(at, calls)));
    }

    private Optional<List<Operand>> arguments(MethodCallExpr call, Place at) {
        List<Operand> arguments = new ArrayList<>();
        if (call.getTypeArguments().isPresent()) {
            complaints.error(at, "`" + call.getNameAsString() + "` takes no type.", "");
            return Optional.empty();
        }
        for (Expression argument : call.getArguments()) {
            Optional<Operand> read = argument(argument, at);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(read.get());
        }
        return Optional.of(arguments);
    }

    private Optional<Operand> argument(Expression argument, Place at) {
        if (argument instanceof StringLiteralExpr text) {
            return Optional.of(new Literal(text.asString()));
        } else if (argument instanceof IntegerLiteralExpr || argument instanceof DoubleLiteralExpr) {
            return number(argument.toString(), at);
        } else if (argument instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.MINUS) {
            return number(argument.toString().replace(" ", ""), at);
        } else if (argument instanceof NameExpr || argument instanceof MethodCallExpr) {
            return reference(argument, at);
        }
        complaints.error(
                at,
                "a then takes texts, numbers and facts it has matched: «" + shortened(argument.toString()) + "».",
                "");
        return Optional.empty();
    }

    private Optional<Operand> number(String text, Place at) {
        Optional<Operand> number = Literals.read(text).map(literal -> literal);
        if (number.isEmpty()) {
            complaints.error(at, "`" + text + "` is no plain number.", "");
        }
        return number;
    }

    /** {@code $x} or {@code $x.fact()}: Java's way of writing what a condition writes as {@code $x.fact}. */
    private Optional<Operand> reference(Expression argument, Place at) {
        List<String> names = new LinkedList<>();
        Expression rest = argument;
        while (rest instanceof MethodCallExpr call
                && call.getScope().isPresent()
                && call.getArguments().isEmpty()) {
            names.add(0, call.getNameAsString());
            rest = call.getScope().get();
        }
        String root = rest instanceof NameExpr name ? name.getNameAsString() : "";
        if (!root.startsWith("$")) {
            complaints.error(
                    at,
                    "a then takes texts, numbers and facts it has matched: «" + shortened(argument.toString()) + "».",
                    rest instanceof NameExpr ? "Text stands in quotes; facts begin with $." : "Write $name.fact().");
            return Optional.empty();
        }
        names.add(0, root);
        return reference(names, at);
    }

    /** A bound name, and what is asked of it. */
    private Optional<Operand> reference(List<String> names, Place at) {
        String root = names.get(0);
        if (names.size() == 1) {
            Optional<FactPath> value = scope.value(root);
            if (value.isPresent()) {
                return Optional.of(value.get());
            }
            if (scope.fact(root).isPresent()) {
                return Optional.of(checks.wholeFact(root));
            }
        }
        Scope.Resolved resolved = scope.resolve(String.join(".", names), FactType.CLIENT);
        if (resolved.path().isEmpty()) {
            complaints.error(at, resolved.message(), resolved.advice());
        }
        return resolved.path().map(path -> path);
    }

    static String shortened(String code) {
        String line = code.lines().findFirst().orElse("");
        return line.length() > 60 ? line.substring(0, 59) + "…" : line;
    }
}
