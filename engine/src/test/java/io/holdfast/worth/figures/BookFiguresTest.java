package io.holdfast.worth.figures;

import static io.holdfast.catalogue.SmallCatalogue.TODAY;
import static io.holdfast.catalogue.SmallCatalogue.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookFiguresTest {

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
        BookFigures.Gathering gathering = new BookFigures.Gathering(TODAY);
        gathering.add(
                client("'since':'2020-01-01','contract':{'term':'rolling','start':'2020-01-01','monthlyFee':100.10}"));
        gathering.add(
                client("'since':'2025-06-15','contract':{'term':'annual','start':'2025-06-15','monthlyFee':50.05}"));
        gathering.add(client("'status':'lapsed','since':'2020-01-01','ended':{'on':'2025-12-24'},"
                + "'contract':{'term':'rolling','start':'2020-01-01','monthlyFee':70}"));
        gathering.add(
                client("'since':'2020-01-01','contract':{'term':'rolling','start':'2025-06-20','monthlyFee':20}"));
        gathering.add(client("'status':'lapsed','contract':{'term':'rolling','start':'2020-01-01','monthlyFee':7}"));
        gathering.add(client("'status':'prospect','contract':{'monthlyFee':500,'start':'2020-01-01'}"));
        gathering.add(client("'feedback':{'nps':10}"));
        gathering.add(client("'feedback':{'nps':3}"));
        BookFigures figures = gathering.figures();
        assertThat(figures.bridge()).isEqualTo(new Bridge(17_010, 5_005, 0, 2_000, 0, 7_000, 17_015, 2, 3, 1, 10_010));
        assertThat(figures.unknown()).isEqualTo(1);
        assertThat(figures.months()).hasSize(12);
        assertThat(figures.months().stream().mapToInt(BookFigures.Month::came).sum())
                .isEqualTo(2);
        assertThat(figures.months().stream().mapToInt(BookFigures.Month::left).sum())
                .isEqualTo(1);
        assertThat(figures.nps().score()).isZero();
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
