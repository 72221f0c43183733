package io.holdfast.worth.figures;

import static io.holdfast.catalogue.SmallCatalogue.CATALOGUE;
import static io.holdfast.catalogue.SmallCatalogue.TODAY;
import static io.holdfast.catalogue.SmallCatalogue.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.client.Client;
import io.holdfast.worth.Valuation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookFiguresTest {

    private static final Valuation VALUATION = Valuation.simple(CATALOGUE.book());

    @Test
    void everyWayThatMoneyMovesHasItsStep() {
        Bridge bridge = Bridge.of(List.of(
                new Bridge.Move(10_000, 12_000, true),
                new Bridge.Move(10_000, 7_001, true),
                new Bridge.Move(5_000, 0, true),
                new Bridge.Move(0, 3_000, false),
                new Bridge.Move(0, 400, true)));
        assertThat(bridge).isEqualTo(new Bridge(25_000, 3_000, 2_000, 400, 2_999, 5_000, 22_401, 3, 4, 1, 17_001));
        assertThat(bridge.grossRetention()).isEqualTo(0.68004);
        assertThat(bridge.netRetention()).isEqualTo(0.76004);
        assertThat(bridge.logoChurn()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theBridgeHoldsToTheCent(long seed) {
        Random dice = new Random(seed);
        List<Bridge.Move> moves = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            moves.add(new Bridge.Move(
                    dice.nextInt(3) == 0 ? 0 : dice.nextInt(1_000_000),
                    dice.nextInt(3) == 0 ? 0 : dice.nextInt(1_000_000),
                    dice.nextBoolean()));
        }
        Bridge bridge = Bridge.of(moves);
        assertThat(bridge.opening()
                        + bridge.fresh()
                        + bridge.expansion()
                        + bridge.reactivation()
                        - bridge.contraction()
                        - bridge.churn())
                .isEqualTo(bridge.closing());
        assertThat(bridge.grossRetention()).isBetween(0.0, Math.min(1, bridge.netRetention()));
    }

    @Test
    void feesRunFromTheContractsStartUntilTheyLeft() {
        BookFigures.Gathering gathering = new BookFigures.Gathering(TODAY, VALUATION);
        gathering.add(
                client("'since':'2020-01-01','contract':{'term':'rolling','start':'2020-01-01','monthlyFee':100.10}"));
        gathering.add(
                client("'since':'2025-06-15','contract':{'term':'annual','start':'2025-06-15','monthlyFee':50.05}"));
        gathering.add(client("'status':'lapsed','since':'2020-01-01','ended':{'on':'2025-12-24'},"
                + "'contract':{'term':'rolling','start':'2020-01-01','monthlyFee':70}"));
        gathering.add(
                client("'since':'2020-01-01','contract':{'term':'rolling','start':'2025-06-20','monthlyFee':20}"));
        gathering.add(client("'since':'2020-01-01','contract':{'term':'annual','start':'2025-06-20','renewals':5,"
                + "'monthlyFee':1}"));
        gathering.add(client("'since':'2020-01-01','ended':{'on':'2024-02-02'},"
                + "'contract':{'term':'rolling','start':'2025-06-20','monthlyFee':3}"));
        gathering.add(client("'status':'lapsed','contract':{'term':'rolling','start':'2020-01-01','monthlyFee':7}"));
        gathering.add(client("'status':'prospect','contract':{'monthlyFee':500,'start':'2020-01-01'}"));
        gathering.add(client("'feedback':{'nps':10}"));
        gathering.add(client("'feedback':{'nps':3}"));
        BookFigures figures = gathering.figures();
        assertThat(figures.bridge()).isEqualTo(new Bridge(17_110, 7_005, 0, 300, 0, 7_000, 17_415, 3, 5, 1, 10_110));
        assertThat(figures.unknown()).isEqualTo(1);
        assertThat(figures.months()).hasSize(12);
        assertThat(figures.months().stream().mapToInt(BookFigures.Month::came).sum())
                .isEqualTo(3);
        assertThat(figures.months().stream().mapToInt(BookFigures.Month::left).sum())
                .isEqualTo(1);
        assertThat(figures.nps().score()).isZero();
    }

    /** Two snapshots, worked out by hand: 100.10 + 50 before; 120.35 + 0 + 30 after. */
    @Test
    void whatWasRaisedOrLoweredBetweenTwoVersionsIsSeen() {
        BookFigures.Gathering gathering = new BookFigures.Gathering(LocalDate.of(2026, 1, 1), TODAY, VALUATION);
        gathering.add(timeline("2025-06-01", fee("2024-01-01", "100.10"), "2026-02-10", fee("2024-01-01", "120.35")));
        gathering.add(timeline(
                "2025-06-01",
                fee("2024-01-01", "50"),
                "2026-01-20",
                "'status':'lapsed','ended':{'on':'2026-01-15'}," + fee("2024-01-01", "50")));
        gathering.add(timeline("2025-06-01", fee("2024-01-01", "40"), "2026-02-28", fee("2024-01-01", "30")));
        gathering.add(timeline("2026-02-20", "'since':'2026-02-19'," + fee("2026-02-19", "7.07")));
        BookFigures figures = gathering.figures();
        assertThat(figures.bridge())
                .isEqualTo(new Bridge(19_010, 707, 2_025, 0, 1_000, 5_000, 15_742, 3, 3, 1, 13_010));
        assertThat(figures.later()).isEqualTo(1);
        assertThat(figures.months()).hasSize(2);
        assertThat(figures.months().get(0).bridge().churn()).isEqualTo(5_000);
        assertThat(figures.months().get(1).bridge().expansion()).isEqualTo(2_025);
    }

    @Test
    void whoCameBackIsNotNewAndWhoIsKnownNoLongerIsGone() {
        String left = "'status':'lapsed','ended':{'on':'2025-05-01'}," + fee("2024-01-01", "10");
        String back = "'ended':{'on':'2025-05-01'}," + fee("2026-02-01", "12");
        BookFigures.Gathering gathering = new BookFigures.Gathering(LocalDate.of(2026, 1, 1), TODAY, VALUATION);
        gathering.add(timeline("2025-01-01", fee("2024-01-01", "10"), "2025-05-01", left, "2026-02-01", back));
        gathering.add(Timeline.of(Map.of(
                LocalDate.of(2025, 1, 1), Optional.of(client(fee("2024-01-01", "5"))),
                LocalDate.of(2026, 2, 2), Optional.empty())));
        BookFigures figures = gathering.figures();
        assertThat(figures.bridge()).isEqualTo(new Bridge(500, 0, 0, 1_200, 0, 500, 1_200, 1, 1, 1, 0));
        assertThat(figures.worth().clients()).isEqualTo(1);
        assertThat(figures.worth().lifetime()).isPositive();
    }

    /** A day that nobody kept facts of is that of the first facts; later knowledge of who left counts for it. */
    @Test
    void theBridgeOfRandomTimelinesHoldsToTheCentMonthByMonth() {
        long seed = 11;
        Random dice = new Random(seed);
        BookFigures.Gathering gathering = new BookFigures.Gathering(TODAY, VALUATION);
        for (int i = 0; i < 300; i++) {
            List<String> versions = new ArrayList<>();
            LocalDate day = TODAY.minusDays(dice.nextInt(700));
            for (int v = 0; v < 1 + dice.nextInt(4); v++) {
                boolean gone = dice.nextInt(4) == 0;
                versions.add(day.toString());
                versions.add((gone ? "'status':'lapsed','ended':{'on':'" + day.minusDays(dice.nextInt(40)) + "'}," : "")
                        + fee(day.minusDays(dice.nextInt(400)).toString(), dice.nextInt(50_000) / 100.0 + ""));
                day = day.plusDays(1 + dice.nextInt(200));
            }
            gathering.add(timeline(versions.toArray(String[]::new)));
        }
        BookFigures figures = gathering.figures();
        List<BookFigures.Month> months = figures.months();
        for (int i = 0; i < months.size(); i++) {
            Bridge one = months.get(i).bridge();
            assertThat(one.opening()
                            + one.fresh()
                            + one.expansion()
                            + one.reactivation()
                            - one.contraction()
                            - one.churn())
                    .as("seed %d, month %d", seed, i)
                    .isEqualTo(one.closing());
            assertThat(one.opening())
                    .isEqualTo(
                            i == 0
                                    ? figures.bridge().opening()
                                    : months.get(i - 1).bridge().closing());
        }
        assertThat(months.get(11).bridge().closing()).isEqualTo(figures.bridge().closing());
    }

    private static String fee(String start, String money) {
        return "'contract':{'term':'rolling','start':'" + start + "','monthlyFee':" + money + "}";
    }

    private static Timeline timeline(String... daysAndFacts) {
        Map<LocalDate, Optional<Client>> versions = new TreeMap<>();
        for (int i = 0; i < daysAndFacts.length; i += 2) {
            versions.put(LocalDate.parse(daysAndFacts[i]), Optional.of(client(daysAndFacts[i + 1])));
        }
        return Timeline.of(versions);
    }

    @Test
    void passivesStayInTheCountOfAnswers() {
        List<Integer> answers =
                IntStream.of(10, 9, 9, 8, 7, 7, 6, 0, 9, 10).boxed().collect(Collectors.toList());
        PromoterScore nps = PromoterScore.of(answers);
        assertThat(nps.score()).isCloseTo(30, within(1e-9));
        double reach = 195.9963984540054 * Math.sqrt((0.5 + 0.2 - 0.09) / 10);
        assertThat(nps.low()).isCloseTo(30 - reach, within(1e-9));
        assertThat(nps.high()).isCloseTo(30 + reach, within(1e-9));
        assertThat(PromoterScore.of(List.of()).answers()).isZero();
        assertThat(PromoterScore.of(List.of(10)).low()).isEqualTo(100);
    }
}
