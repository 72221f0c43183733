package io.holdfast.worth.parameters;

import static io.holdfast.catalogue.SmallCatalogue.TODAY;
import static io.holdfast.catalogue.SmallCatalogue.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.worth.history.Histories;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HoldOutsTest {

    private static final LocalDate YEAR_AGO = TODAY.minusMonths(12);

    /** Clients who leave as the model says are foreseen; those of whom twice as many leave in the last year are not. */
    @Test
    void contractsAreHeldAgainstWhoLeftInTheLastYear() {
        RenewalHoldOut foreseen = renewals(7, 1);
        assertThat(foreseen.unit()).isEqualTo("year");
        assertThat(foreseen.until()).isEqualTo(YEAR_AGO);
        assertThat(foreseen.left()).isBetween(1, foreseen.clients());
        assertThat(foreseen.predicted().value()).isCloseTo(foreseen.left(), within(3 * Math.sqrt(foreseen.left())));
        assertThat(foreseen.isOff()).isFalse();
        assertThat(foreseen.words()).hasSize(1);
        assertThat(foreseen.oneRate()).isGreaterThan(foreseen.predicted().value());

        RenewalHoldOut not = renewals(7, 2);
        assertThat(not.isOff()).isTrue();
        assertThat(not.words().get(0)).startsWith("warning: of clients who renew by the year the model expected ");
    }

    /** The chance to leave is the client's own, Beta(1, 3); in the last year it is so many times as large. */
    private static RenewalHoldOut renewals(long seed, double times) {
        Random dice = new Random(seed);
        Histories histories = new Histories();
        for (int i = 0; i < 3_000; i++) {
            double leaves = 1 - Math.cbrt(dice.nextDouble());
            LocalDate start = LocalDate.of(2017 + dice.nextInt(8), 1 + dice.nextInt(12), 10);
            String ended = "";
            for (LocalDate renewal = start.plusYears(1);
                    !renewal.isAfter(TODAY) && ended.isEmpty();
                    renewal = renewal.plusYears(1)) {
                double chance = renewal.isAfter(YEAR_AGO) ? Math.min(1, times * leaves) : leaves;
                if (dice.nextDouble() < chance) {
                    ended = "'ended':{'on':'" + renewal.minusDays(1) + "'},'status':'lapsed',";
                }
            }
            histories.add(client(ended + "'contract':{'term':'annual','start':'" + start + "'}"));
        }
        return HoldOuts.of(histories, Optional.empty(), TODAY).renewals().get(0);
    }

    @Test
    void visitsAndSpendAreHeldAgainstTheirLastQuarter() {
        Random dice = new Random(8);
        Histories histories = new Histories();
        for (int i = 0; i < 400; i++) {
            double mean = 20 + 60 * dice.nextDouble();
            int gap = 5 + dice.nextInt(60);
            List<String> purchases = new ArrayList<>();
            for (LocalDate day = TODAY.minusDays(720 + dice.nextInt(8));
                    !day.isAfter(TODAY);
                    day = day.plusDays(1 + dice.nextInt(2 * gap))) {
                purchases.add("{'service':'spa','on':'" + day + "','amount':"
                        + Math.round(mean * (0.6 + 0.8 * dice.nextDouble())) + "}");
            }
            histories.add(client("'purchases':[" + String.join(",", purchases) + "]"));
        }
        HoldOuts held = HoldOuts.of(histories, Optional.empty(), TODAY);
        assertThat(held.renewals()).isEmpty();
        VisitHoldOut visits = held.visits().orElseThrow();
        assertThat(visits.off()).isCloseTo(0, within(0.1));
        SpendHoldOut spend = held.spend().orElseThrow();
        assertThat(spend.predicted()).isCloseTo(spend.actual(), within(0.05 * spend.actual()));
        assertThat(spend.errors().get(0)).isLessThan(spend.errors().get(2));
        assertThat(held.words()).hasSize(3).noneMatch(words -> words.startsWith("warning: "));
        assertThat(held.isEmpty()).isFalse();
    }

    @Test
    void whatIsTooYoungIsNotHeldOut() {
        Histories histories = new Histories();
        histories.add(client("'purchases':[{'service':'spa','on':'" + TODAY.minusDays(20) + "','amount':5}]"));
        histories.add(client("'contract':{'term':'annual','renewals':3}"));
        histories.add(client("'status':'lapsed','contract':{'term':'annual','start':'2020-01-01'}"));
        histories.add(client("'contract':{'term':'annual','start':'2025-06-01'}"));
        assertThat(HoldOuts.of(histories, Optional.empty(), TODAY).isEmpty()).isTrue();
        assertThat(HoldOuts.of(histories, Optional.of(TODAY.plusDays(1)), TODAY).isEmpty())
                .isTrue();
        assertThat(HoldOuts.of(histories, Optional.of(LocalDate.of(1900, 1, 1)), TODAY)
                        .words())
                .isEmpty();
    }
}
