package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorthFitTest {

    private static final String HIGH_END =
            "period,survivors\n0,1000\n1,869\n2,743\n3,653\n4,593\n5,551\n6,517\n7,491\n";

    @TempDir
    Path folder = Path.of("");

    private final Session session = new Session();

    @Test
    void printsTheFitOfASurvivalTableAndNothingElse() throws IOException {
        assertThat(fit("sbg", HIGH_END)).isEqualTo(Exit.FINE);

        JsonNode json = new ObjectMapper().readTree(session.out());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("model", "parameters", "standardErrors", "logLikelihood", "n");
        assertThat(json.path("model").asText()).isEqualTo("sbg");
        assertThat(json.path("parameters").fieldNames()).toIterable().containsExactly("alpha", "beta");
        assertThat(json.path("parameters").path("alpha").asDouble()).isCloseTo(0.668, within(0.0005));
        assertThat(json.path("parameters").path("beta").asDouble()).isCloseTo(3.806, within(0.0005));
        assertThat(json.path("standardErrors").fieldNames()).toIterable().containsExactly("alpha", "beta");
        assertThat(json.path("standardErrors").path("alpha").asDouble()).isBetween(0.01, 0.2);
        assertThat(json.path("logLikelihood").asDouble()).isCloseTo(-1611.2, within(0.05));
        assertThat(json.path("n").isIntegralNumber()).isTrue();
        assertThat(json.path("n").asInt()).isEqualTo(1000);
        assertThat(session.err()).isEmpty();
    }

    @Test
    void printsTheFitOfVisitsAndWhatIsToCome() throws IOException {
        Path file = Files.writeString(folder.resolve("visits.csv"), visits());
        assertThat(session.run("worth", "fit", "--model", "bg-nbd", "--summary", file, "--ahead", "39"))
                .isEqualTo(Exit.FINE);

        JsonNode json = new ObjectMapper().readTree(session.out());
        assertThat(json.path("parameters").fieldNames()).toIterable().containsExactly("r", "alpha", "a", "b");
        assertThat(json.path("n").asInt()).isEqualTo(2000);
        assertThat(session.err())
                .startsWith("Expected repeat visits of these 2,000 clients in the next 39: ")
                .contains("95 % interval of the mean");
    }

    @Test
    void printsTheFitOfSpend() throws IOException {
        assertThat(fit("gamma-gamma", visits())).isEqualTo(Exit.FINE);

        JsonNode json = new ObjectMapper().readTree(session.out());
        assertThat(json.path("parameters").fieldNames()).toIterable().containsExactly("p", "q", "gamma");
        assertThat(json.path("standardErrors").fieldNames()).toIterable().containsExactly("p", "q", "gamma");
    }

    @Test
    void readsStandardInput() {
        session.typing(HIGH_END.getBytes(StandardCharsets.UTF_8));
        assertThat(session.run("worth", "fit", "--model", "sbg", "--summary", "-"))
                .isEqualTo(Exit.FINE);
        assertThat(session.out()).contains("\"model\":\"sbg\"");
    }

    @Test
    void namesEveryBadCellAndPrintsNoFit() throws IOException {
        assertThat(fit("bg-nbd", "frequency,recency,T\n1,5,4\n-2,1,9\n")).isEqualTo(Exit.BAD_DATA);
        assertThat(session.out()).isEmpty();
        assertThat(session.err())
                .contains("summary.csv:2:2: error: recency 5 is more than T 4.")
                .contains("summary.csv:3:1: error: frequency is negative: -2.");
    }

    @Test
    void saysWhyTheDataAreNotEnough() throws IOException {
        assertThat(fit("sbg", "period,survivors\n0,8\n1,6\n2,0\n")).isEqualTo(Exit.BAD_DATA);
        assertThat(session.out()).isEmpty();
        assertThat(session.err())
                .contains("too few renewals: 14 of at least 60. No sbg model can be fitted to this file.");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        assertThat(fit("arima", HIGH_END)).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("--model is sbg, bg-nbd or gamma-gamma, not 'arima'.");
        assertThat(session.run("worth", "fit", "--model", "sbg", "--summary", folder.resolve("none.csv")))
                .isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("There is no " + folder.resolve("none.csv") + ".");
        assertThat(session.run("worth")).isEqualTo(Exit.USAGE);
        Files.write(folder.resolve("latin.csv"), new byte[] {'p', (byte) 0xE9, '\n'});
        assertThat(session.run("worth", "fit", "--model", "sbg", "--summary", folder.resolve("latin.csv")))
                .isEqualTo(Exit.BAD_DATA);
        assertThat(session.err()).contains("this is not a text in UTF-8");
        assertThat(session.run("worth", "fit", "--model", "sbg", "--summary", "-", "--ahead", "3"))
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void writesWhatABookOfClientsTaught() throws IOException {
        Path clients = Files.writeString(folder.resolve("clients.jsonl"), contracts());
        Path file = folder.resolve("worth.json");
        assertThat(session.run("worth", "fit", "--clients", clients, "--as-of", "2026-03-01", "--out", file))
                .isEqualTo(Exit.BAD_DATA);

        assertThat(session.out()).isEmpty();
        assertThat(session.err())
                .contains("clients.jsonl:801: /contract/monthlyFee: ")
                .contains(
                        "1 client left, but nobody recorded when; without them clients seem to stay longer than they do: X-2.")
                .contains("801 clients, 1 bad; ");
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.path("asOf").asText()).isEqualTo("2026-03-01");
        assertThat(json.path("currency").asText()).isEqualTo("EUR");
        assertThat(json.path("data").path("sha256").asText()).hasSize(64);
        assertThat(json.path("data").path("clients").asInt()).isEqualTo(801);
        JsonNode all = json.path("fits").path("renewals by year, *");
        assertThat(all.path("model").asText()).isEqualTo("sbg");
        assertThat(all.path("parameters").path("alpha").asDouble()).isPositive();
        assertThat(all.path("n").asDouble()).isEqualTo(800);
    }

    @Test
    void aBookOrASummaryIsNamedAndNotBoth() {
        assertThat(session.run("worth", "fit", "--mapping", "a.yaml")).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("--mapping goes with --clients.");
        assertThat(session.run("worth", "fit", "--clients", "a", "--summary", "b"))
                .isEqualTo(Exit.USAGE);
        assertThat(session.run("worth", "fit", "--clients", "none.jsonl")).isEqualTo(Exit.USAGE);
        assertThat(session.run("worth", "fit", "--clients", "a", "--model", "sbg"))
                .isEqualTo(Exit.USAGE);
        assertThat(session.run("worth", "fit", "--summary", "a")).isEqualTo(Exit.USAGE);
        assertThat(session.run("worth", "fit", "--summary", "a", "--model", "sbg", "--out", "b"))
                .isEqualTo(Exit.USAGE);
    }

    /** Annual contracts of 800 clients who leave with chances of their own, a bad client, and one who tells nothing. */
    private static String contracts() {
        Random dice = new Random(43);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 800; i++) {
            int start = 2017 + dice.nextInt(8);
            double leave = dice.nextDouble() * dice.nextDouble();
            String ended = "";
            for (int year = start + 1; year <= 2026 && ended.isEmpty(); year++) {
                if (dice.nextDouble() < leave) {
                    ended = ",\"ended\":{\"on\":\"%d-01-31\"}".formatted(year);
                }
            }
            text.append("{\"id\":\"C-%d\",\"contract\":{\"term\":\"annual\",\"start\":\"%d-02-01\"}%s}\n"
                    .formatted(i, start, ended));
        }
        text.append("{\"id\":\"X-1\",\"contract\":{\"monthlyFee\":\"lots\"}}\n");
        text.append("{\"id\":\"X-2\",\"status\":\"lapsed\",\"contract\":{\"term\":\"annual\"}}\n");
        return text.toString();
    }

    private int fit(String model, String text) throws IOException {
        return session.run(
                "worth", "fit", "--model", model, "--summary", Files.writeString(folder.resolve("summary.csv"), text));
    }

    /** Clients who come at rates of their own, may stop after each visit, and spend about a mean of their own. */
    private static String visits() {
        Random dice = new Random(42);
        StringBuilder text = new StringBuilder("T,Monetary,frequency,recency\n");
        for (int i = 0; i < 2000; i++) {
            double rate = -Math.log(1 - dice.nextDouble()) / 8;
            double stop = dice.nextDouble() * dice.nextDouble();
            double mean = 20 + 30 * dice.nextDouble();
            double last = 0;
            int repeats = 0;
            for (double now = wait(rate, dice); now < 50; now += wait(rate, dice)) {
                last = now;
                repeats++;
                if (dice.nextDouble() < stop) {
                    break;
                }
            }
            text.append(
                    "50,%.2f,%d,%s\n".formatted(repeats == 0 ? 0 : mean * (0.5 + dice.nextDouble()), repeats, last));
        }
        return text.toString();
    }

    private static double wait(double rate, Random dice) {
        return -Math.log(1 - dice.nextDouble()) / rate;
    }
}
