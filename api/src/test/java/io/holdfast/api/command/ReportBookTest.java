package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client book beside the same book as it was earlier. */
class ReportBookTest {

    private static final Path RULES = Session.ROOT.resolve("fixtures/books/tenure");

    @TempDir
    Path folder = Path.of("");

    private Path january = Path.of("");
    private Path march = Path.of("");

    @BeforeEach
    void write() throws IOException {
        january = written(
                "january.jsonl",
                paying("stays", "2024-01-01", "100.10"),
                paying("raised", "2024-01-01", "200"),
                paying("lowered", "2024-01-01", "300.30"),
                paying("leaves", "2024-01-01", "400"),
                paying("forgotten", "2024-01-01", "50"),
                """
                {"id":"back","since":"2024-01-01","status":"lapsed","ended":{"on":"2025-06-30"}}""");
        march = written(
                "march.jsonl",
                paying("stays", "2024-01-01", "100.10"),
                paying("raised", "2024-01-01", "250.25"),
                paying("lowered", "2024-01-01", "280.30"),
                """
                {"id":"leaves","since":"2024-01-01","status":"lapsed","ended":{"on":"2026-02-10"},\
                "contract":{"term":"rolling","start":"2024-01-01","monthlyFee":400}}""",
                paying("back", "2024-01-01", "70"),
                paying("new", "2026-02-01", "33.33"));
    }

    @Test
    void everyMovementIsCountedToTheCent() throws IOException {
        JsonNode money = report(march).path("monthlyMoney");
        assertThat(cents(money, "opening")).isEqualTo("1050.40");
        assertThat(cents(money, "new")).isEqualTo("33.33");
        assertThat(cents(money, "expansion")).isEqualTo("50.25");
        assertThat(cents(money, "reactivation")).isEqualTo("70.00");
        assertThat(cents(money, "contraction")).isEqualTo("20.00");
        assertThat(cents(money, "churn")).isEqualTo("450.00");
        assertThat(cents(money, "closing")).isEqualTo("733.98");
    }

    @Test
    void noMonthsAreMadeUpBetweenTwoDays() throws IOException {
        assertThat(report(march).path("months")).isEmpty();
    }

    @Test
    void badClientsOfEitherFileAreSaidAndTheGoodAreCounted() throws IOException {
        Files.writeString(january, Files.readString(january) + "{\"id\":7}\n");
        Session session = new Session();
        assertThat(run(session, march)).isEqualTo(Exit.BAD_DATA);
        JsonNode said = new ObjectMapper().readTree(session.out());
        assertThat(cents(said.path("monthlyMoney"), "closing")).isEqualTo("733.98");
        assertThat(session.err()).contains("january.jsonl").contains("7");
    }

    @Test
    void goesWithADayAndAFileOnly() {
        Session session = new Session();
        assertThat(session.run("report", "book", "--rules", RULES, "--clients", march, "--earlier", january))
                .isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("--earlier goes with --clients and --from.");
    }

    @Test
    void aMissingEarlierFileIsNamed() {
        january = folder.resolve("none.jsonl");
        Session session = new Session();
        assertThat(run(session, march)).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("none.jsonl");
    }

    private JsonNode report(Path later) throws IOException {
        Session session = new Session();
        assertThat(run(session, later)).as(session.err()).isEqualTo(Exit.FINE);
        return new ObjectMapper().readTree(session.out());
    }

    private int run(Session session, Path later) {
        return session.run(
                "report",
                "book",
                "--rules",
                RULES,
                "--clients",
                later,
                "--earlier",
                january,
                "--from",
                "2026-01-01",
                "--as-of",
                "2026-03-01");
    }

    private static String cents(JsonNode money, String what) {
        return new BigDecimal(money.path(what).asText()).setScale(2).toPlainString();
    }

    private static String paying(String id, String since, String fee) {
        return """
                {"id":"%s","since":"%s","status":"active","contract":{"term":"rolling","start":"%s","monthlyFee":%s}}""".formatted(id, since, since, fee);
    }

    private Path written(String name, String... clients) throws IOException {
        return Files.write(folder.resolve(name), List.of(clients));
    }
}
