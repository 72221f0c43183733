package io.holdfast.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.bench.measure.Report;
import io.holdfast.bench.starter.Starter;
import io.holdfast.sample.SampleBook;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A client book brought in through the service's own endpoint, into an empty store and over itself, and paged through:
 * on each database, for each way to import.
 */
public final class ImportBenchmark {

    private static final long SEED = 7;
    private static final int AIM = 5_000;
    private static final int PAGE = 500;
    private static final int COMPARED = 20;
    private static final List<String> MODES = List.of("all-or-nothing", "keep-the-good");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final Report report;
    private final Path work;
    private final Path book;
    private final int clients;

    private ImportBenchmark(Report report, Path work, int clients) throws IOException {
        this.report = report;
        this.work = work;
        this.clients = clients;
        this.book = write(work.resolve("clients.jsonl"), clients);
    }

    /** Runs from the root of a checkout whose distribution is built: how many clients, and on which databases. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        int clients = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        String only = arguments.length > 1 ? arguments[1] : "";
        Path work = Files.createTempDirectory("holdfast-bench");
        new ImportBenchmark(new Report(System.out), work, clients).run(only);
    }

    private void run(String only) throws Exception {
        report.line("%,d clients, %,d bytes each", clients, Files.size(book) / clients);
        for (Store.Kind kind : Store.Kind.values()) {
            for (String mode : MODES) {
                if (kind.words().startsWith(only)) {
                    try (Store store = kind.open(work)) {
                        measure(kind, store, mode);
                    }
                }
            }
        }
    }

    private void measure(Store.Kind kind, Store store, String mode) throws Exception {
        String settings = "rules: {folder: '%s'}%n%s".formatted(Starter.RULES.toAbsolutePath(), store.settings());
        String key = ServiceKey.add(work, settings);
        long empty = store.bytes();
        try (Contestant service = Contestant.start(
                work, "service", settings, "io.holdfast.api.command.Holdfast", List.of("server", "SETTINGS"))) {
            load(service, key, kind.words() + ", " + mode + ", new", mode, true);
            load(service, key, kind.words() + ", " + mode + ", the same again", mode, false);
            page(service, key, kind.words());
            service.stop();
            report.line("%s: %,d bytes a client, indexes and all", kind.words(), (store.bytes() - empty) / clients);
        }
    }

    private void load(Contestant service, String key, String what, String mode, boolean aimed) throws Exception {
        Duration used = service.processorTime();
        long from = System.nanoTime();
        HttpResponse<String> answer = http.send(
                to(service, key, "/v1/clients/import?mode=" + mode)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofFile(book))
                        .build(),
                BodyHandlers.ofString());
        double seconds = (System.nanoTime() - from) / 1e9;
        JsonNode said = mapper.readTree(answer.body());
        if (answer.statusCode() != 200
                || said.path(aimed ? "added" : "unchanged").asInt() != clients) {
            throw new IOException(answer.statusCode() + ": " + answer.body().substring(0, 500));
        }
        double perSecond = clients / seconds;
        double micros = service.processorTime().minus(used).toNanos() / 1e3 / clients;
        String figures = "%s: %,.0f clients a second, %.0f µs processor time of the service each"
                .formatted(what, perSecond, micros);
        if (aimed) {
            report.aim(perSecond >= AIM, "%s (aim: %,d a second)", figures, AIM);
        } else {
            report.line("%s", figures);
        }
    }

    private void page(Contestant service, String key, String name) throws Exception {
        List<Double> millis = new ArrayList<>();
        int seen = 0;
        for (int round = 0; round < 2; round++) {
            millis.clear();
            seen = 0;
            String cursor = "";
            do {
                long from = System.nanoTime();
                JsonNode page = mapper.readTree(http.send(
                                to(service, key, "/v1/clients?limit=" + PAGE + cursor)
                                        .GET()
                                        .build(),
                                BodyHandlers.ofString())
                        .body());
                millis.add((System.nanoTime() - from) / 1e6);
                seen += page.path("clients").size();
                cursor = page.has("next")
                        ? "&cursor=" + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8)
                        : "";
            } while (!cursor.isEmpty());
        }
        if (seen != clients) {
            throw new IOException("Pages hold " + seen + " clients.");
        }
        double first = median(millis.subList(0, COMPARED));
        double last = median(millis.subList(millis.size() - COMPARED, millis.size()));
        report.line(
                "%s: %d pages of %d; one of the first %d takes %.1f ms, one of the last %.1f ms: %.2f×",
                name, millis.size(), PAGE, COMPARED, first, last, last / first);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static HttpRequest.Builder to(Contestant service, String key, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .timeout(Duration.ofMinutes(10))
                .header("Authorization", "Bearer " + key);
    }

    private static Path write(Path file, int clients) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            Iterator<?> all = SampleBook.clients(SEED, clients, Starter.DAY).iterator();
            while (all.hasNext()) {
                out.write(all.next().toString());
                out.newLine();
            }
        }
        return file;
    }
}
