package io.holdfast.rulebook;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
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
import io.holdfast.source.Nearest;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.ConditionalBranchDescr;
import org.drools.drl.ast.descr.NamedConsequenceDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads the then of a rule: chains of calls on {@code decision} with literals and bound facts, and nothing else. */
final class ThenReader {

    private static final Pattern FACT_STATEMENT = Pattern.compile("\\b(?:insert|update|modify|delete|retract)\\s*\\(");

    private final Complaints complaints;
    private final RuleUnit unit;
    private final Scope scope;
    private final Readings.Shelf shelf;
    private final SayingChecks checks;
    private final List<String> lines;
    /** Variables of statements that were refused. */
    private final Set<String> declared = new HashSet<>();

    ThenReader(
            Catalogue catalogue,
            Stage stage,
            Complaints complaints,
            RuleUnit unit,
            Scope scope,
            Readings.Shelf shelf,
            Map<String, Reason> reasons) {
        this.shelf = shelf;
        this.complaints = complaints;
        this.unit = unit;
        this.scope = scope;
        this.lines = unit.drl().lines().toList();
        this.checks = new SayingChecks(catalogue, stage, complaints, scope, reasons);
    }

    List<Saying> read(RuleDescr descr) {
        String code = descr.getConsequence() instanceof String text ? text : "";
        boolean told = descr.getLhs().getDescrs().stream()
                .anyMatch(part -> part instanceof NamedConsequenceDescr || part instanceof ConditionalBranchDescr);
        if (!descr.getNamedConsequences().isEmpty() && !told) {
            complaints.error(unit.at(), "a rule has one then.", "Write two rules.");
        }
        int first = firstLine(descr.getConsequenceLine(), code);
        Places places = new Places(first, code);
        Optional<List<ThenScanner.Statement>> plain = ThenScanner.read(code);
        List<Saying> sayings = new ArrayList<>();
        if (plain.isPresent()) {
            plain.get().forEach(statement -> saying(statement, places).ifPresent(sayings::add));
        } else {
            anyhow(code, places, sayings);
        }
        if (sayings.isEmpty() && !complaints.any()) {
            complaints.error(unit.at(), "this rule says nothing.", "Its then names what it recommends.");
        }
        return sayings;
    }

    /** Reads what is more than the plainest then. Where Java cannot, each statement is read for itself. */
    private void anyhow(String code, Places places, List<Saying> sayings) {
        Optional<List<Statement>> block = block(code);
        if (block.isPresent()) {
            block.get().forEach(statement -> saying(statement, places).ifPresent(sayings::add));
            return;
        }
        for (ThenPieces.Piece piece : ThenPieces.of(code)) {
            Optional<List<ThenScanner.Statement>> plain = ThenScanner.read(piece.alone());
            Optional<List<Statement>> statements = plain.isPresent() ? Optional.empty() : block(piece.alone());
            if (plain.isPresent()) {
                plain.get().forEach(statement -> saying(statement, places).ifPresent(sayings::add));
            } else if (statements.isPresent()) {
                statements.get().forEach(statement -> saying(statement, places).ifPresent(sayings::add));
            } else {
                unreadable(piece, places, sayings);
            }
        }
    }

    private void unreadable(ThenPieces.Piece piece, Places places, List<Saying> sayings) {
        Optional<List<Statement>> ended = block(piece.alone().stripTrailing() + ";");
        if (ended.isPresent()) {
            complaints.error(
                    places.of(piece.at()), "this statement has no end: «" + shortened(piece.text()) + "».", "Add a ;.");
            ended.get().forEach(statement -> saying(statement, places).ifPresent(sayings::add));
            return;
        }
        boolean forbidden = FACT_STATEMENT.matcher(piece.text()).find();
        complaints.error(
                places.of(piece.at()),
                (forbidden ? "a then may only talk to `decision`: «" : "this cannot be read: «")
                        + shortened(piece.text()) + "».",
                forbidden
                        ? "Rules recommend, signal or hold back; they change no facts."
                        : "End each statement with ); and check its quotes.");
    }

    private static Optional<List<Statement>> block(String code) {
        ParserConfiguration java = new ParserConfiguration().setAttributeComments(false);
        ParseResult<BlockStmt> parsed = new JavaParser(java).parseBlock("{" + code + "}");
        return parsed.isSuccessful() ? parsed.getResult().map(BlockStmt::getStatements) : Optional.empty();
    }

    private Optional<Saying> saying(ThenScanner.Statement statement, Places places) {
        List<Saying.Call> calls = new ArrayList<>();
        for (ThenScanner.Call call : statement.calls()) {
            Place at = places.of(call.at());
            List<Optional<Operand>> arguments = new ArrayList<>();
            for (ThenScanner.Argument argument : call.arguments()) {
                arguments.add(
                        argument.literal().<Operand>map(literal -> literal).or(() -> reference(argument.names(), at)));
            }
            calls.add(call(at, call.name(), arguments));
        }
        return Optional.of(checked(new Saying(places.of(statement.at()), calls)));
    }

    /** A call; where an argument of it cannot be read, the others are not held against what it takes. */
    private Saying.Call call(Place at, String name, List<Optional<Operand>> arguments) {
        Saying.Call call = new Saying.Call(
                at,
                shelf.words().of(name, () -> name),
                arguments.stream().flatMap(Optional::stream).toList());
        if (call.arguments().size() < arguments.size()) {
            checks.spare(call);
        }
        return call;
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
            calls.addFirst(call(here, call.getNameAsString(), arguments(call, here)));
            rest = call.getScope().get();
        }
        boolean onDecision =
                rest instanceof NameExpr root && root.getNameAsString().equals("decision");
        if (!calls.isEmpty() && rest instanceof NameExpr other && !onDecision) {
            complaints.error(
                    at,
                    "a then may only talk to `decision`, not to `" + other.getNameAsString() + "`.",
                    Nearest.to(other.getNameAsString(), List.of("decision"))
                            .map(near -> "Did you mean `" + near + "`?")
                            .orElse("Rules recommend, signal or hold back; they run no code."));
            return Optional.empty();
        }
        if (calls.isEmpty() || !onDecision) {
            complaints.error(
                    at,
                    "a then may only talk to `decision`: «" + shortened(statement.toString()) + "».",
                    "Rules recommend, signal or hold back; they run no code.");
            statement.findAll(VariableDeclarator.class).forEach(variable -> declared.add(variable.getNameAsString()));
            return Optional.empty();
        }
        return Optional.of(checked(new Saying(at, calls)));
    }

    private List<Optional<Operand>> arguments(MethodCallExpr call, Place at) {
        if (call.getTypeArguments().isPresent()) {
            complaints.error(at, "`" + call.getNameAsString() + "` takes no type.", "");
        }
        return call.getArguments().stream()
                .map(argument -> argument(argument, at))
                .toList();
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
        if (declared.contains(root)) {
            return Optional.empty();
        }
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
        if (resolved.isWrong()) {
            complaints.error(at, resolved.message(), resolved.advice());
        }
        return resolved.path().map(path -> path);
    }

    static String shortened(String code) {
        String line = code.lines().findFirst().orElse("");
        return line.length() > 60 ? line.substring(0, 59) + "…" : line;
    }
}
