package io.holdfast.api.decisions;

import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.problem.Fault;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts requests for a decision by what came of them, and how long they took. */
public final class DecisionMetrics {

    private final Map<Outcome, CounterDataPoint> decisions = new EnumMap<>(Outcome.class);
    private final Histogram seconds;

    public DecisionMetrics(PrometheusRegistry registry) {
        Counter counter = Counter.builder()
                .name("holdfast_decisions_total")
                .help("Requests for a decision, by what came of them.")
                .labelNames("outcome")
                .register(registry);
        seconds = Histogram.builder()
                .name("holdfast_decision_seconds")
                .help("Time from a request's first byte read to its answer, in seconds.")
                .classicOnly()
                .classicUpperBounds(0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2)
                .register(registry);
        for (Outcome outcome : Outcome.values()) {
            decisions.put(outcome, counter.labelValues(outcome.word()));
        }
    }

    /** Makes a call for a decision, and counts what comes of it, whether that is an answer or an exception. */
    <T extends Countable> T counted(Call<T> call) throws IOException {
        long from = System.nanoTime();
        Outcome outcome = Outcome.FAILED;
        try {
            T made = call.make();
            outcome = made.recommends() ? Outcome.RECOMMENDED : Outcome.NOTHING_RECOMMENDED;
            return made;
        } catch (ProblemException problem) {
            outcome = Outcome.of(problem.problem().code());
            throw problem;
        } catch (DatabaseAway away) {
            outcome = Outcome.DATABASE_AWAY;
            throw away;
        } finally {
            Objects.requireNonNull(decisions.get(outcome)).inc();
            seconds.observe((System.nanoTime() - from) / 1e9);
        }
    }

    /** Makes one call for a decision. */
    interface Call<T> {
        T make() throws IOException;
    }

    /** What is counted by whether it recommends anything. */
    interface Countable {
        boolean recommends();
    }

    /** What came of a request for a decision. */
    private enum Outcome {
        RECOMMENDED,
        NOTHING_RECOMMENDED,
        REFUSED,
        NO_RULE_BOOK,
        DATABASE_AWAY,
        FAILED;

        static Outcome of(ProblemCode code) {
            if (code == ProblemCode.NO_RULE_BOOK) {
                return NO_RULE_BOOK;
            }
            return code.fault() == Fault.CALLER ? REFUSED : FAILED;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
