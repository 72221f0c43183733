package io.holdfast.bench.typing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.bench.http.Contestant;
import io.holdfast.bench.http.ServiceKey;
import io.holdfast.bench.measure.Report;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * From a key stroke to what is wrong, over HTTP as the editor asks it: a service on a folder of 500 rules, a draft that
 * somebody opens, and keys that are pressed one after the other. Each kind of file has a draft of its own.
 */
public final class TypingBenchmark {

    private static final int STROKES = 20;
    private static final int AIM_MILLIS = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Report report;
    private final SourceFiles files;
    private final Contestant service;
    private final String key;

    private TypingBenchmark(SourceFiles files, Contestant service, String key, Report report) {
        this.report = report;
        this.files = files;
        this.service = service;
        this.key = key;
    }

    /** A file that is typed in, and how its text goes on from stroke to stroke. */
    private record Typing(String what, String file, String before, String stroke) {}

    private static final List<Typing> TYPINGS = List.of(
            new Typing("a cell of a table", LargeFolder.TABLE, "active,400,420,", "active,3%02d,420,"),
            new Typing("a sentence", LargeFolder.SENTENCES, "with at least 100 months", "with at least 20%d months"),
            new Typing("half a sentence", LargeFolder.SENTENCES, "with at least 100 months", "with at le%d"),
            new Typing("the vocabulary", "vocabulary.dsl", "# Satisfied:", "# %d"),
            new Typing("the actions", "actions.csv", "Collect the missing", "Collect %d missing"));

    /** Runs from the root of a checkout whose distribution is built. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("holdfast-bench");
        Path rules = LargeFolder.write(work.resolve("rules"));
        SourceFiles files = SourceFiles.read(rules);
        String settings = """
                rules: {folder: '%s'}
                database: {url: "jdbc:h2:file:%s"}
                """.formatted(rules, work.resolve("typing"));
        String key = ServiceKey.add(work, settings, "analyst");
        try (Contestant service = Contestant.start(
                work, "typing", settings, "io.holdfast.api.command.Holdfast", List.of("server", "SETTINGS"))) {
            new TypingBenchmark(files, service, key, new Report(System.out)).measure();
        }
    }

    /** In turn, so that what is asked first is asked of a service that has just started, as it would be. */
    private void measure() throws IOException, InterruptedException {
        List<List<String>> rows = new ArrayList<>(List.of(List.of(
                "what is typed",
                "open the draft, ms",
                "first stroke, ms",
                "median, ms",
                "slowest, ms",
                "processor, ms a stroke")));
        boolean reached = true;
        for (Typing typing : TYPINGS) {
            List<Double> strokes = new ArrayList<>();
            long from = System.nanoTime();
            String draft = open(typing);
            double opened = millis(from);
            Duration used = service.processorTime();
            for (int i = 0; i < STROKES; i++) {
                from = System.nanoTime();
                stroke(draft, typing, i);
                strokes.add(millis(from));
            }
            double processor = service.processorTime().minus(used).toMillis() / (double) STROKES;
            List<Double> sorted = strokes.stream().sorted().toList();
            double slowest = sorted.get(STROKES - 1);
            reached &= slowest < AIM_MILLIS;
            rows.add(List.of(
                    typing.what(),
                    Report.figure(opened),
                    Report.figure(strokes.get(0)),
                    Report.figure(sorted.get(STROKES / 2)),
                    Report.figure(slowest),
                    Report.figure(processor)));
        }
        report.table(rows);
        report.line("");
        report.aim(reached, "%d rules: every stroke is answered in under %d ms", LargeFolder.RULES, AIM_MILLIS);
    }

    private String open(Typing typing) throws IOException, InterruptedException {
        String made = sent(request("/v1/rules/drafts")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"" + typing.what() + "\"}")));
        String id = JSON.readTree(made).path("id").asText();
        sent(request("/rules/drafts/" + id + "?file=" + encoded(typing.file())).GET());
        return id;
    }

    private void stroke(String draft, Typing typing, int number) throws IOException, InterruptedException {
        String text = files.text(typing.file()).orElseThrow();
        String typed = text.replace(typing.before(), typing.stroke().formatted(number));
        if (typed.equals(text)) {
            throw new IOException("Nothing was typed in " + typing.file());
        }
        String said = sent(request("/rules/drafts/" + draft + "/lint?file=" + encoded(typing.file()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("text=" + encoded(typed))));
        if (JSON.readTree(said).path("errors").isMissingNode()) {
            throw new IOException("Not an answer to a stroke: " + said);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .header("Authorization", "Bearer " + key);
    }

    private String sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static double millis(long from) {
        return (System.nanoTime() - from) / 1e6;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
