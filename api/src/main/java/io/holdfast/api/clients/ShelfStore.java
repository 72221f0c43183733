package io.holdfast.api.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.database.Database;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Facts of many clients at once, for the pages. */
final class ShelfStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TODAY = """
            select c.id as id, c.version as version, c.name_key as name_key, v.facts as facts,
            v.valid_from as valid_from from clients c
            join client_versions v on v.client_id = c.id and v.valid_from = c.valid_from
            and v.version = c.current_version
            where c.deleted = false and\s""";

    private static final String ON_A_DAY = """
            select c.id as id, c.version as version, c.name_key as name_key, coalesce(
            (select v.facts from client_versions v where v.client_id = c.id and v.valid_from <= :day
            order by v.valid_from desc, v.version desc limit 1),
            (select v.facts from client_versions v where v.client_id = c.id
            order by v.valid_from, v.version desc limit 1)) as facts, coalesce(
            (select max(v.valid_from) from client_versions v where v.client_id = c.id and v.valid_from <= :day),
            (select min(v.valid_from) from client_versions v where v.client_id = c.id)) as valid_from
            from clients c where c.deleted = false and\s""";

    private static final String PAGE = "c.id > :after order by c.id limit :most";

    private static final String OF_IDS = "c.id = any(:ids) order by c.id";

    private final Database database;
    private final ClientStore clients;

    ShelfStore(Database database, ClientStore clients) {
        this.database = database;
        this.clients = clients;
    }

    /** The next clients by id, after one. */
    List<BookFacts.Known> rowsAfter(String id, int most, Optional<LocalDate> day) {
        return database.with(
                handle -> rows(query(handle, day, PAGE).bind("after", id).bind("most", most)));
    }

    /** Those of some clients who are there, by id. */
    List<BookFacts.Known> rowsOf(Collection<String> ids, Optional<LocalDate> day) {
        return database.with(handle ->
                rows(query(handle, day, OF_IDS).bindArray("ids", String.class, (Object[]) ids.toArray(String[]::new))));
    }

    /** One client as they stood on a day, or as far back as they are known. */
    Optional<BookFacts.Known> one(String id, LocalDate day) {
        return clients.factsOn(id, day)
                .map(stored -> new BookFacts.Known(
                        id, stored.version(), Optional.empty(), json(stored.facts()), stored.validFrom()));
    }

    /** How many clients there are. */
    long count() {
        return database.with(handle -> handle.createQuery("select count(*) from clients where deleted = false")
                .mapTo(Long.class)
                .one());
    }

    private static Query query(Handle handle, Optional<LocalDate> day, String which) {
        return day.map(one -> handle.createQuery(ON_A_DAY + which).bind("day", one))
                .orElseGet(() -> handle.createQuery(TODAY + which));
    }

    private static List<BookFacts.Known> rows(Query query) {
        return query.map((row, context) -> new BookFacts.Known(
                        row.getString("id"),
                        row.getLong("version"),
                        Optional.ofNullable(row.getString("name_key")),
                        json(row.getString("facts")),
                        row.getObject("valid_from", LocalDate.class)))
                .list();
    }

    private static ObjectNode json(String facts) {
        try {
            return (ObjectNode) JSON.readTree(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Stored facts are JSON.", impossible);
        }
    }
}
