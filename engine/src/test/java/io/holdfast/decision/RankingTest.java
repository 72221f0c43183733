package io.holdfast.decision;

import static io.holdfast.decision.EveryKind.TODAY;
import static io.holdfast.decision.EveryKind.decision;
import static io.holdfast.decision.EveryKind.only;
import static io.holdfast.decision.EveryKind.recommended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void twoOfOneScoreGoByTheOrderOfTheCatalogue() {
        Decision decision = decision("ties", "");
        assertThat(decision.recommendations())
                .extracting(Recommendation::action)
                .containsExactly("first-tie", "another-tie", "lesser");
        assertThat(decision.recommendations()).extracting(Recommendation::score).containsExactly(50.0, 50.0, 5.0);
        assertThat(decision.recommendations()).extracting(Recommendation::rank).containsExactly(1, 2, 3);
    }

    @Test
    void onlyAsManyAreGivenAsWereAskedFor() {
        Decision decision = new DecisionEngine()
                .decide(EveryKind.BOOK, EveryKind.client("ties", "", TODAY), new Options(2, Explain.NONE));
        assertThat(recommended(decision)).containsExactly("first-tie", "another-tie");
        assertThatThrownBy(() -> new Options(0, Explain.WHY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Options(101, Explain.WHY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatRulesProposeTogetherIsOneCandidateOfTheBestScore() {
        Recommendation merged = only(decision("merging", "'attributes':{'case':'merging','employees':10}"));
        assertThat(merged.because()).isEqualTo("Weighty");
        assertThat(merged.score()).isEqualTo(1.5 * (0.5 * 1000 - 10));
        assertThat(merged.factors())
                .isEqualTo(new Factors(
                        new Factor(0.5, "catalogue"),
                        new Factor(1000, "rule \"Weighty, and of another amount\""),
                        new Factor(1.5, "rule \"Weighty, and of another amount\""),
                        new Factor(10, "catalogue")));
        assertThat(merged.rules())
                .extracting(RuleReading::rule)
                .containsExactly("Weighty, and of another amount", "Likely", "Plain");
    }

    @Test
    void aLikelihoodOfTheRulesOwnCountsBeforeTheCatalogues() {
        Recommendation merged = only(decision("merging", ""));
        assertThat(merged.because()).isEqualTo("Likely");
        assertThat(merged.score()).isEqualTo(0.9 * 100 - 10);
        assertThat(merged.factors().likelihood()).isEqualTo(new Factor(0.9, "rule \"Likely\""));
        assertThat(merged.factors().weight()).isEqualTo(new Factor(1, "default"));
        assertThat(merged.factors().worth()).isEqualTo(new Factor(100, "catalogue"));
    }

    @Test
    void itIsDueWhenTheRuleSaysSoAndElseWhenTheCatalogueDoes() {
        assertThat(only(decision("merging", "")).dueBy()).isEqualTo(TODAY.plusDays(2));
        assertThat(decision("ties", "").recommendations())
                .extracting(Recommendation::dueBy)
                .containsExactly(TODAY.plusDays(3), TODAY.plusDays(5), TODAY.plusDays(7));
    }

    @Test
    void itBelongsToAPersonWhereTheClientsFactsNameOne() {
        assertThat(decision("ties", "'accountManager':'Ann','deliveryLead':'Ben'")
                        .recommendations())
                .extracting(Recommendation::owner)
                .containsExactly("Ann", "Ben", "operations");
        assertThat(decision("ties", "").recommendations())
                .extracting(Recommendation::owner)
                .containsExactly("accountManager", "deliveryLead", "operations");
    }

    @Test
    void anOfferIsNamedInTheTitleAndTheReason() {
        Decision decision = decision("offers", "'services':['landing-page']");
        Recommendation offer = only(decision);
        assertThat(offer.identity()).isEqualTo("offer-it:website");
        assertThat(offer.title()).isEqualTo("Offer it: Website");
        assertThat(offer.because()).isEqualTo("Website for 4,500, a step of 3600");
        assertThat(offer.score()).isEqualTo(385);
    }

    @Test
    void divisionsOfOneScoreGoByTheirNames() {
        String divisions =
                "'divisions':[{'name':'South','served':false},{'name':'East','served':false},{'name':'North','served':false}]";
        assertThat(recommended(decision("offers", divisions)))
                .containsExactly("to-division:East", "to-division:North", "to-division:South");
    }

    @Test
    void absurdFactsStillGiveADecision() {
        assertThat(recommended(decision("ties", "'contract':{'monthlyFee':1e308,'marginRate':1}")))
                .containsExactly("first-tie", "another-tie", "lesser");
    }

    @Test
    void everyDivisionWithoutUsIsACandidateOfItsOwn() {
        Decision decision = decision(
                "offers",
                "'divisions':[{'name':'North','served':false},{'name':'South','served':false},"
                        + "{'name':'East','served':true},{'name':'West'}]");
        assertThat(recommended(decision)).containsExactlyInAnyOrder("to-division:North", "to-division:South");
        assertThat(decision.recommendations().get(0).title()).isEqualTo("Offer it to a division: North");
    }
}
