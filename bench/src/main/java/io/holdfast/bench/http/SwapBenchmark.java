package io.holdfast.bench.http;

import io.holdfast.bench.measure.Report;
import io.holdfast.bench.starter.Starter;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Rules published and rolled back while decisions are asked for at a steady pace: whether any of those fails, how long
 * they take beside it, and what memory remains. Drafts are made ready before, a few at a time: decisions beside that,
 * while rules are swapped twice a second, in the seconds after, and alone are told apart, all under the same pace. In the
 * end some swaps follow one another as fast as they go.
 */
public final class SwapBenchmark {

    private static final int CONNECTIONS = 4;
    private static final int READY = 8;
    private static final double WARM_SECONDS = 20;
    private static final double QUIET_SECONDS = 3;
    private static final long SETTLING_MILLIS = 500;
    /** More often than anybody publishes, and seldom enough that one is over when the next begins. */
    private static final long BETWEEN_MILLIS = 500;
    /** The service decides for its lists behind a swap; memory is measured once it has. */
    private static final long CALM_MILLIS = 5_000;

    private static final double AIM_SLOWER = 2;
    private static final double AIM_GROWTH = 1.1;
    private static final String TABLE = "retention/health/idle-users.drl.csv";

    private final Report report;
    private final Contestant service;
    private final RuleDesk desk;

    /** What goes on while a call is made. */
    private enum Phase {
        WARMING,
        QUIET,
        PREPARING,
        /** What a phase leaves behind counts for none. */
        SETTLING,
        /** Between two swaps of a steady pace. */
        BETWEEN,
        /** A swap of that pace is under way. */
        SWAPPING,
        /** The seconds after the last of them. */
        AFTER,
        /** As fast as they go. */
        RUSHING;

        private boolean isSwap() {
            return this == SWAPPING || this == RUSHING;
        }
    }

    private volatile Phase phase = Phase.WARMING;
    private volatile boolean over;
    private final AtomicLong failed = new AtomicLong();
    private final Map<Phase, Queue<Long>> calls = new EnumMap<>(Phase.class);
    private final Map<Phase, Taken> taken = new EnumMap<>(Phase.class);

    /** Seconds by the clock, and of the service's processor time, of all stretches of a phase together. */
    private record Taken(double seconds, double processor) {
        Taken and(double moreSeconds, double moreProcessor) {
            return new Taken(seconds + moreSeconds, processor + moreProcessor);
        }
    }

    private SwapBenchmark(Report report, Contestant service, RuleDesk desk) {
        this.report = report;
        this.service = service;
        this.desk = desk;
        for (Phase one : Phase.values()) {
            calls.put(one, new ConcurrentLinkedQueue<>());
        }
        forget();
    }

    private void forget() {
        calls.values().forEach(Queue::clear);
        for (Phase one : Phase.values()) {
            taken.put(one, new Taken(0, 0));
        }
    }

