package io.holdfast.api.command;

import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code check} and {@code check --rules DIR} without a parser of command lines, whose start takes as long as reading
 * the rules. Whatever else is asked, and a folder that cannot be read, is left to the parser.
 */
final class PlainCheck {

    private PlainCheck() {}

    /** The exit status; empty, and nothing done, where the call is not as plain as this. */
    static OptionalInt run(Shell shell, String... arguments) {
        if (arguments.length == 1 && arguments[0].equals("check")) {
            return run(shell, shell.starterRules(), FolderName.ofStarterRules(shell));
        }
        // The parser reads what begins with @ or - as something else than a name.
        if (arguments.length == 3
                && arguments[0].equals("check")
                && arguments[1].equals("--rules")
                && !arguments[2].isEmpty()
                && "@-".indexOf(arguments[2].charAt(0)) < 0) {
            Path folder = Path.of(arguments[2]);
            return run(shell, folder, FolderName.of(folder));
        }
        return OptionalInt.empty();
    }

    private static OptionalInt run(Shell shell, Path folder, String shown) {
        Optional<SourceFiles> files = read(folder);
        if (files.isEmpty()) {
            return OptionalInt.empty();
        }
        CheckReport report = new CheckReport(shell, shown);
        try {
            // Nobody decides by this book, and nothing that could be wrong with it shows only in a network.
            return OptionalInt.of(
                    RuleBookCompiler.plain().compile(files.get()).fold(report::accepted, report::rejected));
        } catch (RuntimeException fault) {
            return OptionalInt.of(Fault.said(shell, "holdfast check", fault));
        }
    }

    private static Optional<SourceFiles> read(Path folder) {
        try {
            return Files.isDirectory(folder) ? Optional.of(SourceFiles.read(folder)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
