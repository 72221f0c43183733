package io.holdfast.api.drafts;

import io.holdfast.api.database.Database;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.RevisionArchive;
import io.holdfast.api.rulebooks.RevisionStore;
import io.holdfast.rulebook.RuleBookCompiler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A workbench on the small book of the fixtures, which decides. */
final class Bench {

    static final Path RULES = Path.of(System.getProperty("holdfast.root", ".."), "fixtures/books/tenure");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    final ActiveBook active;
    final RevisionStore revisions;
    final Workbench workbench;

    Bench(Database database) {
        revisions = new RevisionStore(database);
        RevisionArchive archive = new RevisionArchive(revisions);
        active = new ActiveBook(RuleBookCompiler.standard(), CLOCK, archive);
        workbench = new Workbench(database, active, archive, revisions, CLOCK);
        active.activate(RULES);
    }
}
