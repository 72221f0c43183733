package io.holdfast.bench;

import io.holdfast.client.Client;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Decisions a second in process: starter rules, one sample client after the other. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class DecisionBenchmark {

    /** What every thread shares. */
    @State(Scope.Benchmark)
    public static class Shared {

        @Param({"none", "why"})
        String explain = "none";

        private final DecisionEngine engine = new DecisionEngine();
        private Options options = Options.STANDARD;

        @SuppressWarnings("NullAway.Init") // read() runs before any measurement
        private RuleBook book;

        private List<Client> clients = List.of();

        /** Reads rules and clients once. */
        @Setup
        public void read() throws IOException {
            options = new Options(5, Explain.of(explain).orElseThrow());
            book = Starter.book();
            clients = Starter.clients(book);
        }
    }

    /** Which client is next for one thread. */
    @State(Scope.Thread)
    public static class Turn {
        private int next;
    }

    /** One thread. */
    @Benchmark
    @Threads(1)
    public Decision oneThread(Shared shared, Turn turn) {
        return decide(shared, turn);
    }

    /** Two threads. */
    @Benchmark
    @Threads(2)
    public Decision twoThreads(Shared shared, Turn turn) {
        return decide(shared, turn);
    }

    private static Decision decide(Shared shared, Turn turn) {
        turn.next = (turn.next + 1) % shared.clients.size();
        return shared.engine.decide(shared.book, shared.clients.get(turn.next), shared.options);
    }
}
