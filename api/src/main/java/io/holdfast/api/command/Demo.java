package io.holdfast.api.command;

import com.fasterxml.jackson.databind.node.TextNode;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.holdfast.api.HoldfastConfiguration;
import io.holdfast.api.HoldfastConfiguration.Clients;
import io.holdfast.api.HoldfastServer;
import io.holdfast.api.access.Access;
import io.holdfast.api.access.NewKey;
import io.holdfast.api.access.Password;
import io.holdfast.api.access.Role;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.api.queue.QueueSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The service with the starter rules and a sample client book, for a look around. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Serves the starter rules and 500 sample clients on this machine only, until it is stopped.",
            "Rules are edited and published on the page Rules, starting from the starter rules; nothing is written to disk."
        },
        footer = {"", "Example:", "  holdfast demo --port 9000"})
final class Demo implements Callable<Integer> {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String ACTOR = "demo";
    private static final int ANY_FREE_PORT = 0;
    /** The day the sample clients' histories lead up to. */
    private static final LocalTime BEGINS = LocalTime.of(8, 0);

    private static final String SAMPLE_DAY = "2026-03-01";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "N", description = "Default: 8080. 0 takes any that is free.")
    private int port = 8080;

    @Option(
            names = "--watch",
            description =
                    "Decide by the files of the starter rules themselves: an edit counts a moment after it is saved.")
    private boolean watch;

    private final Shell shell;

    Demo(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port is 0 to 65535, not " + port + ".");
        }
        QuietLog.warningsToStandardError();
        try (HoldfastServer server = HoldfastServer.start(configuration(), onTheDay(shell.clock()))) {
            tell(server);
            remember(server);
            server.join();
            return Exit.FINE;
        } catch (Exception failure) {
            throw PortTaken.in(failure)
                    .<Exception>map(why -> new ParameterException(
                            spec.commandLine(),
                            "Port " + port + " is taken. Take another with --port N, or --port 0 for any that is free.",
                            failure))
                    .orElse(failure);
        }
    }

    /** Today is the day of the sample, so that what people report and put off counts from there on. */
    private static Clock onTheDay(Clock clock) {
        Instant now = clock.instant();
        Instant then = LocalDate.parse(SAMPLE_DAY).atTime(BEGINS).toInstant(ZoneOffset.UTC);
        return Clock.offset(clock, Duration.between(now, then));
    }

    /** While people look around, which takes them longer. */
    private void remember(HoldfastServer server) {
        DemoPast past = new DemoPast(
                URI.create("http://" + LOOPBACK + ":" + server.port()),
                server.access()
                        .keys()
                        .add(NewKey.of("demo-past", Role.CRM), ACTOR)
                        .secret()
                        .text(),
                sample(),
                LocalDate.parse(SAMPLE_DAY));
        Thread telling = new DaemonThreads("demo-past").newThread(past);
        telling.start();
    }

    private Path sample() {
        return shell.home().resolve("fixtures/clients/sample-500.jsonl");
    }

    private HoldfastConfiguration configuration() {
        Path sample = sample();
        HoldfastConfiguration configuration = HoldfastConfiguration.at(
                        shell.starterRules(), LOOPBACK, port, ANY_FREE_PORT)
                .showing(new Clients(sample.toString(), "", SAMPLE_DAY))
                .filling(QueueSettings.STANDARD);
        if (!watch) {
            configuration.publishing(false);
        }
        if (configuration.getLoggingFactory() instanceof DefaultLoggingFactory logging) {
            logging.setLevel("WARN");
            logging.setLoggers(Map.of("io.holdfast", new TextNode("INFO")));
        }
        return configuration;
    }

    private void tell(HoldfastServer server) {
        shell.print("""

                Holdfast is at http://localhost:%1$d (this machine only; Ctrl-C stops it).

                Log in as:
                %4$s
                Ask it:
                  curl -s http://localhost:%1$d/v1/decisions -H 'Content-Type: application/json' \\
                    -H 'Authorization: Bearer %5$s' \\
                    -d '{"asOf":"%2$s","client":{"id":"me","status":"active","since":"2024-01-15","contract":{"term":"rolling","noticeDays":30,"monthlyFee":480}}}'

                Change its mind: %3$s
                """.formatted(
                server.port(), SAMPLE_DAY, change(server.port()), people(server.access()), key(server.access())));
        shell.say("");
    }

    private String change(int port) {
        return watch
                ? "edit a file in " + shell.starterRules()
                        + "\nand ask again; an edit counts a moment after it is saved."
                : "log in as analyst, open http://localhost:" + port
                        + "/rules and edit; then publish as publisher, and ask again.";
    }

    /** One a role, with passwords that are good for this demo only: its memory ends with it. */
    private static String people(Access access) {
        StringBuilder lines = new StringBuilder();
        for (Role role : Role.values()) {
            Password password = Password.random();
            access.users().add(role.word(), role, password, ACTOR);
            lines.append("  %-10s %s%n".formatted(role.word(), password.text()));
        }
        return lines.toString();
    }

    private static String key(Access access) {
        return access.keys().add(NewKey.of("demo", Role.CRM), ACTOR).secret().text();
    }
}
