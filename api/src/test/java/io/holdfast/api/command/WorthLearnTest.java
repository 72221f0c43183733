package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorthLearnTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void showsBeforeAndAfterAndDecidesByItOnceTheBookRefersToIt() throws IOException {
        Path clients = Files.writeString(folder.resolve("clients.jsonl"), clients());
        Path rules = folder.resolve("rules");
        try (var all = Files.walk(Session.ROOT.resolve("rules"))) {
            for (Path one : all.toList()) {
                Files.copy(
                        one,
                        rules.resolve(
                                Session.ROOT.resolve("rules").relativize(one).toString()));
            }
        }
        Path file = rules.resolve("likelihoods.json");
        Session learning = new Session();
        assertThat(learning.run(
                        "worth",
                        "learn",
                        "--clients",
                        clients,
                        "--rules",
                        rules,
                        "--as-of",
                        "2026-03-01",
                        "--out",
                        file))
                .isEqualTo(Exit.FINE);
        assertThat(learning.out())
                .startsWith("action\tanswers\tbefore\tafter\tlow\thigh\tnote\n")
                .contains("ask-nps\t120\t0.300\t0.8");
        assertThat(learning.err()).contains("1 answer about actions that actions.csv does not hold.");

        Path book = rules.resolve("book.yaml");
        Files.writeString(book, Files.readString(book) + "learned: { likelihoods: likelihoods.json }\n");
        Path one = Files.writeString(
                folder.resolve("one.jsonl"), "{\"id\":\"T-1\",\"status\":\"active\",\"since\":\"2024-01-01\"}\n");
        Session deciding = new Session();
        assertThat(deciding.run("decide", "--clients", one, "--rules", rules, "--as-of", "2026-03-01", "--top", "20"))
                .isEqualTo(Exit.FINE);
        assertThat(deciding.out()).contains("\"origin\":\"learned from 120 outcomes\"");

        Session twice = new Session();
        assertThat(twice.run(
                        "worth",
                        "learn",
                        "--clients",
                        clients,
                        "--rules",
                        rules,
                        "--as-of",
                        "2026-03-01",
                        "--out",
                        file))
                .isEqualTo(Exit.USAGE);
        assertThat(twice.err()).contains("learned on 2026-03-01 already");

        Session pinning = new Session();
        assertThat(pinning.run(
                        "worth",
                        "learn",
                        "--clients",
                        clients,
                        "--rules",
                        rules,
                        "--as-of",
                        "2026-03-02",
                        "--pin",
                        "ask-nps",
                        "--out",
                        file))
                .isEqualTo(Exit.FINE);
        assertThat(pinning.out()).contains("ask-nps\t120\t0.300\t0.300").contains("pinned");
        Session pinned = new Session();
        assertThat(pinned.run("decide", "--clients", one, "--rules", rules, "--as-of", "2026-03-01", "--top", "20"))
                .isEqualTo(Exit.FINE);
        assertThat(pinned.out()).doesNotContain("learned from 120 outcomes");
        assertThat(new Session().run("worth", "learn", "--clients", clients, "--rules", rules, "--pin", "ask-nsp"))
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void exploringDrawsTheSameForOneClientAndDay() throws IOException {
        Path clients = Files.writeString(folder.resolve("clients.jsonl"), clients());
        Path rules = folder.resolve("rules");
        try (var all = Files.walk(Session.ROOT.resolve("rules"))) {
            for (Path one : all.toList()) {
                Files.copy(
                        one,
                        rules.resolve(
                                Session.ROOT.resolve("rules").relativize(one).toString()));
            }
        }
        new Session()
                .run(
                        "worth",
                        "learn",
                        "--clients",
                        clients,
                        "--rules",
                        rules,
                        "--as-of",
                        "2026-03-01",
                        "--out",
                        rules.resolve("l.json"));
        Path book = rules.resolve("book.yaml");
        Files.writeString(book, Files.readString(book) + "learned: { likelihoods: l.json, explore: true }\n");
        Path two = Files.writeString(
                folder.resolve("two.jsonl"),
                "{\"id\":\"T-1\",\"status\":\"active\",\"since\":\"2024-01-01\"}\n{\"id\":\"T-2\",\"status\":\"active\",\"since\":\"2024-01-01\"}\n");
        String first = decided(two, rules, "2026-03-01");
        assertThat(first).contains("learned from 120 outcomes, drawn to explore");
        assertThat(decided(two, rules, "2026-03-01")).isEqualTo(first);
        assertThat(decided(two, rules, "2026-03-02")).isNotEqualTo(first.replace("2026-03-01", "2026-03-02"));
        String[] lines = first.split("\n");
        assertThat(lines[0].replace("T-1", "T-2")).isNotEqualTo(lines[1]);
    }

    private static String decided(Path clients, Path rules, String day) {
        Session session = new Session();
        session.run(
                "decide", "--clients", clients, "--rules", rules, "--as-of", day, "--top", "20", "--explain", "none");
        return session.out();
    }

    private static String clients() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            text.append(
                    ("{\"id\":\"C-%d\",\"contacts\":[{\"action\":\"ask-nps\",\"on\":\"2026-02-01\",\"outcome\":\"shown\"},"
                                    + "{\"action\":\"ask-nps\",\"on\":\"2026-02-03\",\"outcome\":\"%s\"}]}\n")
                            .formatted(i, i % 8 == 0 ? "rejected" : "accepted"));
        }
        text.append("{\"id\":\"X\",\"contacts\":[{\"action\":\"gone\",\"on\":\"2026-02-01\",\"outcome\":\"won\"}]}\n");
        return text.toString();
    }
}
