package io.holdfast.api.drafts;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.clients.Clients;
import io.holdfast.api.clients.PersonalRows;
import io.holdfast.api.clients.ReportedContacts;
import io.holdfast.api.database.Database;
import io.holdfast.api.decisions.DecisionStore;
import io.holdfast.api.pace.RightOfWay;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.BookSource;
import io.holdfast.api.rulebooks.PublicationStore;
import io.holdfast.api.rulebooks.RevisionArchive;
import io.holdfast.api.rulebooks.RevisionStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;

/** Everything about drafts and revisions, ready to be put into a service and to be shown on pages. */
public final class Workbench {

    private final ActiveBook active;
    private final Revisions revisions;
    private final Drafts drafts;
    private final DraftChecks checks;
    private final DraftTests tests;
    private final DraftChanges changes;
    private final Merging merging;
    private final Publishing publishing;
    private final RuleLives lives;
    private final RuleHistory history;
    private final TestsFromDecisions fromDecisions;
    private final ImpactStore impactStore;
    private final Impacts impacts;
    private final Judged judged;
    private final DisagreementStore disagreements;
    private final ImpactRequests impactRequests;

    /**
     * How this service comes by its rules.
     *
     * @param fourEyes whether somebody else has to approve what is published
     * @param live takes what was published, at once
     */
    public record Rules(BookSource source, boolean fourEyes, LiveSource live) {}

    /**
     * Whose answers are compared.
     *
     * @param reported what was reported about clients and is not in their facts
     * @param today the day that is looked at where none is named
     */
    public record Book(Clients clients, ReportedContacts reported, Supplier<LocalDate> today) {}

    /** What the service keeps its rules in. */
    public record Memory(
            Database database, RevisionArchive archive, RevisionStore revisions, PublicationStore publications) {}

    public Workbench(Memory memory, ActiveBook active, Rules rules, Book book, RightOfWay way, Clock clock) {
        this(memory, active, rules, book, way, clock, Judged.inBackground(way));
    }

    Workbench(Memory memory, ActiveBook active, Rules rules, Book book, RightOfWay way, Clock clock, Judged judged) {
        this.active = active;
        revisions = new Revisions(active, memory.archive(), memory.revisions());
        DraftStore store = new DraftStore(memory.database(), new AuditStore(memory.database()));
        MarkStore marks = new MarkStore(memory.database());
        impactStore = new ImpactStore(memory.database());
        drafts = new Drafts(store, revisions, clock);
        checks = new DraftChecks(drafts, revisions, active);
        tests = new DraftTests(checks);
        changes = new DraftChanges(drafts, checks, revisions);
        merging = new Merging(drafts, revisions);
        this.judged = judged;
        Gates gates = new Gates(drafts, checks, tests, marks, judged, rules.source(), rules.fourEyes());
        publishing = new Publishing(
                new Publishing.Parts(
                        drafts, store, marks, revisions, checks, tests, gates, memory.publications(), impactStore),
                rules.live(),
                clock);
        lives = new RuleLives(new RuleLifeStore(memory.database()), clock, way);
        history = new RuleHistory(revisions, memory.publications(), lives, clock);
        fromDecisions = new TestsFromDecisions(drafts, new DecisionStore(memory.database()));
        disagreements = new DisagreementStore(memory.database());
        impacts = new Impacts(impactStore, marks, store, way, clock);
        impactRequests = new ImpactRequests(
                drafts,
                revisions,
                checks,
                impacts,
                new StoredClients(book.clients(), book.reported(), clock),
                book.today());
    }

    /** Puts the endpoints into the service, with what has to be stopped with it. */
    public void register(JerseyEnvironment jersey, LifecycleEnvironment lifecycle) {
        lifecycle.manage(impacts);
        lifecycle.manage(judged);
        lifecycle.manage(tests);
        lifecycle.manage(lives);
        lifecycle.manage(new TestsAhead(active, tests));
        jersey.register(new RevisionsResource(revisions, changes));
        jersey.register(new DraftsResource(revisions, drafts, checks, tests, changes));
        jersey.register(new PublishingResource(drafts, publishing));
        jersey.register(new MergeResource(drafts, revisions, merging));
        jersey.register(new RuleHistoryResource(publishing, history));
        jersey.register(new TestsResource(fromDecisions));
        jersey.register(new RollbackResource(revisions, publishing));
        jersey.register(new ImpactResource(impactRequests, impacts));
    }

    /** What is kept about clients here. */
    public PersonalRows personal() {
        return impactStore;
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

    /** Drafts that somebody else published before. */
    public Merging merging() {
        return merging;
    }

    /** Gates, reviews, publishing and rolling back. */
    public Publishing publishing() {
        return publishing;
    }

    /** Who changed which rule, and what became of it. */
    public RuleHistory history() {
        return history;
    }

    /** Rule tests of what was decided. */
    public TestsFromDecisions fromDecisions() {
        return fromDecisions;
    }

    /** What managers would not have, to make rule tests of. */
    public DisagreementStore disagreements() {
        return disagreements;
    }

    /** Comparisons over the client book, as they go. */
    public Impacts impacts() {
        return impacts;
    }

    /** Begins comparisons. */
    public ImpactRequests impactRequests() {
        return impactRequests;
    }
}
