package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.HoldfastServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users and keys from the command line, in a database file. */
class RegistryTest {

    private static final byte[] PASSWORD = "correct horse battery\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder = Path.of("");

    private Path settings = Path.of("");

    @BeforeEach
    void settings() throws IOException {
        settings = Files.writeString(folder.resolve("my.yml"), """
                rules: {folder: %s}
                database: {url: "jdbc:h2:file:%s"}
                logging: {level: ERROR}
                server:
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                """.formatted(
                        Session.ROOT.resolve("fixtures/books/tenure"), folder.resolve("memory")));
    }

    @Test
    void addsListsAndShutsOut() {
        Session added = new Session().typing(PASSWORD);
        assertThat(added.run("user", "add", "Anna", "--role", "admin", "--password-stdin", "--config", settings))
                .isEqualTo(Exit.FINE);
        assertThat(added.out()).isEqualTo("Added anna, role admin.\n");
        assertThat(said("user", "add", "ben", "--role", "crm", "--password-stdin"))
                .isEqualTo("Added ben, role crm.\n");
        assertThat(said("user", "disable", "ben")).isEqualTo("Disabled ben.\n");
        assertThat(said("user", "list").lines())
                .containsExactly(
                        "anna\tadmin\tactive\t2026-03-02T23:30:00Z", "ben\tcrm\tdisabled\t2026-03-02T23:30:00Z");
        assertThat(said("user", "enable", "ben")).isEqualTo("Enabled ben.\n");
        assertThat(said("user", "password", "ben", "--password-stdin")).isEqualTo("Changed the password of ben.\n");
    }

    @Test
    void aKeyIsPrintedAloneAndOnce() {
        String key = said(
                "key", "add", "crm-nightly", "--role", "crm", "--expires", "2027-01-01", "--calls-per-minute", "60");
        assertThat(key).matches("hf_[A-Za-z0-9_-]{43}\n");

        String listed = said("key", "list");
        assertThat(listed).matches("[0-9a-f-]{36}\tcrm-nightly\tcrm\tgood\t2027-01-01T00:00:00Z\t60\n");
        String id = listed.substring(0, 36);
        assertThat(said("key", "revoke", id)).isEqualTo("Revoked " + id + ".\n");
        assertThat(said("key", "list")).contains("\trevoked\t").doesNotContain(key.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user add ann;drop --role admin --password-stdin | The name has 1 to 100 letters",
                "user add anna --role root --password-stdin | There is no role root. Roles are crm, analyst",
                "user disable nobody | There is no user of this name.",
                "key add k --role crm --expires soon | --expires is a date like",
                "key add k --role crm --expires 2001-01-01 | would have expired already",
                "key add k --role crm --calls-per-minute 0 | Calls per minute are 1 to",
                "key revoke x | There is no key with this id.",
                "key add k | --role",
                "user | Say which",
                "key | Say which"
            })
    void saysWhatIsWrong(String command, String words) {
        Session session = new Session().typing(PASSWORD);
        Object[] typed = command.split(" ");
        Object[] whole = typed.length == 1 ? typed : with(typed);

        assertThat(session.run(whole)).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains(words).doesNotContain("\tat ");
        assertThat(session.out()).isEmpty();
    }

    @Test
    void refusesAShortPasswordAndRepeatsNothingOfIt() {
        Session session = new Session().typing("hunter2".getBytes(StandardCharsets.UTF_8));

        assertThat(session.run(with("user", "add", "anna", "--role", "admin", "--password-stdin")))
                .isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("A password has 12 to 500 letters").doesNotContain("hunter2");
    }

    @Test
    @Timeout(300)
    void saysWhereToGoWhileAServiceHoldsTheFile() throws Exception {
        // Another process, because one process may open its own file twice.
        Process service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dholdfast.home=" + Session.ROOT,
                        Holdfast.class.getName(),
                        "server",
                        settings.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String line = "";
            var out = service.inputReader(StandardCharsets.UTF_8);
            while (line != null && !line.contains("Nobody may enter yet")) {
                line = out.readLine();
            }
            assertThat(line).contains("holdfast user add NAME --role admin");
            Session session = new Session();

            assertThat(session.run(with("user", "list"))).isEqualTo(Exit.OUR_FAULT);
            assertThat(session.err()).contains("Use the service's page Settings, or stop the service first.");
            assertThat(session.run(with("worth", "fit"))).isEqualTo(Exit.OUR_FAULT);
            assertThat(session.err()).contains("Stop the service first, or name an export with --clients.");
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    @Test
    void whoWasAddedMayEnterTheService() throws Exception {
        said("user", "add", "anna", "--role", "admin", "--password-stdin");
        try (HoldfastServer server =
                HoldfastServer.start(HoldfastServer.settings(Optional.of(settings)), Clock.systemUTC())) {
            assertThat(server.access().isNobodyThere()).isFalse();
            assertThat(server.access().users().all()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user",
                "key",
                "user add",
                "user password",
                "user disable",
                "user enable",
                "user list",
                "key add",
                "key revoke",
                "key list"
            })
    void eachExplainsItselfWithAnExample(String command) {
        Session session = new Session();

        assertThat(session.run((Object[]) (command + " --help").split(" "))).isEqualTo(Exit.FINE);
        assertThat(session.out()).contains("Usage: holdfast " + command).contains("  holdfast " + command);
    }

    private String said(Object... words) {
        Session session = new Session().typing(PASSWORD);
        assertThat(session.run(with(words))).as(session.err()).isEqualTo(Exit.FINE);
        return session.out();
    }

    private Object[] with(Object... words) {
        Object[] all = java.util.Arrays.copyOf(words, words.length + 2, Object[].class);
        all[words.length] = "--config";
        all[words.length + 1] = settings;
        return all;
    }
}
