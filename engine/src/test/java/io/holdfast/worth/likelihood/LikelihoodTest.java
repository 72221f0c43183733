package io.holdfast.worth.likelihood;

import static io.holdfast.catalogue.SmallCatalogue.CATALOGUE;
import static io.holdfast.catalogue.SmallCatalogue.TODAY;
import static io.holdfast.catalogue.SmallCatalogue.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.catalogue.Action;
import io.holdfast.client.Client;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikelihoodTest {

    @Test
    void anAskCountsOnceByItsLastAnswer() {
        Tries tries = new Tries(CATALOGUE);
        tries.add(client("'contacts':[{'action':'rescue','on':'2026-02-20','outcome':'shown'},"
                + "{'action':'rescue','on':'2026-02-22','outcome':'rejected'},"
                + "{'action':'rescue','on':'2026-02-25','outcome':'accepted'},"
                + "{'action':'offer','offer':'website','on':'2026-02-01','outcome':'shown'},"
                + "{'action':'unheard-of','on':'2026-02-01','outcome':'won'}]"));
        assertThat(tries.tried()).singleElement().satisfies(one -> {
            assertThat(one.getKey().id()).isEqualTo("rescue");
            assertThat(one.getValue().answers()).isEqualTo(1);
            assertThat(one.getValue().yes()).isEqualTo(one.getValue().all());
        });
        assertThat(tries.unknown()).isEqualTo(1);
    }

    @Test
    void anAnswerOfAYearAgoCountsHalf() {
        Tries tries = new Tries(CATALOGUE);
        tries.add(client("'contacts':[{'action':'rescue','on':'2025-03-01','outcome':'lost'}]"));
        assertThat(tries.tried().get(0).getValue().all()).isCloseTo(0.5, within(1e-9));
    }

    /** Whatever is seldom tried is drawn to its playbook; what is often tried keeps its own rate. */
    @Test
    void seldomTriedActionsAreDrawnToTheOthers() {
        List<Tries.Tried> rates =
                List.of(new Tries.Tried(500, 100, 500), new Tries.Tried(500, 110, 500), new Tries.Tried(500, 95, 500));
        double alike = Shrinking.weight(rates, 305 / 1500.0);
        double unlike = Shrinking.weight(
                List.of(new Tries.Tried(500, 20, 500), new Tries.Tried(500, 250, 500), new Tries.Tried(500, 480, 500)),
                0.5);
        assertThat(alike).isGreaterThan(200);
        assertThat(unlike).isLessThan(5);
        assertThat(Shrinking.weight(rates.subList(0, 2), 0.2)).isEqualTo(20);

        Random dice = new Random(3);
        Tries tries = new Tries(CATALOGUE);
        for (int i = 0; i < 300; i++) {
            tries.add(answering("rescue", dice.nextDouble() < 0.6));
        }
        tries.add(answering("raise", false));
        LikelihoodFile file = LikelihoodFile.of(TODAY, tries, Set.of());
        double rescue = file.actions().getOrDefault("rescue", NOTHING).mean();
        double raise = file.actions().getOrDefault("raise", NOTHING).mean();
        assertThat(rescue).isCloseTo(0.6, within(0.07));
        assertThat(raise).isBetween(0.5, rescue);
    }

    /** The intervals hold the truth as often as they say: 400 actions of known likelihoods, seed 8. */
    @Test
    void theIntervalHoldsTheTruth() {
        Random dice = new Random(8);
        int held = 0;
        for (int i = 0; i < 400; i++) {
            double truth = 0.1 + 0.8 * dice.nextDouble();
            int yes = (int) IntStream.range(0, 80)
                    .filter(any -> dice.nextDouble() < truth)
                    .count();
            Posterior known = new Posterior(1 + yes, 1 + 80 - yes, 80);
            held += known.low() <= truth && truth <= known.high() ? 1 : 0;
        }
        assertThat(held / 400.0).isBetween(0.91, 0.98);
        assertThat(new Posterior(30_000, 70_000, 99_998).low()).isCloseTo(0.2972, within(0.0002));
    }

    @Test
    void aFileKeepsWhatWasLearnedAndBoundsHoldIt() {
        LikelihoodFile written = new LikelihoodFile(
                TODAY,
                Map.of(
                        "rescue",
                        new Posterior(9, 1, 8),
                        "offer",
                        new Posterior(1, 9_999, 9_998),
                        "raise",
                        new Posterior(3, 3, 4)),
                Set.of("raise"));
        Diagnostics diagnostics = new Diagnostics();
        LikelihoodFile read = LikelihoodFile.read("l.json", written.text(), CATALOGUE, diagnostics)
                .orElseThrow();
        assertThat(diagnostics.sorted()).isEmpty();
        assertThat(read.actions()).isEqualTo(written.actions());
        Likelihoods likelihoods = Likelihoods.of(CATALOGUE, read);
        Client client = client("");
        assertThat(likelihoods.of(action("rescue"), client))
                .contains(new Likelihoods.Likelihood(0.9, "learned from 8 outcomes"));
        assertThat(likelihoods.of(action("offer"), client))
                .contains(new Likelihoods.Likelihood(0.05, "learned from 9998 outcomes, within the book's limits"));
        assertThat(likelihoods.of(action("raise"), client)).isEmpty();
        assertThat(likelihoods.of(action("reward"), client)).isEmpty();
    }

    @Test
    void namesWhatIsWrongWithAFile() {
        List<String> told = new ArrayList<>();
        for (String text : List.of(
                "{\"format\":2}",
                "{\"format\":1,\"likelihoods\":{}}",
                "{\"format\":1,\"asOf\":\"2026-03-01\",\"likelihoods\":{\"rescue\":{\"yes\":0,\"no\":1}}}",
                "{\"format\":1,\"asOf\":\"2026-03-01\",\"likelihoods\":{\"resque\":{\"yes\":1,\"no\":1,\"answers\":1}}}")) {
            Diagnostics diagnostics = new Diagnostics();
            LikelihoodFile.read("l.json", text, CATALOGUE, diagnostics);
            diagnostics.sorted().stream().map(Diagnostic::line).forEach(told::add);
        }
        assertThat(told).hasSize(4);
        assertThat(told.get(0)).startsWith("l.json:1:11: error: these likelihoods are of another format");
        assertThat(told.get(1)).contains("the day these likelihoods are of is missing");
        assertThat(told.get(2)).contains("`yes` and `no`, numbers above 0");
        assertThat(told.get(3))
                .contains("warning: actions.csv has no action `resque`")
                .contains("rescue");
    }

    private static final Posterior NOTHING = new Posterior(1, 1, 0);

    private static Client answering(String action, boolean yes) {
        return client("'contacts':[{'action':'" + action + "','on':'2026-02-25','outcome':'"
                + (yes ? "accepted" : "rejected") + "'}]");
    }

    private static Action action(String id) {
        return CATALOGUE.action(id).orElseThrow();
    }
}
