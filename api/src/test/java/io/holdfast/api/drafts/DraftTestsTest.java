package io.holdfast.api.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.api.rulebooks.BookSource;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.scenario.RuleTests;
import io.holdfast.scenario.TestReport;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DraftTestsTest {

    private final Database database = BothDatabases.ready(DatabaseSettings.memory());
    private final Bench bench = new Bench(database);
    private final RuleBook book = bench.active.current().orElseThrow();

    /** What waits until it is worked off, on the thread of the test. */
    private final Queue<Runnable> works = new ArrayDeque<>();

    @Test
    void whoeverLooksAtAPageDoesNotWaitForThem() {
        DraftTests tests = with(RuleTests::run);
        Draft draft = bench.workbench.drafts().create(new Caller("user:anna", Role.ANALYST), "Looked at");
        Gates gates = new Gates(
                bench.workbench.drafts(),
                bench.workbench.checks(),
                tests,
                new MarkStore(database),
                new Judged(works::add, () -> () -> {}, works::clear),
                BookSource.STORE,
                false);

        assertThat(tests.soon(book)).isEmpty();
        assertThat(gates.soon(draft, book.revision()))
                .filteredOn(Gate::isRunning)
                .extracting(Gate::name)
                .containsExactly(Gate.Name.TESTED, Gate.Name.COVERED, Gate.Name.AGREED);
        workOff();

        assertThat(tests.soon(book))
                .hasValueSatisfying(report -> assertThat(report.passed()).isTrue());
        assertThat(gates.soon(draft, book.revision())).noneMatch(Gate::isRunning);
        assertThat(works).isEmpty();
    }

    @Test
    void whoeverNeedsThemRunsThemAtOnce() {
        DraftTests tests = with(RuleTests::run);
        tests.soon(book);

        assertThat(tests.run(book).passed()).isTrue();
        assertThat(tests.soon(book)).isPresent();
    }

    @Test
    void theyAreRunAgainWhereTheyFailedByOurFault() {
        DraftTests tests = with(broken -> {
            throw new IllegalStateException("broken");
        });
        tests.soon(book);
        workOff();

        assertThatThrownBy(() -> tests.soon(book)).hasMessage("broken");
        assertThat(tests.soon(book)).isEmpty();
    }

    private DraftTests with(Function<RuleBook, TestReport> runner) {
        return new DraftTests(bench.workbench.checks(), runner, works::add, works::clear);
    }

    private void workOff() {
        while (!works.isEmpty()) {
            works.remove().run();
        }
    }
}
