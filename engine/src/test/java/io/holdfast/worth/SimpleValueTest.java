package io.holdfast.worth;

import static io.holdfast.catalogue.SmallCatalogue.CATALOGUE;
import static io.holdfast.catalogue.SmallCatalogue.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.catalogue.Defaults;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleValueTest {

    private static final Offset<Double> CENT = within(0.005);
    /** A hundred a month at 5/6 is a profit of 1,000 a year. */
    private static final String THOUSAND_A_YEAR = "'contract':{'monthlyFee':100,'marginRate':0.8333333333}";

    @Test
    void aThousandAYearForFiveYearsIsFiveThousand() {
        LifetimeValue value = value(THOUSAND_A_YEAR + ",'since':'2026-03-01'");
        assertThat(value.lifetime()).isEqualTo(5_000, CENT);
        assertThat(value.residual()).isEqualTo(5_000, CENT);
        assertThat(value.low()).isEqualTo(2_500, CENT);
        assertThat(value.high()).isEqualTo(7_500, CENT);
        assertThat(value.tier()).isEqualTo("high");
        assertThat(value.method()).startsWith("simple");
        assertThat(value.assumed()).isEmpty();
    }

    @Test
    void whatWasStayedIsNoLongerToCome() {
        LifetimeValue value = value(THOUSAND_A_YEAR + ",'since':'2024-03-01'");
        assertThat(value.lifetime()).isEqualTo(5_000, CENT);
        assertThat(value.residual()).isEqualTo(3_000, CENT);
    }

    @Test
    void whoOutstayedTheAverageIsWorthHalfAYearMore() {
        LifetimeValue value = value(THOUSAND_A_YEAR + ",'since':'2016-03-01'");
        assertThat(value.residual()).isEqualTo(500, CENT);
        assertThat(value.lifetime()).isEqualTo(10_500, CENT);
        assertThat(value.tier()).isEqualTo("top");
    }

    @Test
    void whoHasLeftBringsNothingMore() {
        LifetimeValue value = value(THOUSAND_A_YEAR + ",'since':'2024-03-01','status':'lapsed'");
        assertThat(value.residual()).isZero();
        assertThat(value.lifetime()).isEqualTo(2_000, CENT);
    }

    @Test
    void aClientWhoLeftIsCountedUntilTheyLeft() {
        LifetimeValue value =
                value(THOUSAND_A_YEAR + ",'since':'2020-03-01','status':'lapsed','ended':{'on':'2022-03-01'}");
        assertThat(value.lifetime()).isEqualTo(2_000, CENT);
    }

    @Test
    void whatIsUnknownIsAssumedAndSaidSo() {
        assertThat(value("").assumed()).containsExactly("contract.marginRate", "contract.monthlyFee", "since");
        assertThat(value("'contract':{'monthlyFee':100}").assumed()).containsExactly("contract.marginRate", "since");
        assertThat(value("'contract':{'monthlyFee':100}").lifetime()).isEqualTo(2_400, CENT);
    }

    @Test
    void anUnknownFeeIsTheBooksExceptForWhoPaysByTheVisit() {
        Defaults defaults = new Defaults(30, 0.4, 5, 100, 0.1, 24);
        assertThat(SimpleValue.yearlyFee(client(""), defaults)).isEqualTo(1_200);
        assertThat(SimpleValue.yearlyFee(client("'contract':{'monthlyFee':0}"), defaults))
                .isZero();
        assertThat(SimpleValue.yearlyFee(client("'loyalty':{'visits':0}"), defaults))
                .isEqualTo(1_200);
        assertThat(SimpleValue.yearlyFee(client("'loyalty':{'visits':1}"), defaults))
                .isZero();
        assertThat(SimpleValue.yearlyFee(
                        client("'loyalty':{'visitsPerYear':4},'purchases':[{'service':'spa','amount':40}]"), defaults))
                .isZero();
        assertThat(SimpleValue.yearlyFee(client("'loyalty':{'visitsPerYear':4}"), defaults))
                .isEqualTo(1_200);
    }

    @Test
    void whoPaysByTheVisitIsWorthTheirVisits() {
        LifetimeValue value = value("'since':'2026-03-01','loyalty':{'visitsPerYear':10},"
                + "'purchases':[{'service':'spa','amount':40},{'service':'spa','amount':60},{'service':'spa'}]");
        assertThat(value.lifetime()).isEqualTo(10 * 50 * 0.4 * 5, CENT);
        assertThat(value.assumed()).containsExactly("contract.marginRate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'since':'2036-03-01','contract':{'monthlyFee':100}",
                "'since':'1900-01-01','contract':{'monthlyFee':0}",
                "'status':'lapsed'",
                "'contract':{'marginRate':0}",
                "'loyalty':{'visitsPerYear':0},'purchases':[{'service':'spa','amount':0}]",
                "'contract':{'monthlyFee':1e308,'marginRate':1},'loyalty':{'visitsPerYear':1e308}",
                "'loyalty':{'visitsPerYear':1e308},'purchases':[{'service':'spa','amount':1e300}]",
                "'contract':{'monthlyFee':1000000000},'loyalty':{'visitsPerYear':365}"
            })
    void itIsNeverNegativeAndAlwaysANumber(String facts) {
        LifetimeValue value = value(facts);
        assertThat(List.of(value.lifetime(), value.residual(), value.low(), value.high()))
                .allMatch(money -> Double.isFinite(money) && money >= 0);
        assertThat(value.low()).isLessThanOrEqualTo(value.lifetime());
        assertThat(value.high()).isGreaterThanOrEqualTo(value.lifetime());
    }

    private static LifetimeValue value(String facts) {
        return SimpleValue.of(client(facts), CATALOGUE.book());
    }
}
