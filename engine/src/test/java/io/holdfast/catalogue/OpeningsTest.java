package io.holdfast.catalogue;

import static io.holdfast.catalogue.SmallCatalogue.client;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class OpeningsTest {

    @Test
    void everyServiceIsAnOpeningInTheOrderOfTheCatalogue() {
        assertThat(Openings.of(SmallCatalogue.CATALOGUE, client("")))
                .extracting(Opening::service)
                .containsExactlyElementsOf(SmallCatalogue.CATALOGUE.services().keySet());
    }

    @Test
    void aClientOfNoServicesOwnsNothingAndIsOnNoRung() {
        assertThat(those("", Opening::owned)).isEmpty();
        assertThat(those("", Opening::nextRung)).isEmpty();
        assertThat(those("", Opening::topRung)).isEmpty();
        assertThat(those("", Opening::adjacent)).isEmpty();
    }

    @Test
    void theLowestRungOfEachLadderIsItsEntry() {
        assertThat(those("", Opening::entry)).containsExactly("landing-page", "express");
    }

    @Test
    void theNextRungIsTheOneAboveTheHighestTheyOwn() {
        assertThat(those("'services':['landing-page']", Opening::nextRung)).containsExactly("website");
        assertThat(those("'services':['landing-page','website']", Opening::nextRung))
                .containsExactly("web-app");
        assertThat(those("'services':['website']", Opening::nextRung)).containsExactly("web-app");
    }

    @Test
    void whoOwnsTheHighestRungHasNoNextOne() {
        assertThat(those("'services':['landing-page','web-app']", Opening::nextRung))
                .isEmpty();
        assertThat(those("'services':['landing-page','web-app']", Opening::topRung))
                .containsExactly("web-app");
    }

    @Test
    void laddersAreClimbedEachForItself() {
        String both = "'services':['landing-page'],'purchases':[{'service':'express','on':'2026-01-01'}]";
        assertThat(those(both, Opening::nextRung)).containsExactly("website", "spa");
        assertThat(those(both, Opening::topRung)).containsExactly("landing-page", "express");
    }

    @Test
    void belowIsTheServiceOneRungLower() {
        assertThat(opening("website", "").below()).isEqualTo("landing-page");
        assertThat(opening("landing-page", "").below()).isNull();
        assertThat(opening("hosting", "").below()).isNull();
    }

    @Test
    void whatWasBoughtOnceIsOwnedUnlessItIsPaidByTheMonth() {
        String bought = "'purchases':[{'service':'website','on':'2020-01-01'},{'service':'spa'},{'service':'hosting'}]";
        assertThat(those(bought, Opening::owned)).containsExactly("website", "spa");
        assertThat(those("'services':['hosting']", Opening::owned)).containsExactly("hosting");
    }

    @Test
    void aServiceTheCatalogueDoesNotKnowOpensNothing() {
        assertThat(those("'services':['fax-line']", Opening::owned)).isEmpty();
        assertThat(client("'services':['fax-line']").services().count()).isEqualTo(1);
    }

    @Test
    void adjacentExtraAndBiggerFollowWhatTheyOwn() {
        assertThat(those("'services':['website']", Opening::adjacent)).containsExactly("hosting", "social");
        assertThat(those("'services':['website']", Opening::extra)).containsExactly("analytics");
        assertThat(those("'services':['hosting']", Opening::bigger)).containsExactly("managed-hosting");
        assertThat(those("'services':['managed-hosting']", Opening::bigger)).isEmpty();
        assertThat(opening("social", "'services':['website']").core()).isFalse();
    }

    @Test
    void thePriceStepIsWhatTheyPayOnTopOfWhatItReplaces() {
        assertThat(opening("website", "'services':['landing-page']").priceStep())
                .isEqualTo(3600);
        assertThat(opening("web-app", "'services':['landing-page']").priceStep())
                .isEqualTo(16000);
        assertThat(opening("managed-hosting", "'services':['hosting']").priceStep())
                .isEqualTo(60);
        assertThat(opening("managed-hosting", "").priceStep()).isEqualTo(89);
        assertThat(opening("managed-hosting", "").price()).isEqualTo(89);
    }

    @Test
    void theSegmentDecidesAndAnUnknownOneStaysUnknown() {
        assertThat(opening("website", "'segment':'retail'").inSegment()).isTrue();
        assertThat(opening("website", "'segment':'beauty'").inSegment()).isFalse();
        assertThat(opening("website", "").inSegment()).isNull();
        assertThat(opening("web-app", "").inSegment()).isTrue();
    }

    @Test
    void aNeedTheyNamedIsSolved() {
        assertThat(those("'relationship':{'needs':['speed','quiet']}", Opening::solvesNeed))
                .containsExactly("managed-hosting");
        assertThat(those("", Opening::solvesNeed)).isEmpty();
    }

    @Test
    void theLastRequestCounts() {
        String asked = "'requests':[{'service':'website','on':'2026-01-01'},{'service':'website','on':'2026-02-27'},"
                + "{'service':'website'},{'service':'spa'}]";
        assertThat(those(asked, Opening::requested)).containsExactly("website", "spa");
        assertThat(opening("website", asked).daysSinceRequest()).isEqualTo(2);
        assertThat(opening("spa", asked).daysSinceRequest()).isNull();
    }

    private static List<String> those(String facts, Predicate<Opening> which) {
        return Openings.of(SmallCatalogue.CATALOGUE, client(facts)).stream()
                .filter(which)
                .map(Opening::service)
                .toList();
    }

    private static Opening opening(String service, String facts) {
        return Openings.of(SmallCatalogue.CATALOGUE, client(facts)).stream()
                .filter(one -> one.service().equals(service))
                .findFirst()
                .orElseThrow();
    }
}
