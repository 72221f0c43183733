package io.holdfast.api.command;

import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.intake.Coverage;
import io.holdfast.intake.Entry;
import io.holdfast.rulebook.RuleBook;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said on standard error while clients are decided, and after. */
final class Report {

    private static final int IN_FULL = 20;
    private static final int STEP = 1000;

    private final Shell shell;
    private final String file;
    private final Coverage coverage = new Coverage();
    private long decided;
    private long bad;
    private long failed;

    /** A client that we failed to decide. */
    record Fault(long line, String clientId, RuntimeException cause) {}

    Report(Shell shell, String file) {
        this.shell = shell;
        this.file = file;
    }

    void decided(List<Client> more) {
        boolean step = decided / STEP < (decided + more.size()) / STEP;
        decided += more.size();
        more.forEach(coverage::add);
        if (step && shell.terminal()) {
            shell.err().print("\r" + decided + " decided ");
            shell.err().flush();
        }
    }

    void bad(Entry.Bad entry) {
        bad(file + ":" + entry.line(), entry.problems());
    }

    /**
     * An entry that could not be used.
     *
     * @param where to find it
     */
    void bad(String where, List<FactProblem> problems) {
        bad++;
        if (bad <= IN_FULL) {
            problems.forEach(problem -> shell.say((shell.terminal() ? "\r" : "") + where + ": " + problem));
        } else if (bad == IN_FULL + 1) {
            shell.say(file + ": more bad clients follow; they are only counted.");
        }
    }

    /** Entries that could not be used. */
    long bad() {
        return bad;
    }

    void failed(Fault fault) {
        failed++;
        if (failed == 1) {
            shell.say(at(fault.line()) + "deciding client " + fault.clientId()
                    + " failed. This is our fault, not yours; please report it with the lines below.");
            fault.cause().printStackTrace(shell.err());
        } else if (failed <= IN_FULL) {
            shell.say(at(fault.line()) + "deciding client " + fault.clientId() + " failed: " + fault.cause());
        }
    }

    void close(RuleBook book, double seconds) {
        if (shell.terminal()) {
            shell.err().print("\r");
        }
        shell.say(String.format(
                Locale.ENGLISH,
                "%s decided, %d bad%s, %.1f seconds.",
                Count.of(decided, "client"),
                bad,
                failed == 0 ? "" : ", " + failed + " failed",
                seconds));
        if (decided > 0) {
            shell.say(coverageLine(book));
        }
    }

    private String coverageLine(RuleBook book) {
        Map<String, Integer> unknown = coverage.unknown();
        String all = unknown.entrySet().stream()
                .filter(group -> group.getValue() == decided)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        String some = unknown.entrySet().stream()
                .filter(group -> group.getValue() > 0 && group.getValue() < decided)
                .map(group -> group.getKey() + " (" + group.getValue() + ")")
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ENGLISH,
                "Unknown for every client: %s; for some: %s. %d of %s could never hold because of it.",
                all.isEmpty() ? "nothing" : all,
                some.isEmpty() ? "nothing" : some,
                book.neverHolding(coverage.neverKnown()).size(),
                Count.of(book.cards().size(), "rule"));
    }

    int exit() {
        return failed > 0 ? Exit.OUR_FAULT : bad > 0 ? Exit.BAD_DATA : Exit.FINE;
    }

    private String at(long line) {
        return (shell.terminal() ? "\r" : "") + file + ":" + line + ": ";
    }
}
