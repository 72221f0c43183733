package io.holdfast.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.Action;
import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.sample.SampleBook;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What it would take: the changes it names, applied to the facts themselves, give exactly what it promises. */
class PathTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);
    private static final DecisionEngine ENGINE = new DecisionEngine();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RuleBook book;
    private static ClientReader reader;

    @BeforeAll
    static void readTheBook() throws IOException {
        Path rules = Path.of(System.getProperty("holdfast.root"), "rules");
        book = RuleBookCompiler.standard().compile(SourceFiles.read(rules)).fold(good -> good, diagnostics -> {
            throw new AssertionError(diagnostics.toString());
        });
        reader = new ClientReader(book.catalogue().book());
    }

    @Test
    void everyPathLeadsWhereItSays() {
        int found = 0;
        int dated = 0;
        List<ObjectNode> clients = SampleBook.clients(5, 3, AS_OF).toList();
        for (ObjectNode facts : clients) {
            for (Action action : book.catalogue().actions().values()) {
                PathAnswer path = path(read(facts, AS_OF), action.id());
                if (!path.changes().isEmpty()) {
                    assertThat(path.changes()).hasSizeLessThanOrEqualTo(3);
                    assertThat(recommended(read(changed(facts, path), AS_OF), action.id()))
                            .as("%s for %s after %s", action.id(), facts.get("id"), path.changes())
                            .isTrue();
                    found++;
                } else if (path.from() != null) {
                    assertThat(recommended(read(facts, path.from()), action.id()))
                            .isTrue();
                    assertThat(recommended(read(facts, path.from().minusDays(1)), action.id()))
                            .isFalse();
                    dated++;
                } else {
                    assertThat(path.because()).isNotNull();
                }
            }
        }
        assertThat(found).as("paths by changes").isPositive();
        assertThat(dated).as("paths by waiting").isPositive();
    }

    @Test
    void whatOnlyARestraintHoldsBackIsFreedByEndingTheRestraint() {
        Client client = read("{\"id\":\"C-1\",\"status\":\"active\",\"since\":\"2024-01-01\",\"services\":[],"
                + "\"feedback\":{\"openTickets\":7},\"relationship\":{\"needs\":[\"speed\"]}}");
        assertThat(ENGINE.decide(book, client, new Options(100, Explain.NONE)).heldBack())
                .extracting(HeldBack::action)
                .contains("cross-sell-service");
        assertThat(path(client, "cross-sell-service").changes())
                .containsExactly(new FactChange("feedback.openTickets", 7, 5));
    }

    @Test
    void saysSoWhenTheActionIsRecommendedAlready() {
        Client client =
                read("{\"id\":\"C-1\",\"status\":\"active\",\"contract\":{\"term\":\"none\",\"monthlyFee\":150}}");
        assertThat(path(client, "sign-contract").because()).isEqualTo("it is recommended as things are");
    }

    @Test
    void knowsNoPathToAnActionTheCatalogueDoesNotHold() {
        assertThat(path(read("{\"id\":\"C-1\"}"), "fly-to-the-moon").because())
                .isEqualTo("the catalogue has no such action");
    }

    @Test
    void saysThatItStoppedLookingWherePatienceEnds() {
        Client client = read("{\"id\":\"C-1\",\"status\":\"active\",\"since\":\"2024-01-01\",\"services\":[],"
                + "\"feedback\":{\"openTickets\":7},\"relationship\":{\"needs\":[\"speed\"]}}");
        PathAnswer toTheEnd = path(client, "cross-sell-service");
        int asked = askedToTheEnd(client);
        assertThat(asked).as("days and changes tried").isGreaterThan(366);

        for (int after : List.of(0, 1, 100, 365, 366, asked - 1)) {
            AtomicInteger left = new AtomicInteger(after);
            DecisionEngine hasty = new DecisionEngine(() -> () -> left.getAndDecrement() == 0);
            assertThat(path(hasty, client, "cross-sell-service"))
                    .as("after %s tries", after)
                    .isEqualTo(new PathAnswer("cross-sell-service", List.of(), null, "stopped looking after 180 ms"));
        }
        AtomicInteger enough = new AtomicInteger(asked);
        DecisionEngine patient = new DecisionEngine(() -> () -> enough.getAndDecrement() == 0);
        assertThat(path(patient, client, "cross-sell-service")).isEqualTo(toTheEnd);
    }

    @Test
    void whatIsFoundTooLateIsNotSaid() {
        Client client = read("{\"id\":\"C-1\",\"status\":\"active\",\"since\":\"2024-01-01\",\"services\":[],"
                + "\"feedback\":{\"openTickets\":7},\"relationship\":{\"needs\":[\"speed\"]}}");
        int asked = askedToTheEnd(client);
        AtomicLong now = new AtomicLong();
        AtomicInteger left = new AtomicInteger(asked - 1);
        DecisionEngine slow = new DecisionEngine(Patience.by(
                () -> left.getAndDecrement() >= 0 ? now.get() : now.addAndGet(Patience.LONGEST.toNanos() + 1)));

        assertThat(path(slow, client, "cross-sell-service").because()).isEqualTo(PathSearch.STOPPED);
    }

    @Test
    void patienceEndsByTheClockItIsGiven() {
        AtomicLong now = new AtomicLong(5);
        Supplier<Patience> supplied = Patience.by(now::get);
        Patience first = supplied.get();
        now.addAndGet(Patience.LONGEST.toNanos());
        assertThat(first.isOver()).isFalse();
        now.incrementAndGet();
        assertThat(first.isOver()).isTrue();
        assertThat(supplied.get().isOver()).isFalse();
    }

    @Test
    void looksForNoChangesWhereWhatFailsIsNotOursToChange() {
        Client client = read("{\"id\":\"C-1\",\"status\":\"active\",\"since\":\"2024-01-01\",\"services\":[]}");
        assertThat(path(client, "answer-request").because()).startsWith("no change to facts that are ours");
        assertThat(askedToTheEnd(client, "answer-request"))
                .as(
                        "asked before each day and each change: they asked us for nothing, and no need of theirs makes up for it")
                .isLessThan(366 + 10);
    }

    @Test
    void eachEntryOfAListIsAChange() {
        int named = 0;
        for (ObjectNode facts : SampleBook.clients(77, 12, AS_OF).toList()) {
            int before = facts.path("relationship").path("needs").size();
            for (FactChange change :
                    path(read(facts, AS_OF), "cross-sell-service").changes()) {
                if (change.fact().equals("relationship.needs")) {
                    named++;
                    assertThat((List<?>) change.to()).hasSizeLessThanOrEqualTo(before + 3);
                }
            }
        }
        assertThat(named).as("needs that would open a service").isPositive();
    }

    private static int askedToTheEnd(Client client) {
        return askedToTheEnd(client, "cross-sell-service");
    }

    private static int askedToTheEnd(Client client, String action) {
        AtomicInteger asked = new AtomicInteger();
        path(
                new DecisionEngine(() -> () -> {
                    asked.incrementAndGet();
                    return false;
                }),
                client,
                action);
        return asked.get();
    }

    private static PathAnswer path(Client client, String action) {
        return path(ENGINE, client, action);
    }

    private static PathAnswer path(DecisionEngine engine, Client client, String action) {
        Options options = new Options(1, Explain.NONE, Optional.of(action));
        return Optional.ofNullable(engine.decide(book, client, options).path()).orElseThrow();
    }

    private static boolean recommended(Client client, String action) {
        return ENGINE.decide(book, client, new Options(100, Explain.NONE)).recommendations().stream()
                .anyMatch(one -> one.action().equals(action));
    }

    private static ObjectNode changed(ObjectNode facts, PathAnswer path) {
        ObjectNode changed = facts.deepCopy();
        for (FactChange change : path.changes()) {
            String[] steps = change.fact().split("\\.");
            ObjectNode owner = steps.length == 1 ? changed : changed.withObjectProperty(steps[0]);
            owner.set(steps[steps.length - 1], JSON.valueToTree(change.to()));
        }
        return changed;
    }

    private static Client read(ObjectNode facts, LocalDate asOf) {
        return reader.read(facts, asOf).fold(client -> client, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private static Client read(String facts) {
        return reader.read(facts, AS_OF).fold(client -> client, problems -> {
            throw new AssertionError(problems.toString());
        });
    }
}
