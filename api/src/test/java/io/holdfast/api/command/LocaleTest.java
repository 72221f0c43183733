package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A machine in Turkey writes I otherwise, one in Egypt its digits: what is checked and decided is the same bytes. Nothing here sets
 * the locale back as the process does when it begins, so that the engine has to do without.
 */
class LocaleTest {

    private static final Path RULES = Session.ROOT.resolve("rules");

    @TempDir
    Path folder = Path.of("");

    private final Locale before = Locale.getDefault();
    private Path broken = Path.of("");
    private Path clients = Path.of("");

    @BeforeEach
    void writeBookAndClients() throws IOException {
        broken = SmallBook.in(folder.resolve("broken"));
        SmallBook.replace(broken.resolve("retention/contract.drl"), "tenureMonths >= ", "tenureMonths >= 1200 + ");
        SmallBook.replace(broken.resolve("retention/contract.drl"), "usage.daysIdle", "usage.DAYSIDLE");
        clients = folder.resolve("clients.jsonl");
        List<String> sample = Files.readAllLines(Session.ROOT.resolve("fixtures/clients/sample-500.jsonl"));
        Files.write(clients, sample.subList(0, 40));
    }

    @AfterEach
    void comeHome() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG"})
    void saysAndDecidesTheSameBytes(String abroad) {
        Locale.setDefault(Locale.forLanguageTag(abroad));
        assertThat(String.format("%d", 1) + "I".toLowerCase(Locale.getDefault()))
                .as("a locale in which a slip would show")
                .isNotEqualTo("1i");
        String there = everything();
        Locale.setDefault(Locale.ENGLISH);

        assertThat(there.lines()).containsExactlyElementsOf(everything().lines().toList());
        assertThat(there)
                .contains("123 rules", "DAYSIDLE", "\"recommendations\":", "\"notRecommended\":")
                .doesNotContainPattern("[\\u0660-\\u0669\\u06f0-\\u06f9\\u0130\\u0131]");
    }

    private String everything() {
        List<String> said = new ArrayList<>();
        said.add(said("check", "--rules", RULES));
        said.add(said("check", "--rules", broken));
        said.add(said("decide", "--rules", RULES, "--clients", clients, "--as-of", "2026-03-02", "--explain", "full"));
        return String.join("\n", said);
    }

    private static String said(Object... words) {
        Session session = new Session();
        int status = session.run(words);
        // How long it took is no part of what it says; were its digits others, they would stay.
        return status + "\n" + session.out() + session.err().replaceAll("[0-9.]+ seconds", "some seconds");
    }
}
