package io.holdfast.api.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseKind;
import io.holdfast.api.idempotency.IdempotencyStore;
import io.holdfast.api.outcomes.OutcomeContacts;
import io.holdfast.api.outcomes.OutcomeStore;
import io.holdfast.api.rulebooks.LiveBook;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FiguresTest {

    private static final String BOTH = "io.holdfast.api.database.BothDatabases#fresh";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String ANNUAL = "offer-annual-contract";
    private static final LiveBook BOOK = new LiveBook(book(), book().revision(), NOW);

    /** Every figure worked out by hand. */
    @ParameterizedTest
    @MethodSource(BOTH)
    void countsWhatRoundsDecisionsAndReportsLeft(Database database) {
        FigureRows rows = new FigureRows(database);
        rows.standing("A", "retail", "active", "green", "top", 100, 5_000, "2026-03-20", "maintenance", "website seo");
        rows.standing("B", "retail", "active", "red", "low", 50.25, 700, "2026-04-15", "", "website");
        rows.standing("C", "beauty", "ending", "red", "low", 0, 80, null, "[\"website\"]", "");
        rows.standing("D", null, null, null, null, 10, 20, "2026-02-28", "", "");
        rows.standing("P", "retail", "prospect", null, null, 0, 0, "2026-03-05", "", "");
        rows.standing("L", "retail", "lapsed", "green", "top", 70, 0, "2026-03-05", "", "");
        rows.unreadable("U");
        rows.open("A", ANNUAL, "open", 90.5, "Tenure");
        rows.open("B", ANNUAL, "snoozed", 40, "Tenure");
        rows.open("B", "ask-why", "approved", 9.5, "Ask");
        rows.decision("019ca8d7-2d00-763b-afa9-e90f1f40e763", "G", "2025-12-10", false, "retention", ANNUAL, "Tenure");
        rows.decision("019ca8d7-2d00-763b-afa9-e90f1f40e764", "H", "2025-12-10", true, "retention", ANNUAL, "Tenure");
        rows.decision("019ca8d7-2d00-763b-afa9-e90f1f40e765", "O", "2024-12-10", false, "retention", ANNUAL, "Tenure");
        rows.outcome("A", ANNUAL, "accepted", "2026-01-12", null);
        rows.outcome("A", ANNUAL, "won", "2026-01-20", "1200.50");
        rows.outcome("B", ANNUAL, "rejected", "2026-02-12", null);
        rows.outcome("B", "ask-why", "done", "2026-02-13", null);
        rows.outcome("B", ANNUAL, "won", "2026-03-02", "9");
        rows.client("A", "2025-01-01", fee("2024-01-01", "100"));
        rows.client(
                "N",
                "2026-01-15",
                "'since':'2026-01-10','feedback':{'nps':9,'npsOn':'2026-02-01'}," + fee("2026-01-10", "30.05"));
        rows.client("L", "2025-01-01", "'status':'lapsed','ended':{'on':'2026-02-10'}," + fee("2024-01-01", "70"));
        rows.client("X", "2025-01-01", "'nonsense':true");
        rows.client("Q", "2026-01-15", "'feedback':{'nps':6,'npsOn':'2026-02-01'}");
        rows.client("R", "2026-01-15", "'feedback':{'nps':7,'npsOn':'2026-02-01'}");
        rows.client("S", "2026-01-15", "'feedback':{'nps':10,'npsOn':'2026-03-02'}");
        rows.client("T", "2026-01-15", "'status':'lapsed','feedback':{'nps':2}");

        Parts parts = new Parts(database);
        BookDay made = parts.maker.make(DAY, BOOK, Optional.empty());
        parts.maker.make(DAY, BOOK, Optional.of(made));
        JsonNode json = parts.overviews
                .on(DAY.plusDays(3), BOOK.book().catalogue())
                .orElseThrow()
                .json();

        assertThat(json.path("clients").toString())
                .isEqualTo(
                        "{\"there\":4,\"prospects\":1,\"unreadable\":1,\"monthlyMoney\":160.25,\"stillToCome\":5800.00}");
        assertThat(json.path("health").toString())
                .isEqualTo("[{\"health\":\"green\",\"clients\":1,\"monthlyMoney\":100.00,\"stillToCome\":5000.00},"
                        + "{\"health\":\"red\",\"clients\":2,\"monthlyMoney\":50.25,\"stillToCome\":780.00},"
                        + "{\"health\":\"unknown\",\"clients\":1,\"monthlyMoney\":10.00,\"stillToCome\":20.00}]");
        assertThat(json.at("/segments/0/segment").asText()).isEqualTo("retail");
        assertThat(json.at("/segments/0/tiers").toString())
                .isEqualTo("[{\"tier\":\"low\",\"clients\":1},{\"tier\":\"top\",\"clients\":1}]");
        assertThat(json.path("deadlines").toString())
                .isEqualTo("[{\"days\":30,\"clients\":1,\"assumed\":0,\"monthlyMoney\":100.00,\"stillToCome\":5000.00},"
                        + "{\"days\":60,\"clients\":2,\"assumed\":0,\"monthlyMoney\":150.25,\"stillToCome\":5700.00},"
                        + "{\"days\":90,\"clients\":2,\"assumed\":0,\"monthlyMoney\":150.25,\"stillToCome\":5700.00}]");
        assertThat(json.path("pipeline").toString())
                .isEqualTo(
                        "{\"prospects\":1,\"ending\":1,\"endingMonthlyMoney\":0.00,\"red\":1,\"redMonthlyMoney\":50.25}");
        assertThat(json.at("/actions/0").toString())
                .isEqualTo("{\"action\":\"offer-annual-contract\",\"title\":\"Offer a contract for a year\","
                        + "\"playbook\":\"retention\",\"open\":1,\"openScore\":90.50,\"proposed\":3,\"heldOut\":1,"
                        + "\"accepted\":1,\"done\":0,\"won\":1,\"rejected\":1,\"lost\":0,\"wonMoney\":1200.50,"
                        + "\"acceptance\":0.666667}");
        assertThat(json.at("/rules/1").toString())
                .startsWith("{\"rule\":\"Tenure\",\"file\":\"retention/tenure.drl.csv\",\"line\":6,\"proposed\":3,"
                        + "\"yes\":1,\"no\":1,\"wonMoney\":1200.50,\"acceptance\":0.5,\"low\":0.0945");
        assertThat(json.path("services").toString())
                .isEqualTo("[{\"service\":\"website\",\"name\":\"Website\",\"owned\":1,\"openings\":2}]");
        assertThat(json.at("/bucket/monthlyMoney").toString())
                .isEqualTo("{\"opening\":170.00,\"new\":30.05,\"expansion\":0.00,\"reactivation\":0.00,"
                        + "\"contraction\":0.00,\"churn\":70.00,\"closing\":130.05}");
        assertThat(json.at("/bucket/leftOut/unreadable").asInt()).isEqualTo(1);
        assertThat(json.path("healthDays").toString())
                .isEqualTo(
                        "[{\"day\":\"2026-03-01\",\"afterwards\":false,\"health\":[{\"health\":\"green\",\"clients\":1},"
                                + "{\"health\":\"red\",\"clients\":2},{\"health\":\"unknown\",\"clients\":1}]}]");
        assertThat(json.at("/bucket/nps").toString()).contains("\"answers\":3,\"promoters\":1,\"passives\":1");
        assertThat(parts.ids("of", "nps", "is", "promoters", "day", "2026-03-01"))
                .containsExactly("N");
        assertThat(parts.ids("of", "nps", "is", "passives", "day", "2026-03-01"))
                .containsExactly("R");
        assertThat(parts.ids("of", "nps", "is", "detractors", "day", "2026-03-01"))
                .containsExactly("Q");
        assertThat(parts.ids("of", "nps", "day", "2026-03-01")).containsExactly("N", "Q", "R");
        assertThat(parts.ids("of", "nps", "is", "nonsense", "day", "2026-03-01"))
                .isEmpty();
        assertThat(parts.ids("of", "nps", "day", "2026-02-28")).isEmpty();
        assertThat(parts.source("of", "nps", "is", "promoters")).isEmpty();
        assertThat(json.path("definitions")).isNotEmpty();
        assertThat(json.has("proposed") || json.has("decidedUpTo")).isFalse();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void opensEveryFigureIntoItsClients(Database database) {
        FigureRows rows = new FigureRows(database);
        rows.standing("A", "retail", "active", "green", "top", 100, 5_000, "2026-03-20", "hosting", "website");
        rows.standing("B", "retail", "active", "red", "low", 50.25, 700, "2026-04-15", "managed-hosting", "");
        rows.standing("C", "beauty", "ending", "red", "low", 0, 80, null, "", "");
        rows.standing("P", "retail", "prospect", null, null, 0, 0, null, "", "");
        rows.unreadable("U");
        rows.open("A", ANNUAL, "open", 90.5, "Tenure");
        rows.open("B", ANNUAL, "dismissed", 40, "Tenure");
        rows.decision("019ca8d7-2d00-763b-afa9-e90f1f40e764", "H", "2025-12-10", true, "retention", ANNUAL, "Tenure");
        rows.outcome("A", ANNUAL, "won", "2026-01-20", "1200.50");
        rows.outcome("B", ANNUAL, "rejected", "2026-02-12", null);
        rows.client("L", "2025-01-01", "'status':'lapsed','ended':{'on':'2026-02-10'}," + fee("2024-01-01", "70"));
        Parts parts = new Parts(database);
        parts.maker.make(DAY, BOOK, Optional.empty());

        assertThat(parts.ids("of", "there")).containsExactly("A", "B", "C");
        assertThat(parts.ids("of", "health", "is", "red")).containsExactly("B", "C");
        assertThat(parts.ids("of", "health", "is", "unknown")).isEmpty();
        assertThat(parts.ids("of", "segment", "is", "beauty")).containsExactly("C");
        assertThat(parts.ids("of", "within", "is", "30")).containsExactly("A");
        assertThat(parts.ids("of", "within", "is", "60")).containsExactly("A", "B");
        assertThat(parts.ids("of", "prospects")).containsExactly("P");
        assertThat(parts.ids("of", "ending")).containsExactly("C");
        assertThat(parts.ids("of", "red")).containsExactly("B");
        assertThat(parts.ids("of", "unreadable")).containsExactly("U");
        assertThat(parts.ids("of", "owned", "is", "hosting")).containsExactly("A");
        assertThat(parts.ids("of", "openings", "is", "%")).isEmpty();
        assertThat(parts.ids("of", "open", "action", ANNUAL)).containsExactly("A");
        assertThat(parts.ids("of", "proposed", "playbook", "retention")).containsExactly("A", "B");
        assertThat(parts.ids("of", "heldOut", "action", ANNUAL)).containsExactly("H");
        assertThat(parts.ids("of", "outcome", "is", "won", "playbook", "retention"))
                .containsExactly("A");
        assertThat(parts.ids("of", "outcome", "is", "won", "playbook", "none")).isEmpty();
        assertThat(parts.ids("of", "rule", "is", "Tenure", "answer", "no")).containsExactly("B");
        assertThat(parts.ids("of", "rule", "is", "Tenure", "answer", "yes")).containsExactly("A");
        assertThat(parts.ids("of", "rule", "is", "Tenure", "answer", "won")).containsExactly("A");
        assertThat(parts.ids("of", "moved", "is", "less", "until", "2026-03-01"))
                .containsExactly("L");
        assertThat(parts.ids("of", "moved", "until", "2025-12-01")).isEmpty();
        assertThat(parts.ids("of", "segment", "is", "retail", "tier", "top")).containsExactly("A");
        assertThat(parts.ids("of", "segment", "is", "retail", "tier", "unknown"))
                .isEmpty();
        assertThat(parts.ids("of", "outcome", "is", "rejected", "last", "7")).isEmpty();
        FigureClient left =
                parts.rows("of", "part", "is", "churn", "until", "2026-03-01").get(0);
        assertThat(left.id()).isEqualTo("L");
        assertThat(left.before()).isEqualByComparingTo("70");
        assertThat(left.amount()).isEqualByComparingTo("0");
        assertThat(parts.source("of", "part", "is", "churn", "until", "soon")).isEmpty();
        assertThat(parts.source("of", "within", "is", "-1")).isEmpty();
        assertThat(parts.source("of", "nonsense")).isEmpty();
        assertThat(parts.source()).isEmpty();
    }

    /** The first facts stand in for the past; who came later, left or is none of ours yet is not counted. */
    @Test
    void decidesThePastOfASmallBookAfterwards() {
        Database database = BothDatabases.ready(BothDatabases.empty(DatabaseKind.H2));
        FigureRows rows = new FigureRows(database);
        rows.client("A", "2026-02-20", "'since':'2024-01-01'," + fee("2024-01-01", "100"));
        rows.client("N", "2026-02-20", "'since':'2026-01-10'," + fee("2026-01-10", "30"));
        rows.client("L", "2026-02-20", "'status':'lapsed','ended':{'on':'2025-01-10'}," + fee("2024-01-01", "70"));
        rows.client("P", "2026-02-20", "'status':'prospect'");
        HealthDayStore days = new HealthDayStore(database);
        new HealthBackfill(database, Parts.reported(database), days, new DecisionEngine())
                .before(DAY, BOOK, () -> false);

        List<HealthCount> counts = days.between(DAY.minusMonths(12), DAY);
        assertThat(counts).hasSize(12).allMatch(HealthCount::afterwards);
        assertThat(counts).extracting(HealthCount::clients).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2);
        assertThat(counts.get(11).monthlyFee()).isEqualTo(130);
        FigureClients behind = new FigureClients(new FigureClientStore(database), days);
        FigureQuery lastMonth =
                FigureQuery.of(Map.of("of", "health", "is", counts.get(11).health(), "day", "2026-02-01"));
        assertThat(behind.past(lastMonth)).hasValue(HealthDay.AFTERWARDS);
        assertThat(behind.some(lastMonth, DAY, BOOK.book().catalogue(), 0, 50)
                        .orElseThrow()
                        .rows())
                .extracting(FigureClient::id)
                .containsExactly("A", "N");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPastDayStaysAsItWasKept(Database database) {
        FigureRows rows = new FigureRows(database);
        rows.standing("A", "retail", "active", "green", "top", 100, 5_000, null, "", "");
        Parts parts = new Parts(database);
        assertThat(parts.overviews.on(DAY, BOOK.book().catalogue())).isEmpty();
        BookDay first = parts.maker.make(DAY.minusDays(7), BOOK, Optional.empty());
        rows.standing("B", "retail", "active", "red", "top", 50, 5_000, null, "", "");
        parts.maker.make(DAY, BOOK, Optional.of(first));
        rows.standing("C", "retail", "active", "red", "top", 25, 5_000, null, "", "");

        Overview past =
                parts.overviews.on(DAY.minusDays(2), BOOK.book().catalogue()).orElseThrow();
        assertThat(past.day()).isEqualTo(DAY.minusDays(7));
        assertThat(past.live()).isFalse();
        assertThat(past.json().at("/clients/there").asInt()).isEqualTo(1);
        assertThat(past.json().path("healthDays")).hasSize(1);
        Overview now = parts.overviews.on(DAY, BOOK.book().catalogue()).orElseThrow();
        assertThat(now.live()).isTrue();
        assertThat(now.json().at("/clients/there").asInt()).isEqualTo(3);
        assertThat(now.json().path("healthDays")).hasSize(2);
        assertThat(parts.ids("of", "health", "is", "green", "day", "2026-02-22"))
                .containsExactly("A");
        assertThat(parts.ids("of", "health", "is", "red", "day", "2026-02-22")).isEmpty();
        assertThat(parts.ids("of", "health", "is", "red", "day", "2026-03-01")).containsExactly("B");
        assertThat(parts.ids("of", "health", "is", "red")).containsExactly("B", "C");
        assertThat(parts.ids("of", "health", "is", "green", "day", "2026-02-23"))
                .as("a day of which nothing is kept")
                .isEmpty();
        for (String never : List.of("soon", "2026-02-30", "+999999999-01-01")) {
            assertThat(parts.source("of", "health", "is", "green", "day", never))
                    .as(never)
                    .isEmpty();
        }
        assertThat(parts.overviews.on(DAY.minusDays(8), BOOK.book().catalogue()))
                .isEmpty();
    }

    private static String fee(String start, String money) {
        return "'contract':{'term':'rolling','start':'" + start + "','monthlyFee':" + money + "}";
    }

    private static RuleBook book() {
        try {
            Path folder = Path.of(System.getProperty("holdfast.root", "..")).resolve("fixtures/books/tenure");
            return RuleBookCompiler.standard().compile(SourceFiles.read(folder)).fold(good -> good, faults -> {
                throw new AssertionError(faults);
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Parts {

        private final FigureClientStore store;
        private final BookDayMaker maker;
        private final Overviews overviews;
        private final HealthDayStore days;

        Parts(Database database) {
            OutcomeStore outcomes = new OutcomeStore(database, new IdempotencyStore(database));
            StandingFiguresStore standings = new StandingFiguresStore(database);
            LiveFigures live = new LiveFigures(standings, outcomes, System::nanoTime, Runnable::run);
            store = new FigureClientStore(database);
            maker = new BookDayMaker(database, reported(database), standings, live, CLOCK);
            days = new HealthDayStore(database);
            overviews = new Overviews(new BookDayStore(database), days, live, Optional::empty);
        }

        static OutcomeContacts reported(Database database) {
            return new OutcomeContacts(new OutcomeStore(database, new IdempotencyStore(database)));
        }

        Optional<FigureClients.Part> source(String... words) {
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < words.length; i += 2) {
                values.put(words[i], words[i + 1]);
            }
            return new FigureClients(store, days)
                    .some(FigureQuery.of(values), DAY, BOOK.book().catalogue(), 0, 50);
        }

        List<FigureClient> rows(String... words) {
            FigureClients.Part part = source(words).orElseThrow();
            assertThat(part.total()).isEqualTo(part.rows().size());
            return part.rows();
        }

        List<String> ids(String... words) {
            List<String> ids = new ArrayList<>();
            rows(words).forEach(row -> ids.add(row.id()));
            return ids;
        }
    }
}
