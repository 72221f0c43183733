package io.holdfast.api.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.database.Database;
import io.holdfast.api.idempotency.IdempotencyStore;
import io.holdfast.api.outcomes.OutcomeStore;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActionReportTest {

    private static final String BOTH = "io.holdfast.api.database.BothDatabases#fresh";
    private static final String ANNUAL = "offer-annual-contract";

    @ParameterizedTest
    @MethodSource(BOTH)
    void countsWhatWasProposedAndWhatCameOfIt(Database database) {
        KeptRows kept = new KeptRows(database);
        kept.decision(UUID.randomUUID(), "A", "2026-01-10", false, "retention", ANNUAL);
        kept.decision(UUID.randomUUID(), "A", "2026-01-20", false, "retention", ANNUAL);
        kept.decision(UUID.randomUUID(), "B", "2026-01-10", false, "retention", ANNUAL);
        kept.decision(UUID.randomUUID(), "C", "2026-01-10", true, "retention", ANNUAL);
        kept.decision(UUID.randomUUID(), "D", "2024-01-10", false, "retention", ANNUAL);
        kept.decision(UUID.randomUUID(), "E", "2026-01-10", false, "sales", "left-the-catalogue");
        kept.outcome("A", ANNUAL, "accepted", "2026-01-12");
        kept.outcome("A", ANNUAL, "won", "2026-01-13");
        kept.outcome("B", ANNUAL, "rejected", "2026-01-12");
        kept.outcome("B", ANNUAL, "rejected", "2026-03-02");

        JsonNode json = new ActionReport(
                        new ExposureStore(database), new OutcomeStore(database, new IdempotencyStore(database)))
                .between(
                        LocalDate.of(2025, 3, 1),
                        LocalDate.of(2026, 3, 1),
                        KeptRows.book().catalogue());

        JsonNode annual = json.at("/actions/0");
        assertThat(annual.path("action").asText()).isEqualTo(ANNUAL);
        assertThat(annual.path("title").asText()).isEqualTo("Offer a contract for a year");
        assertThat(annual.path("proposed").asInt()).isEqualTo(2);
        assertThat(annual.path("heldOut").asInt()).isEqualTo(1);
        assertThat(annual.path("accepted").asInt()).isEqualTo(1);
        assertThat(annual.path("rejected").asInt()).isEqualTo(1);
        assertThat(annual.path("won").asInt()).isEqualTo(1);
        assertThat(annual.path("lost").asInt()).isZero();
        assertThat(annual.path("acceptance").asDouble()).isEqualTo(0.666667);
        assertThat(annual.path("wonMoney").asText()).isEqualTo("0.00");
        assertThat(json.at("/actions/1/action").asText()).isEqualTo("left-the-catalogue");
        assertThat(json.at("/actions/1/acceptance").isNull()).isTrue();
        assertThat(json.at("/playbooks/0/playbook").asText()).isEqualTo("retention");
        assertThat(json.at("/playbooks/0/proposed").asInt()).isEqualTo(2);
        assertThat(json.at("/playbooks/0/won").asInt()).isEqualTo(1);
    }

    /** On 1 March: 30 days' notice of a rolling contract, an end on 30 April, one far away, one past, one who left. */
    @ParameterizedTest
    @MethodSource(BOTH)
    void addsUpWhatIsAtStakeByNoticeDeadline(Database database) {
        KeptRows kept = new KeptRows(database);
        kept.client("may", 1, "2025-01-01", contract("2026-05-10", 30, "100.10"));
        kept.client("june", 1, "2025-01-01", contract("2026-06-20", 30, "50"));
        kept.client("late", 1, "2025-01-01", contract("2027-06-20", 30, "7"));
        kept.client(
                "gone",
                1,
                "2025-01-01",
                "'status':'lapsed','ended':{'on':'2026-02-01'}," + contract("2026-05-10", 30, "9"));
        kept.client("odd", 1, "2025-01-01", "'nonsense':true");

        JsonNode json = new DeadlineReport(kept.clients()).on(LocalDate.of(2026, 3, 21), KeptRows.book());

        assertThat(json.at("/within/0/days").asInt()).isEqualTo(30);
        assertThat(json.at("/within/0/clients").asInt()).isEqualTo(1);
        assertThat(json.at("/within/0/monthlyMoney").asText()).isEqualTo("100.10");
        assertThat(json.at("/within/1/clients").asInt()).isEqualTo(1);
        assertThat(json.at("/within/2/clients").asInt()).isEqualTo(2);
        assertThat(json.at("/within/2/monthlyMoney").asText()).isEqualTo("150.10");
        assertThat(json.at("/within/2/stillToCome").asDouble()).isPositive();
        assertThat(json.path("unreadable").asInt()).isEqualTo(1);
    }

    private static String contract(String end, int notice, String fee) {
        return "'contract':{'term':'annual','start':'2025-01-01','end':'" + end + "','autoRenews':false,'noticeDays':"
                + notice + ",'monthlyFee':" + fee + "}";
    }
}
