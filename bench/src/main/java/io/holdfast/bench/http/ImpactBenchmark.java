package io.holdfast.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.bench.measure.Report;
import io.holdfast.bench.starter.Starter;
import io.holdfast.bench.typing.LargeFolder;
import io.holdfast.sample.SampleBook;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Every stored client decided under what decides and under a draft, over HTTP and in the background, against deciding the
 * same clients once as a batch. A second kind of run takes a book of 500 rules and a service of little memory.
 */
public final class ImpactBenchmark {

    private static final long SEED = 7;
    private static final double AIM_SECONDS = 15;
    private static final double AIM_GROWTH = 1.2;
    private static final int AIM_CLIENTS = 10_000;
    private static final int TIMES = 3;

    private final Report report;
    private final Path work;

    private ImpactBenchmark(Report report, Path work) {
        this.report = report;
        this.work = work;
    }

    /** Runs from the root of a checkout whose distribution is built: how many clients, and {@code large} for 500 rules. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        int clients = arguments.length > 0 ? Integer.parseInt(arguments[0]) : AIM_CLIENTS;
        boolean large = arguments.length > 1 && arguments[1].equals("large");
        new ImpactBenchmark(new Report(System.out), Files.createTempDirectory("holdfast-bench")).run(clients, large);
    }

    private void run(int clients, boolean large) throws Exception {
        Path rules = large ? LargeFolder.write(work.resolve("rules")) : Starter.RULES.toAbsolutePath();
        String settings = """
                rules: {folder: '%s', from: store}
                clients: {asOf: '%s'}
                queue: {filled: false}
                decisions: {stateless: true}
                database: {url: "jdbc:h2:file:%s"}
                """.formatted(rules, Starter.DAY, work.resolve("impact"));
        String key = ServiceKey.add(work, settings, "admin");
        Path book = clients(clients);
        List<String> options = large ? List.of("-Xmx256m") : List.of();
        try (Contestant service = Contestant.start(
                work,
                "service",
                settings,
                options,
                "io.holdfast.api.command.Holdfast",
                List.of("server", "SETTINGS"))) {
            RuleDesk desk = new RuleDesk(service.port(), key);
            desk.send("POST", "/v1/clients/import?mode=keep-the-good", BodyPublishers.ofFile(book), 0);
            measure(service, desk, requests(book), clients, large);
        }
    }

    private void measure(Contestant service, RuleDesk desk, Path requests, int clients, boolean large)
            throws Exception {
        RuleDesk.Draft draft = large
                ? desk.edit("Fees", LargeFolder.TABLE, "They pay", "We are paid")
                : desk.edit("Idle users", "retention/health/idle-users.drl.csv", "active,0.5", "active,0.65");
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("", "seconds", "processor, s", "processor of deciding once", "heap, MB", "classes, MB")));
        double first = 0;
        double last = 0;
        double fastest = Double.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            Taken once = taken(service, () -> desk.batch(BodyPublishers.ofFile(requests)));
            rows.add(row("decided once", once, once, Optional.empty()));
            List<JsonNode> done = new ArrayList<>();
            Taken impact = taken(service, () -> done.add(desk.impact(draft)));
            Optional<Contestant.Memory> memory = service.memory();
            rows.add(row("impact", impact, once, memory));
            fastest = Math.min(fastest, impact.seconds());
            last = memory.map(Contestant.Memory::heap).orElse(0.0);
            first = i == 0 ? last : first;
            Report.progress(
                    "changed: %s of %s",
                    done.get(0).at("/summary/changed"), done.get(0).at("/summary/clients"));
        }
        report.table(rows);
        report.line("");
        if (clients == AIM_CLIENTS && !large) {
            report.aim(fastest <= AIM_SECONDS, "%,d clients compared in %.1f s (aim: 15)", clients, fastest);
        }
        if (first == 0) {
            report.unknown("memory: the Java here has no jcmd");
        } else {
            report.aim(
                    last <= AIM_GROWTH * first,
                    "heap after a collection: %.0f MB after the first comparison, %.0f MB after the last",
                    first,
                    last);
        }
    }

    private static List<String> row(String what, Taken taken, Taken once, Optional<Contestant.Memory> memory) {
        return List.of(
                what,
                Report.figure(taken.seconds()),
                Report.figure(taken.processor()),
                Report.times(taken.processor() / once.processor()),
                memory.map(one -> Report.figure(one.heap())).orElse("–"),
                memory.map(one -> Report.figure(one.classes())).orElse("–"));
    }

    /** Seconds by the clock, and of the service's processor time. */
    private record Taken(double seconds, double processor) {}

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static Taken taken(Contestant service, Work work) throws IOException, InterruptedException {
        Duration used = service.processorTime();
        long from = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - from) / 1e9;
        return new Taken(seconds, service.processorTime().minus(used).toMillis() / 1e3);
    }

    private Path clients(int clients) throws IOException {
        Path file = work.resolve("clients.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            Iterator<?> all = SampleBook.clients(SEED, clients, Starter.DAY).iterator();
            while (all.hasNext()) {
                out.write(all.next().toString());
                out.newLine();
            }
        }
        return file;
    }

    private Path requests(Path book) throws IOException {
        Path file = work.resolve("requests.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file);
                var lines = Files.lines(book)) {
            Iterator<String> all = lines.iterator();
            while (all.hasNext()) {
                out.write("{\"asOf\":\"" + Starter.DAY + "\",\"explain\":\"none\",\"client\":" + all.next() + "}");
                out.newLine();
            }
        }
        return file;
    }
}
