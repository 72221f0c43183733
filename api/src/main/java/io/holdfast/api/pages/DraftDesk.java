package io.holdfast.api.pages;

import io.holdfast.api.clients.ClientShelf;
import io.holdfast.api.drafts.Checked;
import io.holdfast.api.drafts.Draft;
import io.holdfast.api.drafts.ImpactTask;
import io.holdfast.api.drafts.Mark;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.api.rulebooks.LiveBook;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.CatalogueReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.scenario.TestReport;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.SourceFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays out a draft's page from what the draft is now. */
final class DraftDesk {

    private static final int CLIENTS_OFFERED = 500;
    private static final int DISAGREEMENTS = 20;
    private static final String NO_TEST_FILE = "tests/workbench.yaml";

    private final Workbench bench;
    private final ClientShelf shelf;

    DraftDesk(Workbench bench, ClientShelf shelf) {
        this.bench = bench;
        this.shelf = shelf;
    }

    Page page(DraftVisit at) {
        Frame frame = at.visit().frame(at.draft().title(), sentence(at.draft())).widened();
        return new Page("draft", frame, view(at));
    }

    private static String sentence(Draft draft) {
        return "A draft of " + DraftHead.person(draft.owner()) + " on revision "
                + draft.base().brief() + (draft.shared() ? ", shared" : "")
                + ". Nobody is decided by it until it is published.";
    }

    private DraftView view(DraftVisit at) {
        Draft draft = at.draft();
        SourceFiles files = bench.drafts().files(draft);
        SourceFiles base = bench.drafts().base(draft);
        Checked checked = bench.checks().check(draft);
        Optional<TestReport> tests = checked.book().flatMap(bench.tests()::soon);
        boolean testing = checked.book().isPresent() && tests.isEmpty();
        DraftPanel panel = at.address().panel();
        String path = at.address().file();
        return new DraftView(
                DraftHead.of(
                        draft,
                        at.caller(),
                        at.visit().status().live().map(LiveBook::revision),
                        new PageText(at.visit().today(), "")),
                at.address(),
                at.said(),
                FileTree.of(
                        files,
                        base,
                        checked.book().map(RuleBook::cards).orElse(List.of()),
                        checked.diagnostics(),
                        path),
                path.isEmpty() ? null : file(at, files, checked, tests),
                tabs(at, checked, tests, testing),
                testing,
                panel.word(),
                panel == DraftPanel.CHANGES ? ChangesView.of(bench.changes().of(draft), at.address()) : null,
                panel == DraftPanel.PROBLEMS ? ProblemsView.of(checked.diagnostics(), at.address()) : null,
                panel == DraftPanel.TRY ? at.tried().orElseGet(() -> untried(at, checked)) : null,
                panel == DraftPanel.TESTS ? tests(at, files, checked, tests) : null,
                panel == DraftPanel.IMPACT ? impact(at, checked) : null,
                panel == DraftPanel.PUBLISH ? publish(at) : null);
    }

    private static List<DraftView.Tab> tabs(
            DraftVisit at, Checked checked, Optional<TestReport> tests, boolean testing) {
        List<DraftView.Tab> tabs = new ArrayList<>();
        long failed = tests.map(report ->
                        (long) report.failures().size() + report.faults().size())
                .orElse(0L);
        for (DraftPanel panel : DraftPanel.values()) {
            if (panel == DraftPanel.NONE) {
                continue;
            }
            String badge = switch (panel) {
                case CHANGES -> count(at.draft().edits().size());
                case PROBLEMS -> count(checked.errors());
                case TESTS -> testing ? DraftView.Tab.UNKNOWN : count(failed);
                default -> "";
            };
            boolean bad = !badge.isEmpty() && panel != DraftPanel.CHANGES && !badge.equals(DraftView.Tab.UNKNOWN);
            tabs.add(new DraftView.Tab(
                    panel.word(),
                    panel.title(),
                    badge,
                    bad ? "red" : "",
                    at.address()
                            .at(panel == at.address().panel() ? DraftPanel.NONE : panel)
                            .href(),
                    panel == at.address().panel()));
        }
        return tabs;
    }

    private static String count(long many) {
        return many == 0 ? "" : PageText.number((double) many);
    }

    /** The catalogue that a draft's words are taken from: its own, or the live one while that cannot be read. */
    Catalogue catalogue(DraftVisit at, SourceFiles files, Checked checked) {
        return checked.book()
                .map(RuleBook::catalogue)
                .or(() -> CatalogueReader.read(files, new Diagnostics()))
                .or(() -> at.visit().book().map(RuleBook::catalogue))
                .orElseThrow();
    }

