package io.holdfast.bench.measure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs one JMH benchmark in a Java of its own, briefly, with JMH's own words in a file. */
public final class Harness {

    private static final Path LOGS = Path.of("bench/target/jmh");
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final int ROUNDS = 5;

    private Harness() {}

    /** What came of a run: processor microseconds a call, and calls a second by the clock. */
    public record Outcome(Sample micros, double perSecond) {}

    /** Runs a benchmark method on so many threads. */
    public static Outcome run(Class<?> benchmark, Map<String, String> parameters, int threads, List<String> javaOptions)
            throws Exception {
        Files.createDirectories(LOGS);
        Path log = LOGS.resolve("%02d-%s.log".formatted(RUNS.incrementAndGet(), benchmark.getSimpleName()));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .forks(1)
                .threads(threads)
                .syncIterations(false)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(300))
                .measurementIterations(ROUNDS)
                .measurementTime(TimeValue.milliseconds(700))
                .addProfiler(ProcessorTime.class)
                .jvmArgsAppend(javaOptions.toArray(String[]::new))
                .shouldFailOnError(true)
                .output(log.toString());
        parameters.forEach((name, value) -> options.param(name, value));
        try {
            return outcome(new Runner(options.build()).runSingle());
        } catch (RunnerException failed) {
            throw new IllegalStateException("A benchmark failed, see " + log + ".", failed);
        }
    }

    private static Outcome outcome(RunResult run) {
        List<Sample> samples = new ArrayList<>();
        for (BenchmarkResult fork : run.getBenchmarkResults()) {
            samples.add(new Sample(fork.getIterationResults().stream()
                    .map(IterationResult::getSecondaryResults)
                    .mapToDouble(results -> score(results))
                    .toArray()));
        }
        return new Outcome(Sample.together(samples), run.getPrimaryResult().getScore());
    }

    private static double score(Map<String, Result> results) {
        return Objects.requireNonNull(results.get(ProcessorTime.LABEL), ProcessorTime.LABEL)
                .getScore();
    }
}
