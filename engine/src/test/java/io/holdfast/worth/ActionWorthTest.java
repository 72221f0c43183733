package io.holdfast.worth;

import static io.holdfast.catalogue.SmallCatalogue.CATALOGUE;
import static io.holdfast.catalogue.SmallCatalogue.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.catalogue.Openings;
import io.holdfast.client.Client;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActionWorthTest {

    @Test
    void keepingIsWorthItsUpliftOnWhatIsStillToCome() {
        ActionWorth worth = worth("rescue", "", "'contract':{'monthlyFee':100},'since':'2026-03-01'");
        assertThat(worth.money()).isEqualTo(0.2 * 2_400, within(0.001));
        assertThat(worth.origin()).isEqualTo("uplift 20 % × residual value 2,400");
    }

    @Test
    void whoHasLeftCannotBeKept() {
        assertThat(worth("rescue", "", "'contract':{'monthlyFee':100},'status':'lapsed'")
                        .money())
                .isZero();
    }

    @Test
    void aSaleOnceIsWorthItsMarginOnThePrice() {
        ActionWorth worth = worth("offer", "website", "");
        assertThat(worth.money()).isEqualTo(0.45 * 4_500, within(0.001));
        assertThat(worth.origin()).isEqualTo("margin 45 % × price 4,500");
    }

    @Test
    void aSaleWithoutAServiceIsWorthTheBooksMarginOnTheAmount() {
        assertThat(worth("offer", "", "").money()).isEqualTo(0.4 * 300, within(0.001));
        assertThat(worth("offer-monthly", "", "").money()).isEqualTo(0.4 * 50 * 24, within(0.001));
    }

    @Test
    void aMonthlySaleIsWorthItsMarginOverTheHorizon() {
        ActionWorth worth = worth("offer-monthly", "hosting", "");
        assertThat(worth.money()).isEqualTo(0.6 * 29 * 24, within(0.001));
        assertThat(worth.origin()).isEqualTo("margin 60 % × 29 a month × 24 months");
    }

    @Test
    void aBiggerPackageIsWorthOnlyWhatItAdds() {
        assertThat(worth("offer-monthly", "managed-hosting", "'services':['hosting']")
                        .money())
                .isEqualTo(0.55 * 60 * 24, within(0.001));
    }

    @Test
    void aServiceEarnsTheWayItIsPaidForWhateverTheActionSays() {
        assertThat(worth("offer", "hosting", "").money()).isEqualTo(0.6 * 29 * 24, within(0.001));
        assertThat(worth("offer-monthly", "website", "").money()).isEqualTo(0.45 * 4_500, within(0.001));
    }

    @Test
    void whatIsNoSaleKeepsItsEffectWhateverTheServiceIsPaidBy() {
        assertThat(worth("reward", "hosting", "").money()).isEqualTo(60);
        assertThat(worth("raise", "website", "'contract':{'monthlyFee':500}").money())
                .isEqualTo(0.04 * 6_000, within(0.001));
    }

    @Test
    void visitsAreThoseOfTheHorizonAtTheirOwnPace() {
        ActionWorth worth = worth("invite-back", "express", "'loyalty':{'visitsPerYear':6}");
        assertThat(worth.money()).isEqualTo(0.5 * 29 * 12, within(0.001));
        assertThat(worth.origin()).isEqualTo("margin 50 % × 29 a visit × 12.0 visits");
    }

    @Test
    void anUnknownPaceIsOneVisitAtTheBooksMarginWhereTheServiceHasNone() {
        assertThat(worth("invite-back", "spa", "").money()).isEqualTo(0.4 * 49, within(0.001));
        assertThat(worth("invite-back", "", "'purchases':[{'service':'spa','amount':40},{'service':'spa','amount':60}]")
                        .money())
                .isEqualTo(0.4 * 50, within(0.001));
        assertThat(worth("invite-back", "", "").money()).isZero();
    }

    @Test
    void aShareIsTakenOfTheYearlyFee() {
        ActionWorth worth = worth("raise", "", "'contract':{'monthlyFee':500}");
        assertThat(worth.money()).isEqualTo(0.04 * 6_000, within(0.001));
        assertThat(worth.origin()).isEqualTo("4 % of the yearly fee 6,000");
        assertThat(worth("raise", "", "").money()).isZero();
    }

    @Test
    void aFixedAmountIsItself() {
        ActionWorth worth = worth("reward", "", "");
        assertThat(worth.money()).isEqualTo(60);
        assertThat(worth.origin()).isEqualTo("catalogue");
    }

    @Test
    void itIsAlwaysANumberHoweverLargeTheFactsAre() {
        assertThat(worth("raise", "", "'contract':{'monthlyFee':1e308}").money())
                .isEqualTo(1e12);
        assertThat(worth("invite-back", "spa", "'loyalty':{'visitsPerYear':1e308}")
                        .money())
                .isEqualTo(1e12);
        assertThat(new ActionWorth(Double.NaN, () -> "nothing").money()).isZero();
        assertThat(new ActionWorth(-1, () -> "nothing").money()).isZero();
    }

    private static ActionWorth worth(String action, String service, String facts) {
        Client client = client(facts);
        return ActionWorth.of(
                CATALOGUE.action(action).orElseThrow(),
                Openings.of(CATALOGUE, client).stream()
                        .filter(opening -> opening.service().equals(service))
                        .findFirst()
                        .or(Optional::empty),
                client,
                SimpleValue.of(client, CATALOGUE.book()),
                CATALOGUE);
    }
}
