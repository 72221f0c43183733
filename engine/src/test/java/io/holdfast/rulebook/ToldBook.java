package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.holdfast.client.Client;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.DecisionJson;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.intake.ClientReader;
import io.holdfast.scenario.RuleTests;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** What must be true of every book, however it came about: it is read, told about at its places, and never a crash. */
final class ToldBook {

    /**
     * Of processor time, since others may be busy on the same machine; a wait of five times that is a hang. A book takes less
     * than a hundredth of it, so that only what grows without bounds takes longer.
     */
    static final Duration LONG = Duration.ofSeconds(20);

    private static final Path CLIENTS =
            Path.of(System.getProperty("holdfast.root", "..")).resolve("fixtures/clients/golden");
    private static final String CLIENT = read(CLIENTS.resolve("rolling-and-satisfied.json"));
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);
    private static final DecisionEngine ENGINE = new DecisionEngine();

    /** Messages about a file as a whole: no line is to blame. */
    private static final String WHOLE_FILE =
            "this file (?:is|holds no rule).*|this table .*|this sheet .*|this book .*|there is no .*|nothing reads .*|the column .*|this is no workbook.*";

    private ToldBook() {}

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether a book compiles, within a time. */
    static boolean isSound(SourceFiles files, String about, Duration most) {
        return assertTimeoutPreemptively(
                most.multipliedBy(5),
                () -> {
                    boolean sound = isSound(files, about);
                    assertThat(spent()).as(about).isLessThan(most);
                    return sound;
                },
                about);
    }

    /** Processor time of this thread. */
    static Duration spent() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    /** Whether a book compiles; where it does, it also decides, as the plain evaluator does. */
    static boolean isSound(SourceFiles files, String about) {
        return RuleBookCompiler.standard()
                .compile(files)
                .fold(
                        book -> {
                            assertPlaced(book.warnings(), files, about);
                            assertDecides(book, about);
                            return true;
                        },
                        told -> {
                            assertPlaced(told, files, about);
                            assertThat(told).as(about).anyMatch(Diagnostic::isError);
                            return false;
                        });
    }

    private static void assertDecides(RuleBook book, String about) {
        Client client = new ClientReader(book.catalogue().book())
                .read(CLIENT, AS_OF)
                .fold(read -> read, problems -> {
                    throw new AssertionError(problems.toString());
                });
        Options options = new Options(50, Explain.FULL);
        Decision decision = ENGINE.decide(book, client, options);
        RuleBook plain = RuleBookCompiler.plain().compile(book.files()).fold(same -> same, faults -> {
            throw new AssertionError(faults.toString());
        });
        assertThat(DecisionJson.line(ENGINE.decide(plain, client, options)))
                .as(about)
                .isEqualTo(DecisionJson.line(decision));
        if (book.files().paths().stream().anyMatch(path -> path.startsWith("tests/"))) {
            assertPlaced(RuleTests.run(book, CLIENTS).faults(), book.files(), about);
        }
    }

    private static void assertPlaced(List<Diagnostic> told, SourceFiles files, String about) {
        for (Diagnostic one : told) {
            assertThat(one.message()).as(about).isNotBlank().doesNotContain("Exception", "our fault", "org.drools");
            assertThat(
                            one.at().line() > 0
                                    ? files.paths().contains(one.at().file())
                                    : one.message().matches(WHOLE_FILE))
                    .as(about + ": " + one.line())
                    .isTrue();
        }
    }
}