    private OpenFile file(DraftVisit at, SourceFiles files, Checked checked, Optional<TestReport> tests) {
        String path = at.address().file();
        boolean table = TableFile.isTable(path);
        boolean edited = at.draft().edits().containsKey(path);
        List<Diagnostic> own = checked.diagnostics().stream()
                .filter(one -> one.at().file().equals(path))
                .toList();
        List<ProblemsView.Problem> faults = ProblemsView.of(own, at.address()).problems();
        Optional<TableFile> grid = at.asText() || at.text().isPresent()
                ? Optional.empty()
                : TableFile.of(path, files, catalogue(at, files, checked), new Diagnostics());
        if (grid.isPresent()) {
            GridView view = GridView.of(grid.get(), own, tests, at.typed());
            return new OpenFile(path, "grid", "", "", "", view, List.of(), faults, true, false, edited);
        }
        Optional<String> text = files.text(path);
        String kind = files.content(path).isEmpty() && at.text().isEmpty()
                ? "gone"
                : text.isEmpty() && at.text().isEmpty() ? "binary" : "text";
        String shown = at.text().or(() -> text).orElse("");
        String theirs =
                at.text().isPresent() ? text.filter(one -> !one.equals(shown)).orElse("") : "";
        return new OpenFile(
                path,
                kind,
                OpenFile.mode(path),
                shown,
                theirs,
                null,
                marks(path, checked, tests),
                faults,
                table,
                at.asText(),
                edited);
    }

    private static List<OpenFile.Mark> marks(String path, Checked checked, Optional<TestReport> tests) {
        return tests.map(report -> checked.book().map(RuleBook::cards).orElse(List.of()).stream()
                        .filter(card -> card.at().file().equals(path))
                        .map(card -> new OpenFile.Mark(
                                card.at().line(), card.name(), report.fired().getOrDefault(card, 0)))
                        .toList())
                .orElse(List.of());
    }

    private TestsView tests(DraftVisit at, SourceFiles files, Checked checked, Optional<TestReport> report) {
        TestsView.NewTest fresh = at.test()
                .orElseGet(
                        () -> new TestsView.NewTest("", at.visit().asOf().toString(), "", "", "", "", testFile(files)));
        return report.map(ran -> TestsView.of(
                        ran,
                        checked.book().map(RuleBook::cards).orElse(List.of()),
                        at.address(),
                        fresh,
                        disagreements(at)))
                .orElseGet(() -> TestsView.none(checked.book().isPresent(), fresh, disagreements(at)));
    }

    private List<TestsView.Overruled> disagreements(DraftVisit at) {
        PageText text = new PageText(at.visit().today(), "");
        return bench.disagreements().newest(DISAGREEMENTS).stream()
                .map(one -> TestsView.Overruled.of(one, text, at.visit().zone()))
                .toList();
    }

    private ImpactPanel impact(DraftVisit at, Checked checked) {
        Optional<ImpactTask> last = bench.impacts()
                .lastOf(at.draft().id())
                .map(task -> bench.impacts().look(task.id(), at.caller()));
        String currency = at.visit()
                .book()
                .map(book -> book.catalogue().book().currency())
                .orElse("");
        boolean clean = checked.isClean();
        return new ImpactPanel(
                last.map(ImpactTask::asOf).orElse(at.visit().asOf()).toString(),
                clean,
                shelf.count() > 0,
                last.map(task -> ImpactPanel.run(
                                task,
                                !task.to().equals(checked.revision()) || !isLive(at, task),
                                changedClients(task),
                                currency,
                                titles(at, checked)))
                        .orElse(null));
    }

    private static boolean isLive(DraftVisit at, ImpactTask task) {
        return at.visit()
                .status()
                .live()
                .filter(live -> live.revision().equals(task.from()))
                .isPresent();
    }

    private MostMoved changedClients(ImpactTask task) {
        MostMoved most = new MostMoved(ImpactPanel.MOST_CLIENTS);
        if (task.state() == ImpactTask.State.DONE) {
            bench.impacts().each(task, most);
        }
        return most;
    }

    private PublishPanel publish(DraftVisit at) {
        List<Mark> marks = bench.publishing().marks(at.draft());
        if (PublishPanel.isOver(at.draft())) {
            return PublishPanel.over(marks);
        }
        String effect = bench.impacts()
                .lastOf(at.draft().id())
                .flatMap(ImpactTask::summary)
                .map(ImpactPanel::effect)
                .orElse("It decides for every client from then on.");
        return PublishPanel.of(
                at.draft(),
                at.caller(),
                bench.publishing().gatesSoon(at.draft()),
                marks,
                effect,
                bench.merging().preview(at.draft()),
                at.address());
    }

    static String testFile(SourceFiles files) {
        return files.paths().stream()
                .filter(path -> path.startsWith("tests/") && path.endsWith(".yaml"))
                .findFirst()
                .orElse(NO_TEST_FILE);
    }

    private TriedView untried(DraftVisit at, Checked checked) {
        return new TriedView(
                "",
                clients(),
                "",
                at.visit().asOf().toString(),
                "",
                actions(checked),
                List.of(),
                null,
                List.of(),
                null,
                "");
    }

    List<Named> clients() {
        return shelf.names(CLIENTS_OFFERED).entrySet().stream()
                .map(one -> new Named(one.getKey(), one.getValue()))
                .toList();
    }

    /** What actions are called in what decides now, and in the draft. */
    private static Map<String, String> titles(DraftVisit at, Checked checked) {
        Map<String, String> titles = new HashMap<>();
        at.visit()
                .book()
                .ifPresent(live ->
                        live.catalogue().actions().values().forEach(action -> titles.put(action.id(), action.title())));
        actions(checked).forEach(action -> titles.put(action.name(), action.value()));
        return titles;
    }

    static List<Named> actions(Checked checked) {
        return checked.book().map(RuleBook::catalogue).stream()
                .flatMap(catalogue -> catalogue.actions().values().stream())
                .map(action -> new Named(action.id(), action.title()))
                .toList();
    }
}
