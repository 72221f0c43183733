package io.holdfast.api.command;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Diagnostic;
import java.util.List;

/** What a check found in a rule book, line by line. */
final class CheckReport {

    private final Shell shell;
    private final String folder;

    /**
     * @param folder the rule book's, as people here would write it
     */
    CheckReport(Shell shell, String folder) {
        this.shell = shell;
        this.folder = folder;
    }

    int accepted(RuleBook book) {
        print(book.warnings());
        shell.print(folder + ": no errors, " + Count.of(book.warnings().size(), "warning") + "; "
                + Count.of(book.cards().size(), "rule") + " in "
                + Count.of(book.files().paths().size(), "file") + ", revision "
                + book.revision().brief() + ".");
        return Exit.FINE;
    }

    int rejected(List<Diagnostic> diagnostics) {
        print(diagnostics);
        long errors = errors(diagnostics);
        shell.print(folder + ": " + Count.of(errors, "error") + ", " + Count.of(diagnostics.size() - errors, "warning")
                + ".");
        return Exit.RULES_REJECTED;
    }

    static long errors(List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(Diagnostic::isError).count();
    }

    /** A diagnostic as an editor or a terminal can follow it: the file's path from here. */
    static String line(String folder, Diagnostic diagnostic) {
        return folder + "/" + diagnostic.line();
    }

    private void print(List<Diagnostic> diagnostics) {
        diagnostics.stream().sorted().map(one -> line(folder, one)).forEach(shell::print);
    }
}
