package io.holdfast.api.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.database.Database;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.uplift.Looks;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpliftReportTest {

    private static final String BOTH = "io.holdfast.api.database.BothDatabases#fresh";
    private static final Catalogue CATALOGUE = KeptRows.book().catalogue();
    private static final LocalDate FROM = LocalDate.of(2025, 3, 1);
    private static final LocalDate TO = LocalDate.of(2026, 3, 1);
    private static final String THERE =
            "'status':'active','contract':{'term':'rolling','start':'2024-01-01','monthlyFee':100}";
    private static final String GONE = "'status':'lapsed','ended':{'on':'2026-02-15'},"
            + "'contract':{'term':'rolling','start':'2024-01-01','monthlyFee':100}";

    /**
     * 100 clients treated, 90 of whom stay, and 100 held out, 60 of whom stay. Decided on 10 December, so that the fees of
     * 1 January, February and March count; who left on 15 February pays two of them.
     */
    @ParameterizedTest
    @MethodSource(BOTH)
    void comparesByWhatWasKept(Database database) {
        KeptRows kept = new KeptRows(database);
        for (int i = 0; i < 100; i++) {
            member(kept, "T-" + i, false, i < 90, i < 30);
            member(kept, "C-" + i, true, i < 60, i < 5);
        }
        kept.outcome("T-99", "offer-annual-contract", "rejected", "2025-12-20");
        kept.outcome("T-98", "offer-next-rung", "won", "2025-12-20");
        kept.outcome("T-97", "offer-annual-contract", "accepted", "2025-12-01");
        kept.outcome("T-96", "offer-annual-contract", "accepted", "2026-03-02");

        JsonNode json = report(database, kept, Optional.of(0.5));
        JsonNode whole = json.path("whole");
        assertThat(whole.at("/treated").asInt()).isEqualTo(100);
        assertThat(whole.at("/control").asInt()).isEqualTo(100);
        assertThat(whole.at("/split/broken").asBoolean()).isFalse();
        assertThat(whole.at("/retention/treated/mean").asDouble()).isCloseTo(0.9, within(1e-9));
        assertThat(whole.at("/retention/control/mean").asDouble()).isCloseTo(0.6, within(1e-9));
        assertThat(whole.at("/retention/verdict").asText()).isEqualTo("better");
        assertThat(whole.at("/revenue/treated/mean").asDouble()).isCloseTo(0.9 * 300 + 0.1 * 200, within(1e-9));
        assertThat(whole.at("/revenue/control/mean").asDouble()).isCloseTo(0.6 * 300 + 0.4 * 200, within(1e-9));
        assertThat(whole.at("/acceptance/treated/mean").asDouble()).isCloseTo(0.3, within(1e-9));
        assertThat(whole.at("/acceptance/control/mean").asDouble()).isCloseTo(0.05, within(1e-9));
        assertThat(json.at("/actions/0/action").asText()).isEqualTo("offer-annual-contract");
        assertThat(json.at("/actions/0/acceptance")).isEqualTo(whole.path("acceptance"));
        assertThat(json.at("/playbooks/0/playbook").asText()).isEqualTo("retention");
        assertThat(json.at("/playbooks/0/retention/verdict").asText()).isEqualTo("better");
        assertThat(json.at("/notes/0").asText()).startsWith("9 comparisons: ");
        assertThat(report(database, kept, Optional.of(0.1))
                        .at("/whole/retention/verdict")
                        .asText())
                .isEqualTo("undetermined");
        assertThat(report(database, kept, Optional.of(0.1))
                        .at("/whole/split/broken")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void leavesOutWhoCannotBeReadAndSaysSo(Database database) {
        KeptRows kept = new KeptRows(database);
        member(kept, "T-1", false, true, false);
        // Ids of batches may begin with any bit, those of single decisions begin with the time.
        kept.decision(
                UUID.fromString("ff0a38a2-2d00-835f-88f3-8bd3a9bbe323"),
                "T-2",
                "2025-12-10",
                false,
                "sales",
                "offer-next-rung");
        kept.outcome("T-2", "offer-next-rung", "won", "2025-12-11");
        kept.decision(UUID.randomUUID(), "M-1", "2025-12-10", false, "sales", "offer-next-rung");
        kept.decision(UUID.randomUUID(), "M-1", "2026-01-10", true, "sales", "offer-next-rung");
        kept.decision(UUID.randomUUID(), "O-1", "2024-12-10", true, "sales", "offer-next-rung");
        kept.client("D-1", 1, "2025-01-01", THERE);
        kept.client("D-1", 2, "2026-01-01", null);
        kept.decision(UUID.randomUUID(), "D-1", "2025-12-10", true, "sales", "gone-from-the-catalogue");

        JsonNode json = report(database, kept, Optional.empty());
        assertThat(json.at("/leftOut/changedSides").asInt()).isEqualTo(1);
        assertThat(json.at("/leftOut/notStored").asInt()).isEqualTo(1);
        assertThat(json.at("/whole/treated").asInt()).isEqualTo(2);
        assertThat(json.at("/whole/control").asInt()).isEqualTo(1);
        assertThat(json.at("/whole/retention/treated/clients").asInt()).isEqualTo(1);
        assertThat(json.at("/whole/retention/control/mean").asDouble()).isZero();
        assertThat(json.at("/whole/acceptance/treated/mean").asDouble()).isCloseTo(0.5, within(1e-9));
        assertThat(json.at("/whole/retention/verdict").asText()).isEqualTo("undetermined");
        assertThat(json.at("/whole/split").isMissingNode()).isTrue();
        assertThat(json.at("/whole/revenue/low").isNull()).isTrue();
        assertThat(json.path("actions")).hasSize(3);
        assertThat(json.path("notes").toString()).contains("The split was not checked");
        assertThat(json.toString()).doesNotContain("NaN", "Infinity");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void saysThatThereIsNothingToCompare(Database database) {
        KeptRows kept = new KeptRows(database);
        assertThat(report(database, kept, Optional.of(0.1)).path("notes").toString())
                .contains("No decision was kept in this time.");
        member(kept, "T-1", false, true, false);
        JsonNode json = report(database, kept, Optional.of(0.1));
        assertThat(json.path("notes").toString()).contains("Nobody was held out");
        assertThat(json.at("/whole/retention/because").asText())
                .contains("too few clients in a group: 0 of at least 30");
    }

    private static void member(KeptRows kept, String id, boolean heldOut, boolean stays, boolean accepts) {
        kept.client(id, 1, "2025-01-01", THERE);
        if (!stays) {
            kept.client(id, 2, "2026-02-20", GONE);
        }
        kept.decision(UUID.randomUUID(), id, "2025-12-10", heldOut, "retention", "offer-annual-contract");
        if (accepts) {
            kept.outcome(id, "offer-annual-contract", "accepted", "2025-12-12");
        }
    }

    private static JsonNode report(Database database, KeptRows kept, Optional<Double> share) {
        Uplift found = new UpliftReport(database, kept.clients(), kept.contacts()).between(FROM, TO, CATALOGUE);
        return UpliftReportJson.of(found, "EUR", share, Looks.ONCE);
    }
}