    /** Runs from the root of a checkout whose distribution is built: how many swaps, half of them back. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        int swaps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        Path work = Files.createTempDirectory("holdfast-bench");
        String settings = """
                rules: {folder: '%s', from: store}
                clients: {asOf: '%s'}
                queue: {filled: false}
                decisions: {stateless: true}
                database: {url: "jdbc:h2:file:%s"}
                """.formatted(Starter.RULES.toAbsolutePath(), Starter.DAY, work.resolve("swaps"));
        String key = ServiceKey.add(work, settings, "admin");
        List<byte[]> requests = Files.readAllLines(Starter.CLIENTS).stream()
                .map(one -> Caller.request(key, "{\"asOf\":\"" + Starter.DAY + "\",\"client\":" + one + "}"))
                .toList();
        try (Contestant service = Contestant.start(
                work,
                "service",
                settings,
                List.of("-Xmx512m"),
                "io.holdfast.api.command.Holdfast",
                List.of("server", "SETTINGS"))) {
            RuleDesk desk = new RuleDesk(service.port(), key);
            desk.send("POST", "/v1/clients/import?mode=keep-the-good", BodyPublishers.ofFile(Starter.CLIENTS), 0);
            Round.of(service.port(), CONNECTIONS, (int) WARM_SECONDS, requests);
            double most = Round.of(service.port(), CONNECTIONS, 5, requests).perSecond();
            new SwapBenchmark(new Report(System.out), service, desk).run(requests, most / 4, swaps / 2);
        }
    }

    private void run(List<byte[]> requests, double perSecond, int rounds) throws Exception {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int first = i * 7;
            callers.add(new Thread(() -> call(requests, first, (long) (1e9 * CONNECTIONS / perSecond)), "caller"));
        }
        callers.forEach(Thread::start);
        try {
            String first = desk.live();
            swap(first, ready(0, Math.min(READY, rounds)));
            Optional<Contestant.Memory> before = memory();
            forget();
            for (int done = 0; done < rounds; done += READY) {
                swap(first, ready(READY + done, Math.min(READY, rounds - done)));
                Report.progress("%d of %d", Math.min(rounds, done + READY), rounds);
            }
            Optional<Contestant.Memory> after = memory();
            List<RuleDesk.Draft> last = ready(READY + rounds, Math.min(READY, rounds));
            in(Phase.RUSHING, () -> {
                for (RuleDesk.Draft draft : last) {
                    desk.publish(draft);
                    desk.rollBack(first);
                }
            });
            over = true;
            for (Thread one : callers) {
                one.join();
            }
            tell(rounds, perSecond, before, after);
        } finally {
            over = true;
        }
    }

    private Optional<Contestant.Memory> memory() throws IOException, InterruptedException {
        in(Phase.SETTLING, () -> TimeUnit.MILLISECONDS.sleep(CALM_MILLIS));
        return service.memory();
    }

    /** Drafts of which one can be published after the other. */
    private List<RuleDesk.Draft> ready(int from, int many) throws IOException, InterruptedException {
        List<RuleDesk.Draft> drafts = new ArrayList<>();
        in(Phase.PREPARING, () -> {
            for (int i = 0; i < many; i++) {
                RuleDesk.Draft draft = desk.edit(
                        "Swap " + (from + i), TABLE, "active,0.5,", "active,0.5%03d,".formatted(from + i + 1));
                desk.impact(draft);
                desk.awaitGates(draft);
                drafts.add(draft);
            }
        });
        in(Phase.SETTLING, () -> TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS));
        in(Phase.QUIET, () -> TimeUnit.MILLISECONDS.sleep((long) (QUIET_SECONDS * 1_000)));
        return drafts;
    }

    private void swap(String first, List<RuleDesk.Draft> drafts) throws IOException, InterruptedException {
        for (RuleDesk.Draft draft : drafts) {
            spaced(() -> desk.publish(draft));
            spaced(() -> desk.rollBack(first));
        }
        in(Phase.AFTER, () -> TimeUnit.MILLISECONDS.sleep((long) (QUIET_SECONDS * 1_000)));
        phase = Phase.SETTLING;
    }

    private void spaced(Work swap) throws IOException, InterruptedException {
        long from = System.nanoTime();
        in(Phase.SWAPPING, swap);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
        in(Phase.BETWEEN, () -> TimeUnit.MILLISECONDS.sleep(Math.max(0, BETWEEN_MILLIS - took)));
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void in(Phase its, Work work) throws IOException, InterruptedException {
        phase = its;
        Duration used = service.processorTime();
        long from = System.nanoTime();
        work.run();
        double processor = service.processorTime().minus(used).toMillis() / 1e3;
        double seconds = (System.nanoTime() - from) / 1e9;
        taken.compute(its, (same, so) -> Objects.requireNonNull(so).and(seconds, processor));
    }

    private void tell(
            int rounds, double perSecond, Optional<Contestant.Memory> before, Optional<Contestant.Memory> after) {
        double alone = percentile(0.99, Phase.QUIET);
        double beside = percentile(0.99, Phase.SWAPPING, Phase.BETWEEN);
        report.table(List.of(
                List.of("", "calls", "median, ms", "p99, ms", "p99.9, ms", "seconds", "processor, s"),
                row("decisions alone", Phase.QUIET),
                row("while drafts are edited, compared and judged", Phase.PREPARING),
                row("while rules are swapped, twice a second", Phase.SWAPPING, Phase.BETWEEN),
                row("of these, beside a swap itself", Phase.SWAPPING),
                row("in the seconds after", Phase.AFTER),
                row("while rules are swapped as fast as they go", Phase.RUSHING)));
        report.line("");
        report.line(
                "%d published and as many rolled back, %.0f decisions a second on %d connections, a quarter of what it can",
                rounds, perSecond, CONNECTIONS);
        report.aim(failed.get() == 0, "%d decisions failed (aim: none)", failed.get());
        report.aim(
                beside <= AIM_SLOWER * alone,
                "p99 while rules are swapped twice a second is %.2f of that before (aim: at most %.0f); beside a swap itself"
                        + " %.2f, in the seconds after %.2f, as fast as they go %.2f",
                beside / alone,
                AIM_SLOWER,
                percentile(0.99, Phase.SWAPPING) / alone,
                percentile(0.99, Phase.AFTER) / alone,
                percentile(0.99, Phase.RUSHING) / alone);
        if (before.isEmpty() || after.isEmpty()) {
            report.unknown("memory: the Java here has no jcmd");
            return;
        }
        Contestant.Memory was = before.get();
        Contestant.Memory is = after.get();
        report.aim(
                is.heap() <= AIM_GROWTH * was.heap() && is.classes() <= AIM_GROWTH * was.classes(),
                "after a collection, after the first %d and at the end: heap %.1f and %.1f MB, classes %.1f and %.1f MB",
                2 * Math.min(READY, rounds),
                was.heap(),
                is.heap(),
                was.classes(),
                is.classes());
    }

    private List<String> row(String name, Phase... its) {
        Taken all = new Taken(0, 0);
        for (Phase one : its) {
            Taken part = Objects.requireNonNull(taken.get(one));
            all = all.and(part.seconds(), part.processor());
        }
        return List.of(
                name,
                String.valueOf(sorted(its).size()),
                Report.figure(percentile(0.5, its)),
                Report.figure(percentile(0.99, its)),
                Report.figure(percentile(0.999, its)),
                Report.figure(all.seconds()),
                Report.figure(all.processor()));
    }

    private Queue<Long> calls(Phase its) {
        return Objects.requireNonNull(calls.get(its));
    }

    private List<Long> sorted(Phase... its) {
        return Arrays.stream(its).flatMap(one -> calls(one).stream()).sorted().toList();
    }

    private double percentile(double share, Phase... its) {
        List<Long> sorted = sorted(its);
        return sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * share)) / 1e6;
    }

    private void call(List<byte[]> requests, int first, long gap) {
        long due = System.nanoTime();
        int made = first;
        while (!over) {
            try (Caller caller = new Caller(service.port())) {
                while (!over) {
                    long wait = due - System.nanoTime();
                    if (wait > 0) {
                        TimeUnit.NANOSECONDS.sleep(wait);
                    }
                    Phase at = phase;
                    long from = System.nanoTime();
                    caller.call(requests.get(made++ % requests.size()));
                    note(at, System.nanoTime() - from);
                    due = Math.max(due + gap, from);
                }
            } catch (IOException broken) {
                failed.incrementAndGet();
                Report.progress("a decision failed: %s", String.valueOf(broken.getMessage()));
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** A call that saw both a swap and something else counts for the swap; for the others it has to lie within. */
    private void note(Phase at, long nanos) {
        Phase then = phase;
        if (at.isSwap() || then.isSwap()) {
            calls(at.isSwap() ? at : then).add(nanos);
        } else if (at == then) {
            calls(at).add(nanos);
        }
    }
}
