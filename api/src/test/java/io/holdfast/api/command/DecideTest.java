package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecideTest {

    private static final String ROLLING =
            "{\"id\":\"C-%d\",\"name\":\"Cleo\",\"since\":\"2024-01-15\",\"contract\":{\"term\":\"rolling\",\"monthlyFee\":500}}\n";

    @TempDir
    Path folder = Path.of("");

    private final Session session = new Session();
    private Path rules = Path.of("");

    @BeforeEach
    void writeTheBook() throws IOException {
        rules = SmallBook.in(folder.resolve("rules"));
    }

    @Test
    void decidesEveryClientInTheOrderOfTheFile() throws IOException {
        Path clients = file("clients.jsonl", many(3000));

        assertThat(decide("--clients", clients, "--as-of", "2026-03-01")).isEqualTo(Exit.FINE);

        List<JsonNode> decisions = decisions(session.out());
        assertThat(decisions).extracting(one -> one.path("clientId").asText()).isEqualTo(ids(3000));
        assertThat(decisions
                        .get(0)
                        .path("recommendations")
                        .path(0)
                        .path("because")
                        .asText())
                .isEqualTo("Cleo has stayed 25 months");
        assertThat(session.err()).contains("3000 clients decided, 0 bad, 0.0 seconds.");
    }

    @Test
    void skipsABadLineAmongThousandsAndNamesIt() throws IOException {
        List<String> lines = many(3000);
        lines.set(1233, "{\"id\":\"C-1234\",\"contract\":{\"monthlyFee\":\"lots\"}}\n");

        assertThat(decide("--clients", file("clients.jsonl", lines))).isEqualTo(Exit.BAD_DATA);

        assertThat(decisions(session.out())).hasSize(2999);
        assertThat(session.err())
                .contains(folder + "/clients.jsonl:1234: /contract/monthlyFee: ")
                .contains("2999 clients decided, 1 bad");
    }

    @Test
    void namesTwentyBadClientsAndCountsTheRest() throws IOException {
        List<String> lines =
                new ArrayList<>(IntStream.range(0, 50).mapToObj(i -> "{}\n").toList());
        lines.add(ROLLING.formatted(1));

        assertThat(decide("--clients", file("clients.jsonl", lines))).isEqualTo(Exit.BAD_DATA);

        assertThat(session.err().lines().filter(line -> line.contains("clients.jsonl:")))
                .hasSize(21);
        assertThat(session.err()).contains("1 client decided, 50 bad");
    }

    @Test
    void readsStandardInput() throws IOException {
        session.typing(ROLLING.formatted(1).getBytes(StandardCharsets.UTF_8));

        assertThat(decide("--clients", "-")).isEqualTo(Exit.FINE);
        assertThat(decisions(session.out())).hasSize(1);
    }

    @Test
    void readsACompressedFile() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(String.join("", many(10)).getBytes(StandardCharsets.UTF_8));
        }
        Path clients = Files.write(folder.resolve("clients.jsonl.gz"), packed.toByteArray());

        assertThat(decide("--clients", clients)).isEqualTo(Exit.FINE);
        assertThat(decisions(session.out())).hasSize(10);
    }

    @Test
    void readsACsvThroughAMappingAndTakesItsDay() throws IOException {
        Path clients = file("export.csv", List.of("customer,months,kind\n", "C-1,30,Month-to-month\n"));
        Path mapping = file("mapping.yaml", List.of("""
                        id: customer
                        asOf: 2026-02-01
                        facts:
                          since: { column: months, as: monthsAgo }
                          contract.term: { column: kind, values: { Month-to-month: rolling } }
                        """));

        assertThat(decide("--clients", clients, "--mapping", mapping)).isEqualTo(Exit.FINE);
        assertThat(decisions(session.out()).get(0).path("asOf").asText()).isEqualTo("2026-02-01");

        assertThat(decide("--clients", clients, "--mapping", mapping, "--as-of", "2026-01-05"))
                .isEqualTo(Exit.FINE);
        assertThat(decisions(session.out()).get(1).path("asOf").asText()).isEqualTo("2026-01-05");
    }

    @Test
    void takesTodayInTheBooksTimeZoneWhenNobodySaysOtherwise() throws IOException {
        decide("--clients", file("clients.jsonl", many(1)));

        assertThat(decisions(session.out()).get(0).path("asOf").asText()).isEqualTo("2026-03-03");
    }

    @Test
    void refusesAMappingWithMistakesAtTheirPlace() throws IOException {
        Path mapping = file("mapping.yaml", List.of("id: customer\nfacts:\n  contract.trem: kind\n"));

        assertThat(decide("--clients", file("export.csv", List.of("customer,kind\n")), "--mapping", mapping))
                .isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains(mapping + ":3").contains("contract.trem");
        assertThat(session.out()).isEmpty();
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(decide("--clients", "no-such.jsonl")).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("There is no file no-such.jsonl.");
    }

    @Test
    void refusesADayThatIsNone() throws IOException {
        assertThat(decide("--clients", file("clients.jsonl", many(1)), "--as-of", "2026-02-30"))
                .isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("'2026-02-30' is no day. Write it like 2026-03-01.");
    }

    @Test
    void saysWhyNotWhereTheFullExplanationIsAskedFor() throws IOException {
        Path clients = file("clients.jsonl", List.of("{\"id\":\"C-1\",\"contract\":{\"term\":\"annual\"}}\n"));

        assertThat(decide("--clients", clients, "--explain", "full")).isEqualTo(Exit.FINE);
        assertThat(session.out()).contains("\"notRecommended\":[{\"action\":\"offer-annual-contract\"");
    }

    @Test
    void leavesRulesOutWhereNoExplanationIsAskedFor() throws IOException {
        decide("--clients", file("clients.jsonl", many(1)), "--explain", "none", "--top", "1");

        JsonNode recommendations = decisions(session.out()).get(0).path("recommendations");
        assertThat(recommendations).hasSize(1);
        assertThat(recommendations.get(0).has("rules")).isFalse();
    }

    @Test
    void writesAFileOnlyOnceItIsComplete() throws IOException {
        Path out = file("decisions.jsonl", List.of("what was there before"));

        assertThat(decide("--clients", file("clients.jsonl", many(100)), "--out", out))
                .isEqualTo(Exit.FINE);

        assertThat(session.out()).isEmpty();
        assertThat(decisions(Files.readString(out))).hasSize(100);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void saysWhichFactsNobodyHasAndHowManyRulesThatSilences() throws IOException {
        List<String> lines = many(4);
        lines.set(3, "{\"id\":\"C-4\",\"services\":[]}\n");

        decide("--clients", file("clients.jsonl", lines));

        assertThat(session.err())
                .contains("Unknown for every client: ended, onboarding, delivery, usage,")
                .contains("for some: contract (1), services (3).")
                .contains("1 of 2 rules could never hold because of it.");
    }

    @Test
    void endsQuietlyWhenNobodyReadsAnyMore() throws IOException {
        OutputStream closed = new Pipe(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        });

        int status =
                session.runInto(closed, "decide", "--rules", rules, "--clients", file("clients.jsonl", many(3000)));

        assertThat(status).isEqualTo(Exit.FINE);
        assertThat(session.err()).isEmpty();
    }

    @Test
    void saysSoWhenTheResultCannotBeWritten() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        int status = session.runInto(full, "decide", "--rules", rules, "--clients", file("clients.jsonl", many(10)));

        assertThat(status).isEqualTo(Exit.OUR_FAULT);
        assertThat(session.err()).contains("could not be written: No space left on device");
    }

    @Test
    void refusesATargetInAFolderThatIsNotThere() throws IOException {
        Path out = folder.resolve("none/decisions.jsonl");

        assertThat(decide("--clients", file("clients.jsonl", many(1)), "--out", out))
                .isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("There is no ").contains("none").doesNotContain("\tat ");
    }

    private int decide(Object... more) {
        List<Object> words = new ArrayList<>(List.of("decide", "--rules", rules));
        words.addAll(List.of(more));
        return session.run(words.toArray());
    }

    private Path file(String name, List<String> lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("", lines));
    }

    private static List<String> many(int clients) {
        return new ArrayList<>(
                IntStream.rangeClosed(1, clients).mapToObj(ROLLING::formatted).toList());
    }

    private static List<String> ids(int clients) {
        return IntStream.rangeClosed(1, clients).mapToObj(i -> "C-" + i).toList();
    }

    private static List<JsonNode> decisions(String lines) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> decisions = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            decisions.add(json.readTree(line));
        }
        return decisions;
    }
}
