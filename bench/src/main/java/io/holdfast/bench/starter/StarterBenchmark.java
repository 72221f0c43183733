package io.holdfast.bench.starter;

import io.holdfast.bench.measure.WarmUp;
import io.holdfast.client.Client;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whole decisions by the starter rules, one sample client after the other; facts are read before, no JSON written. */
public class StarterBenchmark {

    /** What every thread shares. */
    @State(Scope.Benchmark)
    public static class Shared {

        private final DecisionEngine engine = new DecisionEngine();
        private final Options options = new Options(5, Explain.NONE);

        @SuppressWarnings("NullAway.Init") // read() runs before any measurement
        private RuleBook book;

        private List<Client> clients = List.of();

        /** Reads rules and clients once. */
        @Setup
        public void read() throws IOException {
            book = Starter.book();
            clients = Starter.clients(book);
            Turn warmUp = new Turn();
            WarmUp.with(() -> decideNext(this, warmUp));
        }
    }

    /** Which client is next for one thread. */
    @State(Scope.Thread)
    public static class Turn {
        private int next;
    }

    /** One decision. */
    @Benchmark
    public Decision decide(Shared shared, Turn turn) {
        return decideNext(shared, turn);
    }

    private static Decision decideNext(Shared shared, Turn turn) {
        turn.next = (turn.next + 1) % shared.clients.size();
        return shared.engine.decide(shared.book, shared.clients.get(turn.next), shared.options);
    }
}
