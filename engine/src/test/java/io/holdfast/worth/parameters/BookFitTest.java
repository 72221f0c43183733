package io.holdfast.worth.parameters;

import static io.holdfast.catalogue.SmallCatalogue.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.client.Client;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Diagnostics;
import io.holdfast.worth.history.Histories;
import io.holdfast.worth.model.BgNbd;
import io.holdfast.worth.model.Simulation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookFitTest {

    private static final LocalDate AS_OF = LocalDate.parse("2026-03-01");
    private static final LocalDate OCTOBER = LocalDate.parse("2025-10-01");
    private static final BgNbd OFTEN = new BgNbd(1.2, 4, 0.8, 4);
    private static final BgNbd SELDOM = new BgNbd(0.5, 7, 0.8, 2);

    @Test
    void fitsVisitsAndSpendOfAllAndOfEachSegment() {
        Random dice = new Random(7);
        Histories histories = new Histories();
        for (int i = 0; i < 600; i++) {
            histories.add(visitor(i % 2 == 0 ? "regulars" : "guests", i % 2 == 0 ? OFTEN : SELDOM, 1, dice));
        }
        BookFit fit = BookFit.of(histories);
        assertThat(fit.learned())
                .filteredOn(one -> one.about().equals("visits"))
                .extracting(Learned::segment, Learned::model)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("*", "bg-nbd"),
                        org.assertj.core.groups.Tuple.tuple("guests", "bg-nbd"),
                        org.assertj.core.groups.Tuple.tuple("regulars", "bg-nbd"));
        assertThat(fit.learned())
                .filteredOn(one -> one.about().equals("spend"))
                .first()
                .satisfies(one -> assertThat(one.model()).isEqualTo("gamma-gamma"));
    }

    @Test
    void theNextSimplerModelStandsInAndSaysWhy() {
        Histories histories = new Histories();
        for (int i = 0; i < 15; i++) {
            histories.add(client("'contract':{'term':'annual','start':'2023-02-01'}"));
            histories.add(client("'contract':{'term':'rolling','start':'2026-01-01'},'ended':{'on':'2026-01-31'}"));
        }
        histories.add(client("'contract':{'term':'annual','start':'2023-02-01'},'ended':{'on':'2024-01-31'}"));
        histories.add(client("'loyalty':{'visits':3,'lastVisit':'2026-02-01'},'since':'2025-02-01'"));
        assertThat(BookFit.of(histories).learned())
                .extracting(one -> one.about() + " " + one.unit() + " " + one.model() + ": " + one.because())
                .containsExactly(
                        "renewals month simple: too few renewals: 15 of at least 20",
                        "renewals year constant: too few renewals: 46 of at least 60",
                        "visits week simple: too few clients: 1 of at least 60",
                        "spend money simple: too few clients who came back: 0 of at least 60");
        assertThat(BookFit.of(new Histories()).learned()).isEmpty();
    }

    @Test
    void aFileKeepsWhatWasLearned() {
        ParameterFile written = file();
        Diagnostics diagnostics = new Diagnostics();
        Optional<ParameterFile> read = ParameterFile.read("worth.json", written.text(), "EUR", diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
        assertThat(read).contains(written);
        assertThat(read.orElseThrow().text()).isEqualTo(written.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"EUR\"|\"USD\"|these parameters are in USD, and the book is in EUR.",
                "\"format\" : 1|\"format\" : 2|these parameters are of format 2, and only format 1 is understood.",
                "\"sbg\"|\"sbg2\"|there is no model `sbg2`.",
                "\"beta\" : 3.806|\"gamma\" : 3.806|sbg needs the parameters alpha, beta.",
                "\"beta\" : 3.806|\"beta\" : -1|sbg cannot have these parameters: beta is a number above 0, not -1.0.",
                "2026-03-01|March|asOf is no day: `March`.",
                "\"notes\"|\"remarks\"|no key `remarks` belongs here.",
                "{|[|this is not YAML",
            })
    void namesWhatIsWrongWithAFile(String from, String to, String message) {
        Diagnostics diagnostics = new Diagnostics();
        String text = file().text().replace(from, to);
        assertThat(ParameterFile.read("worth.json", text, "EUR", diagnostics)).isEmpty();
        assertThat(diagnostics.sorted())
                .extracting(Diagnostic::message)
                .anySatisfy(one -> assertThat(one).startsWith(message));
    }

    @Test
    void holdsTheModelAgainstWhatCameAfterIt() {
        Random dice = new Random(11);
        Histories histories = new Histories();
        for (int i = 0; i < 400; i++) {
            histories.add(visitor("all", OFTEN, 1, dice));
        }
        VisitHoldOut steady =
                VisitHoldOut.of(histories.visitors(), OCTOBER, AS_OF).orElseThrow();
        assertThat(steady.actual()).isPositive();
        assertThat(steady.off()).isCloseTo(0, within(0.1));
        assertThat(steady.words()).noneMatch(words -> words.startsWith("warning"));

        Histories season = new Histories();
        for (int i = 0; i < 400; i++) {
            season.add(visitor("all", OFTEN, 3, dice));
        }
        VisitHoldOut busy = VisitHoldOut.of(season.visitors(), OCTOBER, AS_OF).orElseThrow();
        assertThat(busy.off()).isLessThan(-0.2);
        assertThat(busy.words().get(0)).startsWith("warning: the visit model expected ");
        assertThat(VisitHoldOut.of(season.visitors(), AS_OF, AS_OF)).isEmpty();
        assertThat(VisitHoldOut.of(List.of(), OCTOBER, AS_OF)).isEmpty();
    }

    private static ParameterFile file() {
        return new ParameterFile(
                AS_OF,
                "EUR",
                "clients.jsonl",
                "00ff",
                12,
                List.of(
                        new Learned(
                                "renewals",
                                "year",
                                "*",
                                "sbg",
                                Map.of("alpha", 0.668, "beta", 3.806),
                                Map.of("alpha", 1e-7, "beta", 0.2),
                                -1611.25,
                                1000,
                                ""),
                        Learned.simple("visits", "week", 3, "too few clients: 3 of at least 60")),
                Optional.empty(),
                List.of("1 client left, but nobody recorded when: C-1."));
    }

    /** Came first early in 2025, and from October on so many times as often as before. */
    private static Client visitor(String segment, BgNbd model, double busier, Random dice) {
        LocalDate first = LocalDate.parse("2025-01-01").plusDays(dice.nextInt(120));
        double weeks = ChronoUnit.DAYS.between(first, AS_OF) / 7.0;
        double season = ChronoUnit.DAYS.between(first, OCTOBER) / 7.0;
        double mean = 10 + 40 * dice.nextDouble() * (1 + dice.nextDouble());
        String purchases = Stream.concat(
                        Stream.of(0.0), Simulation.times(model, season + (weeks - season) * busier, dice).stream())
                .map(time -> time < season ? time : season + (time - season) / busier)
                .map(time -> "{'service':'spa','on':'%s','amount':%s}"
                        .formatted(first.plusDays(Math.round(7 * time)), Math.round(mean * (0.5 + dice.nextDouble()))))
                .collect(Collectors.joining(","));
        return client("'segment':'" + segment + "','purchases':[" + purchases + "]");
    }
}
