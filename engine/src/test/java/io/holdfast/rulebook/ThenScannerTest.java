package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.JavaParser;
import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the scanner reads, the Java parser must read in the same way; what it does not is left to that. */
class ThenScannerTest {

    private static final List<String> PIECES = List.of(
            "decision",
            ".recommend(\"act\")",
            ".because(\"{name} has // no /* comment\")",
            ".offer($opening)",
            ".offer( $request.service() )",
            ".weight(1.5)",
            ".weight(-2)",
            ".weight(- 2)",
            ".weight(010)",
            ".weight(1L)",
            ".weight(0x1)",
            ".weight(1e3)",
            ".weight(1.)",
            ".forDays(30)",
            ".signal(\"health\", \"green\")",
            ".because(\"\")",
            ".because(\"\"\")",
            ".because(\"a\\\"b\")",
            ".because(\"a\" + \"b\")",
            ".getClass()",
            ".from($c.contract().start())",
            ".from($c.contract)",
            ";",
            ";",
            "\n    ",
            "\t",
            "\n\t\t",
            " ",
            "(",
            ")",
            "// x\n",
            "/* x */",
            "é");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsAsTheJavaParserDoes(long seed) {
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder code = new StringBuilder("decision.recommend(\"act\")");
            for (int more = random.nextInt(7); more > 0; more--) {
                code.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            code.append(";");
            Optional<List<ThenScanner.Statement>> scanned = ThenScanner.read(code.toString());
            if (scanned.isPresent()) {
                read++;
                assertThat(scanned.get().stream().map(ThenScannerTest::shown).toList())
                        .as(code + " of seed " + seed)
                        .isEqualTo(parsed(code.toString()));
            }
        }
        assertThat(read).isGreaterThan(2_000);
    }

    @Test
    void leavesWhatIsUnusualToTheJavaParser() {
        assertThat(ThenScanner.read("System.exit(0);")).isEmpty();
        assertThat(ThenScanner.read("decision.recommend(\"a\").getClass();")).isEmpty();
        assertThat(ThenScanner.read("decision.recommend(\"a\" + 1);")).isEmpty();
        assertThat(ThenScanner.read("decision.recommend(name);")).isEmpty();
        assertThat(ThenScanner.read("decision.recommend(\"\\u0022\");")).isEmpty();
        assertThat(ThenScanner.read("decision.recommend(\"a\")")).isEmpty();
        assertThat(ThenScanner.read("if (true) decision.recommend(\"a\");")).isEmpty();
    }

    private static List<String> parsed(String code) {
        BlockStmt block =
                new JavaParser().parseBlock("{" + code + "}").getResult().orElseThrow();
        return block.getStatements().stream().map(ThenScannerTest::shown).toList();
    }

    private static String shown(ThenScanner.Statement statement) {
        List<String> shown = new ArrayList<>(List.of(statement.at().toString()));
        for (ThenScanner.Call call : statement.calls()) {
            shown.add(call.at() + call.name());
            call.arguments()
                    .forEach(argument -> shown.add(argument.literal()
                            .map(literal -> String.valueOf(literal.constant()))
                            .orElse(String.join(".", argument.names()))));
        }
        return shown.toString();
    }

    private static String shown(Statement statement) {
        LinkedList<String> shown = new LinkedList<>();
        Expression rest = statement.asExpressionStmt().getExpression();
        while (rest instanceof MethodCallExpr call) {
            List<String> link = new ArrayList<>(List.of(spot(call.getName()) + call.getNameAsString()));
            call.getArguments().forEach(argument -> link.add(argument(argument)));
            shown.addAll(0, link);
            rest = call.getScope().orElseThrow();
        }
        assertThat(rest).hasToString("decision");
        shown.addFirst(spot(statement).toString());
        return shown.toString();
    }

    private static String argument(Expression argument) {
        if (argument instanceof StringLiteralExpr text) {
            return text.asString();
        }
        return Literals.read(argument.toString())
                .map(literal -> String.valueOf(literal.constant()))
                .orElse(argument.toString().replace("()", ""));
    }

    private static ThenScanner.Spot spot(Node node) {
        Position begin = node.getBegin().orElseThrow();
        return new ThenScanner.Spot(begin.line, begin.line == 1 ? begin.column - 1 : begin.column);
    }
}
