package io.holdfast.bench.decisions;

import io.holdfast.bench.measure.WarmUp;
import io.holdfast.bench.workload.Matches;
import io.holdfast.bench.workload.Workload;
import io.holdfast.client.Client;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One entrant deciding for one made-up client after the other; it does not start before its matches are right. */
@State(Scope.Benchmark)
public class DecisionBenchmark {

    @Param("50")
    int rules;

    @Param("held")
    String matches = "held";

    @Param("RULES")
    String entrant = "RULES";

    @Param("")
    String stock = "";

    @SuppressWarnings("NullAway.Init") // prepare() runs before any measurement
    private Decider<?> decider;

    private List<Client> clients = List.of();
    private int next;

    /** Builds the entrant and compares what it says with what the rules mean. */
    @Setup
    public void prepare() {
        Workload workload = Workload.of(rules, Matches.of(matches), Comparison.SEED);
        clients = workload.clients();
        decider = Entrant.valueOf(entrant).decider(workload, Path.of(stock));
        check(decider, workload);
        WarmUp.with(this::decide);
    }

    /** One decision. */
    @Benchmark
    public Object decide() {
        next = next + 1 == clients.size() ? 0 : next + 1;
        return decider.decide(clients.get(next));
    }

    private <T> void check(Decider<T> checked, Workload workload) {
        for (int i = 0; i < clients.size(); i++) {
            List<String> found = checked.matches(checked.decide(clients.get(i)));
            Comparison.check(entrant, found, workload.matches(i));
        }
    }
}
