package io.holdfast.catalogue;

import static io.holdfast.catalogue.SmallCatalogue.client;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /** A catalogue that nobody has asked yet has nothing made before. */
    @Test
    void whatWasMadeForOthersIsWhatWouldBeMadeForThemAlone() {
        Random random = new Random(21);
        Map<Integer, Opening> usual = new HashMap<>();
        int others = 0;
        for (int i = 0; i < 150; i++) {
            Client client = client(facts(random));
            Openings shared = Openings.of(SmallCatalogue.CATALOGUE, client);
            Catalogue unasked = new Catalogue(
                    SmallCatalogue.CATALOGUE.book(),
                    SmallCatalogue.CATALOGUE.actions(),
                    SmallCatalogue.CATALOGUE.services());
            assertThat(shared.equals(Openings.of(unasked, client)))
                    .as(client.toString())
                    .isTrue();
            for (int place = 0; place < shared.size(); place++) {
                int number = shared.usual(place);
                if (number < 0) {
                    others++;
                } else {
                    usual.putIfAbsent(number, shared.get(place));
                    assertThat(shared.get(place)).isSameAs(usual.get(number));
                }
            }
        }
        assertThat(usual).hasSizeGreaterThan(20);
        assertThat(usual.keySet())
                .allMatch(number ->
                        number < 12 * SmallCatalogue.CATALOGUE.services().size());
        assertThat(others).isGreaterThan(100);
    }

    private static String facts(Random random) {
        List<String> facts = new ArrayList<>();
        List<String> services = List.copyOf(SmallCatalogue.CATALOGUE.services().keySet());
        if (random.nextInt(3) > 0) {
            facts.add("'services':" + some(services, random));
        }
        if (random.nextBoolean()) {
            facts.add("'segment':'" + List.of("retail", "health", "beauty").get(random.nextInt(3)) + "'");
        }
        if (random.nextBoolean()) {
            facts.add("'relationship':{'needs':" + some(List.of("leads", "speed", "reach", "quiet"), random) + "}");
        }
        if (random.nextInt(4) == 0) {
            facts.add("'requests':[{'service':'" + services.get(random.nextInt(services.size())) + "'}]");
        }
        if (random.nextInt(3) == 0) {
            facts.add("'purchases':[{'service':'" + services.get(random.nextInt(services.size())) + "'}]");
        }
        return String.join(",", facts);
    }

    private static String some(List<String> words, Random random) {
        return words.stream()
                .filter(any -> random.nextInt(4) == 0)
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(",", "[", "]"));
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
