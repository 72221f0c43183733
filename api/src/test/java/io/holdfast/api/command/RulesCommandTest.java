package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.holdfast.api.HoldfastConfiguration;
import io.holdfast.api.HoldfastServer;
import io.holdfast.api.access.NewKey;
import io.holdfast.api.access.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules moved between a folder and a running service. */
class RulesCommandTest {

    private static final Path RULES = Session.ROOT.resolve("fixtures/books/tenure");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private static final String TABLE = "retention/tenure.drl.csv";

    @TempDir
    Path temp;

    private HoldfastServer server;
    private Path folder;
    private Path key;
    private Session session = new Session();

    @BeforeEach
    void start() throws Exception {
        HoldfastConfiguration configuration =
                HoldfastConfiguration.at(RULES, "127.0.0.1", 0, 0).publishing(false);
        if (configuration.getLoggingFactory() instanceof DefaultLoggingFactory logging) {
            logging.setLevel("OFF");
        }
        server = HoldfastServer.start(configuration, CLOCK);
        folder = temp.resolve("book");
        key = Files.writeString(
                temp.resolve("key"),
                server.access()
                        .keys()
                        .add(NewKey.of("git", Role.ADMIN), "test")
                        .secret()
                        .text());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aFolderUnderGitGoesThereAndBack() throws Exception {
        assertThat(rules("pull", "--rules", folder)).isEqualTo(Exit.FINE);
        assertThat(session.out()).contains("+ " + TABLE, "+ book.yaml");
        assertThat(folder.resolve(TABLE)).hasSameTextualContentAs(RULES.resolve(TABLE));
        Files.createDirectory(folder.resolve(".git"));

        assertThat(rules("diff", "--rules", folder)).isEqualTo(Exit.FINE);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).contains("holds exactly revision 87884bbc20e6.");

        edit("rolling,6,", "rolling,7,");
        assertThat(rules("diff", "--rules", folder)).isEqualTo(Exit.FINE);
        assertThat(session.out())
                .contains(TABLE + ":", "  - months of tenure at least 6", "  + months of tenure at least 7");
        assertThat(rules("push", "--rules", folder, "-m", "Seven months", "--publish"))
                .as(session.err())
                .isEqualTo(Exit.FINE);
        assertThat(session.err()).contains("A draft with 1 changed file waits for review.", "Published as number 2");

        assertThat(rules("log")).isEqualTo(Exit.FINE);
        assertThat(session.out())
                .contains("published by key:git", "    Seven months", "87884bbc20e6 2026-03-02T09:00:00Z seeded");
        assertThat(rules("pull", "--rules", folder, "--revision", "87884bbc20e6"))
                .isEqualTo(Exit.FINE);
        assertThat(session.out()).isEqualTo("~ " + TABLE + "\n");
        assertThat(folder.resolve(".git")).exists();
    }

    @Test
    void whatTheGatesRefuseStaysADraft() throws Exception {
        rules("pull", "--rules", folder);
        edit("rolling,6,", "rolling,1,");

        assertThat(rules("push", "--rules", folder, "-m", "At once", "--publish"))
                .isEqualTo(Exit.RULES_REJECTED);
        String draft = session.out().strip();
        assertThat(session.err()).contains("One gate is shut: tested", "Five weeks on a rolling contract");

        Path other = temp.resolve("other");
        assertThat(rules("pull", "--rules", other, "--draft", draft)).isEqualTo(Exit.FINE);
        assertThat(other.resolve(TABLE)).hasSameTextualContentAs(folder.resolve(TABLE));
    }

    @Test
    void neverTakesFilesAwayWhereNoRuleBookIs() throws Exception {
        Files.writeString(temp.resolve("precious.txt"), "mine");

        assertThat(rules("pull", "--rules", temp)).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("holds something and no book.yaml");
        assertThat(temp.resolve("precious.txt")).hasContent("mine");
    }

    @Test
    void saysWhatIsWrongWithServiceAndKey() throws Exception {
        assertThat(new Session().run("rules", "log", "--service", "ftp://x", "--key-file", key))
                .isEqualTo(Exit.USAGE);
        session = new Session();
        assertThat(session.run("rules", "log", "--service", "http://127.0.0.1:1", "--key-file", key))
                .isEqualTo(Exit.OUR_FAULT);
        assertThat(session.err()).contains("There is no answer from http://127.0.0.1:1");
        Files.writeString(key, "hf_nothing_that_was_ever_a_key");
        assertThat(rules("log")).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("holdfast rules log: ");
        assertThat(rules("pull", "--rules", folder, "--revision", "zz")).isEqualTo(Exit.USAGE);
        assertThat(rules()).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("Say which: pull, push, diff or log.");
    }

    private void edit(String from, String to) throws Exception {
        Path file = folder.resolve(TABLE);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private int rules(Object... words) {
        session = new Session();
        Object[] all = new Object[words.length == 0 ? 1 : words.length + 5];
        all[0] = "rules";
        if (words.length > 0) {
            all[1] = words[0];
            all[2] = "--service";
            all[3] = "http://127.0.0.1:" + server.port();
            all[4] = "--key-file";
            all[5] = key;
            System.arraycopy(words, 1, all, 6, words.length - 1);
        }
        return session.run(all);
    }
}
