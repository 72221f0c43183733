package io.holdfast.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.sample.SampleBook;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our build, stock Drools and the plain evaluator must say the same of every client. */
class ThreeJudgesTest {

    private static final Path RULES = Path.of(System.getProperty("holdfast.root"), "rules");
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);
    private static final DecisionEngine ENGINE = new DecisionEngine();
    private static final Options WHOLE = new Options(100, Explain.WHY);

    private static RuleBook ours;
    private static List<Client> clients;

    @BeforeAll
    static void readTheBook() throws IOException {
        ours = compile(RuleBookCompiler.standard());
        ClientReader reader = new ClientReader(ours.catalogue().book());
        clients = SampleBook.clients(11, 400, AS_OF)
                .map(facts -> reader.read(facts, AS_OF).fold(client -> client, problems -> {
                    throw new AssertionError(problems.toString());
                }))
                .toList();
    }

    private static RuleBook compile(RuleBookCompiler compiler) throws IOException {
        return compiler.compile(SourceFiles.read(RULES)).fold(book -> book, diagnostics -> {
            throw new AssertionError(diagnostics.toString());
        });
    }

    @Test
    void ourBuildAgreesWithThePlainEvaluator() throws IOException {
        assertAgrees(compile(RuleBookCompiler.plain()));
    }

    @Test
    void ourBuildAgreesWithStockDrools() throws IOException {
        assertAgrees(compile(RuleBookCompiler.stock()));
    }

    private static void assertAgrees(RuleBook other) {
        int recommendations = 0;
        for (Client client : clients) {
            Decision decision = ENGINE.decide(ours, client, WHOLE);
            assertThat(DecisionJson.line(ENGINE.decide(other, client, WHOLE)))
                    .as(client.id())
                    .isEqualTo(DecisionJson.line(decision));
            recommendations += decision.recommendations().size();
        }
        assertThat(recommendations).as("clients with nothing due prove nothing").isGreaterThan(clients.size());
    }
}
