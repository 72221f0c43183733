package io.holdfast.api.drafts;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Revision;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a draft's files.
 *
 * @param revision the name of exactly these files
 * @param diagnostics every mistake and every doubt, sorted by place
 * @param book what would decide; empty where there is any mistake
 */
public record Checked(Revision revision, List<Diagnostic> diagnostics, Optional<RuleBook> book) {

    public Checked {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean isClean() {
        return book.isPresent();
    }

    /** How many mistakes there are; doubts are not counted. */
    public long errors() {
        return diagnostics.stream().filter(Diagnostic::isError).count();
    }
}
