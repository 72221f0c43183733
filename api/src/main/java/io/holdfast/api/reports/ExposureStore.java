package io.holdfast.api.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads from kept decisions who was recommended what, and from whom it was withheld. */
final class ExposureStore {

    private static final int FETCHED = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String NEXT = """
            select id, client_id, as_of, answer, withheld from decisions
            where id > :after and as_of > :from and as_of <= :to and client_id is not null and answer is not null
            order by id limit :most""";

    private final Database database;

    ExposureStore(Database database) {
        this.database = database;
    }

    /** By client, what decisions after one day and until another said. */
    Map<String, Exposure> between(LocalDate from, LocalDate to) {
        Map<String, Exposure> clients = new HashMap<>();
        UUID after = new UUID(0, 0);
        List<Row> rows = rows(after, from, to);
        while (!rows.isEmpty()) {
            rows.forEach(row -> clients.merge(row.client(), row.exposure(), Exposure::and));
            rows = rows(rows.get(rows.size() - 1).id(), from, to);
        }
        return clients;
    }

    private List<Row> rows(UUID after, LocalDate from, LocalDate to) {
        return database.with(handle -> handle.createQuery(NEXT)
                .bind("after", after)
                .bind("from", from)
                .bind("to", to)
                .bind("most", FETCHED)
                .map((row, context) -> Row.of(row))
                .list());
    }

    private record Row(UUID id, String client, Exposure exposure) {

        static Row of(ResultSet row) throws SQLException {
            LocalDate day = row.getObject("as_of", LocalDate.class);
            String withheld = row.getString("withheld");
            return new Row(
                    row.getObject("id", UUID.class),
                    row.getString("client_id"),
                    exposure(day, row.getString("answer"), withheld));
        }

        private static Exposure exposure(LocalDate day, String answer, @Nullable String withheld) {
            JsonNode said = withheld == null ? json(answer).path("recommendations") : json(withheld);
            Map<String, LocalDate> actions = new LinkedHashMap<>();
            Map<String, String> playbooks = new LinkedHashMap<>();
            for (JsonNode one : said) {
                actions.put(one.path("action").asText(), day);
                playbooks.put(one.path("action").asText(), one.path("playbook").asText());
            }
            return new Exposure(day, withheld == null, withheld != null, actions, playbooks);
        }

        private static JsonNode json(String text) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("Kept decisions are JSON.", impossible);
            }
        }
    }
}
