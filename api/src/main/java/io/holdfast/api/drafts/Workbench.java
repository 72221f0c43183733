package io.holdfast.api.drafts;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.RevisionArchive;
import io.holdfast.api.rulebooks.RevisionStore;
import java.time.Clock;

/** Everything about drafts and revisions, ready to be put into a service and to be shown on pages. */
public final class Workbench {

    private final Revisions revisions;
    private final Drafts drafts;
    private final DraftChecks checks;
    private final DraftTests tests;
    private final DraftChanges changes;

    public Workbench(Database database, ActiveBook active, RevisionArchive archive, RevisionStore store, Clock clock) {
        revisions = new Revisions(active, archive, store);
        drafts = new Drafts(new DraftStore(database, new AuditStore(database)), revisions, clock);
        checks = new DraftChecks(drafts, revisions);
        tests = new DraftTests(checks);
        changes = new DraftChanges(drafts, checks, revisions);
    }

    public void register(JerseyEnvironment jersey) {
        jersey.register(new RevisionsResource(revisions));
        jersey.register(new DraftsResource(revisions, drafts, checks, tests, changes));
    }

    public Revisions revisions() {
        return revisions;
    }

    public Drafts drafts() {
        return drafts;
    }

    public DraftChecks checks() {
        return checks;
    }

    public DraftTests tests() {
        return tests;
    }

    public DraftChanges changes() {
        return changes;
    }
}
