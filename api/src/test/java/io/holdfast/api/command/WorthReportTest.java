package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorthReportTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);

    @TempDir
    Path folder = Path.of("");

    private final Session session = new Session();

    @Test
    void writesAPageThatStandsAlone() throws IOException {
        Path clients = Files.writeString(folder.resolve("book.jsonl"), book());
        Path page = folder.resolve("worth.html");
        assertThat(session.run(
                        "worth",
                        "report",
                        "--clients",
                        clients,
                        "--as-of",
                        AS_OF,
                        "--hold-out",
                        "2025-11-01",
                        "--out",
                        page))
                .isEqualTo(Exit.FINE);
        assertThat(session.out()).isEmpty();
        String html = Files.readString(page);
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<h1>What these clients are worth</h1>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("clients who renew by the year are still there")
                .contains("Held against what came after")
                .contains("same as before")
                .contains("The leaky bucket")
                .contains("<svg")
                .doesNotContain("<script", "http:", "https:", "url(", "NaN", "Infinity");
        assertThat(html.lines().filter(line -> line.contains("<tr>")).count()).isGreaterThan(30);
    }

    @Test
    void writesAPageOfASummary() throws IOException {
        Path survivors = Files.writeString(
                folder.resolve("survivors.csv"),
                "period,survivors\n0,1000\n1,869\n2,743\n3,653\n4,593\n5,551\n6,517\n7,491\n");
        assertThat(session.run("worth", "report", "--model", "sbg", "--summary", survivors))
                .isEqualTo(Exit.FINE);
        assertThat(session.out()).contains("After 7 renewals, 49.1 % are still there; the model says");

        Path few = Files.writeString(folder.resolve("few.csv"), "frequency,recency,T\n1,2,3\n");
        assertThat(session.run(
                        "worth", "report", "--model", "bg-nbd", "--summary", few, "--out", folder.resolve("no.html")))
                .isEqualTo(Exit.BAD_DATA);
        assertThat(session.err()).contains("too few clients: 1 of at least 60");
        assertThat(folder.resolve("no.html")).doesNotExist();
    }

    @Test
    void saysWhatGoesWithWhat() {
        assertThat(session.run("worth", "report")).isEqualTo(Exit.USAGE);
        assertThat(session.run("worth", "report", "--clients", "a", "--ahead", "3"))
                .isEqualTo(Exit.USAGE);
        assertThat(session.run("worth", "report", "--summary", "a")).isEqualTo(Exit.USAGE);
        assertThat(session.run("worth", "report", "--summary", "a", "--model", "gamma-gamma"))
                .isEqualTo(Exit.USAGE);
        assertThat(session.run("worth", "report", "--summary", "a", "--model", "sbg", "--ahead", "3"))
                .isEqualTo(Exit.USAGE);
        assertThat(session.run("worth", "report", "--summary", "a", "--model", "bg-nbd", "--came", "3"))
                .isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("--came is 0 or more and goes with --ahead");
    }

    /** What was fitted reaches a decision as soon as the book refers to it. */
    @Test
    void decidesByTheModelsThatABookRefersTo() throws IOException {
        Path clients = Files.writeString(folder.resolve("book.jsonl"), book());
        Path rules = folder.resolve("rules");
        copy(Path.of(System.getProperty("holdfast.root", "..")).resolve("rules"), rules);
        assertThat(session.run(
                        "worth", "fit", "--clients", clients, "--as-of", AS_OF, "--out", rules.resolve("worth.json")))
                .isEqualTo(Exit.FINE);
        Path book = rules.resolve("book.yaml");
        Files.writeString(
                book,
                Files.readString(book).replaceAll("tiers: .*", "tiers: { by: rank, middle: 0.5, high: 0.8, top: 0.95 }")
                        + "learned: { values: worth.json }\n");
        assertThat(session.run("decide", "--clients", clients, "--rules", rules, "--as-of", AS_OF, "--explain", "none"))
                .isEqualTo(Exit.FINE);
        assertThat(session.out().lines().findFirst().orElseThrow())
                .contains("\"method\":\"sbg: profit so far")
                .contains(
                        "\"basis\":{\"file\":\"worth.json\",\"asOf\":\"2026-03-01\",\"models\":[{\"about\":\"renewals\"")
                .contains("\"alpha\":{\"value\":")
                .contains("\"rank\":");
        assertThat(session.out())
                .contains("\"tier\":\"top\"")
                .contains("\"pace\":{\"alive\":")
                .doesNotContain("NaN");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        }
    }

    /** Annual contracts of clients who leave with chances of their own, and visitors who come at rates of their own. */
    private static String book() {
        Random dice = new Random(47);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            double leaving = Math.pow(dice.nextDouble(), 2) * 0.6;
            int years = 1 + dice.nextInt(7);
            int stayed = 0;
            while (stayed < years && dice.nextDouble() > leaving) {
                stayed++;
            }
            boolean left = stayed < years;
            LocalDate start = AS_OF.minusYears(years).minusDays(40);
            lines.append(
                    "{\"id\":\"K-%d\",\"segment\":\"<script>alert(1)</script>\",\"since\":\"%s\"%s,\"contract\":{\"term\":\"annual\",\"start\":\"%s\",\"monthlyFee\":%d}}\n"
                            .formatted(
                                    i,
                                    start,
                                    left
                                            ? ",\"status\":\"lapsed\",\"ended\":{\"on\":\""
                                                    + start.plusYears(stayed + 1)
                                                            .minusDays(1) + "\"}"
                                            : "",
                                    start,
                                    100 + dice.nextInt(900)));
        }
        for (int i = 0; i < 300; i++) {
            LocalDate day = AS_OF.minusDays(150 + dice.nextInt(300));
            double gap = 10 + 60 * dice.nextDouble() * dice.nextDouble();
            double mean = 20 + 80 * dice.nextDouble();
            StringBuilder purchases = new StringBuilder();
            while (day.isBefore(AS_OF)) {
                purchases
                        .append(purchases.length() == 0 ? "" : ",")
                        .append("{\"service\":\"spa\",\"on\":\"%s\",\"amount\":%d}"
                                .formatted(day, Math.round(mean * (0.6 + 0.8 * dice.nextDouble()))));
                if (dice.nextDouble() < 0.15) {
                    break;
                }
                day = day.plusDays(1 + Math.round(-gap * Math.log(1 - dice.nextDouble())));
            }
            lines.append("{\"id\":\"V-%d\",\"segment\":\"salon\",\"purchases\":[%s]}\n".formatted(i, purchases));
        }
        return lines.toString();
    }
}
