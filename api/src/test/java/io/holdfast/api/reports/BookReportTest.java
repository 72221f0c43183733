package io.holdfast.api.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.database.Database;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BookReportTest {

    /** Worked out by hand; 600 more clients see to it that more than one page of versions is read. */
    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void theBridgeIsThatOfTheVersionsThatHeldOnEachDay(Database database) {
        KeptRows kept = new KeptRows(database);
        kept.client("raised", 1, "2025-01-01", fee("2024-01-01", "100.10"));
        kept.client("raised", 2, "2025-09-15", fee("2024-01-01", "120.35"));
        kept.client("lowered", 1, "2025-01-01", fee("2024-01-01", "50"));
        kept.client("lowered", 2, "2026-02-01", fee("2024-01-01", "49.99"));
        kept.client("corrected", 1, "2025-01-01", fee("2024-01-01", "7"));
        kept.client("corrected", 2, "2025-01-01", fee("2024-01-01", "8"));
        kept.client("left", 1, "2025-01-01", fee("2024-01-01", "30") + ",'feedback':{'nps':3}");
        kept.client(
                "left", 2, "2025-07-01", "'status':'lapsed','ended':{'on':'2025-06-20'}," + fee("2024-01-01", "30"));
        kept.client("new", 1, "2026-01-01", "'since':'2025-12-24'," + fee("2025-12-24", "0.05"));
        kept.client("deleted", 1, "2025-01-01", fee("2024-01-01", "5"));
        kept.client("deleted", 2, "2026-02-20", null);
        kept.client("odd", 1, "2025-01-01", "'nonsense':true");
        for (int i = 0; i < 600; i++) {
            kept.client("x" + i, 1, "2025-01-01", fee("2024-01-01", "1") + ",'feedback':{'nps':9}");
            kept.client("x" + i, 2, "2025-06-01", fee("2024-01-01", "1.01") + ",'feedback':{'nps':10}");
        }

        BookReport.Found found = new BookReport(kept.clients())
                .between(LocalDate.of(2025, 3, 1), LocalDate.of(2026, 3, 1), KeptRows.book());
        JsonNode json = BookJson.of(found.figures(), "EUR", found.unreadable());

        assertThat(json.path("monthlyMoney").toString())
                .isEqualTo("{\"opening\":793.10,\"new\":0.05,\"expansion\":26.25,\"reactivation\":0.00,"
                        + "\"contraction\":0.01,\"churn\":35.00,\"closing\":784.39}");
        assertThat(json.path("payingClients").toString()).isEqualTo("{\"opening\":605,\"left\":2,\"closing\":604}");
        assertThat(json.path("grossRetention").asDouble()).isEqualTo(0.955857);
        assertThat(json.path("netRetention").asDouble()).isEqualTo(0.988955);
        assertThat(json.path("logoChurn").asDouble()).isEqualTo(0.003306);
        assertThat(json.at("/nps/score").asDouble()).isEqualTo(100);
        assertThat(json.at("/nps/answers").asInt()).isEqualTo(600);
        assertThat(json.at("/lifetimeValue/clients").asInt()).isEqualTo(604);
        assertThat(json.path("months")).hasSize(12);
        assertThat(json.at("/months/3/moneyOut").asText()).isEqualTo("30.00");
        assertThat(json.at("/months/3/clientsOut").asInt()).isEqualTo(1);
        assertThat(json.at("/months/9/moneyIn").asText()).isEqualTo("0.05");
        assertThat(json.at("/leftOut/unreadable").asInt()).isEqualTo(1);
        assertThat(json.path("knownOnlyLater").asInt()).isEqualTo(1);
    }

    private static String fee(String start, String money) {
        return "'contract':{'term':'rolling','start':'" + start + "','monthlyFee':" + money + "}";
    }
}
