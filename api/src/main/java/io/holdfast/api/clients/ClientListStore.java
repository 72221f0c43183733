package io.holdfast.api.clients;

import io.holdfast.api.clients.ClientFilter.Order;
import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Pages of the clients there are today, each found through an index where the page before ended. */
final class ClientListStore {

    private final Database database;

    ClientListStore(Database database) {
        this.database = database;
    }

    /**
     * A page.
     *
     * @param next where the following one starts; empty after the last
     */
    record Page(List<ListedClient> clients, Optional<ClientCursor> next) {}

    Page page(ClientFilter filter, Optional<ClientCursor> after, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        String sql = "select * from clients where " + String.join(" and ", conditions(filter, after, values))
                + " order by " + order(filter) + " limit :limit";
        List<ListedClient> rows = database.with(handle -> handle.createQuery(sql)
                .bindMap(values)
                .bind("limit", limit + 1)
                .map((row, context) -> listed(row))
                .list());
        if (rows.size() <= limit) {
            return new Page(rows, Optional.empty());
        }
        return new Page(rows.subList(0, limit), Optional.of(cursor(filter, rows.get(limit - 1))));
    }

    private static List<String> conditions(
            ClientFilter filter, Optional<ClientCursor> after, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        if (filter.order() != Order.UPDATE) {
            conditions.add("deleted = false");
        }
        filter.segment().ifPresent(text -> equal("segment", "segment", text, conditions, values));
        filter.status().ifPresent(text -> equal("status", "status", text, conditions, values));
        filter.accountManager().ifPresent(text -> equal("account_manager", "manager", text, conditions, values));
        filter.name().ifPresent(text -> {
            String start = ClientFacts.nameKey(ClientFacts.filterKey(text));
            conditions.add("name_key >= :name and name_key < :afterName");
            values.put("name", start);
            values.put("afterName", behind(start));
        });
        filter.updatedSince().ifPresent(moment -> {
            conditions.add("updated_at >= :since");
            values.put("since", Timestamp.from(moment));
        });
        after.ifPresent(cursor -> {
            values.put("id", cursor.id());
            if (filter.order() == Order.ID) {
                conditions.add("id > :id");
            } else {
                String column = filter.order() == Order.NAME ? "name_key" : "updated_at";
                values.put(
                        "key",
                        filter.order() == Order.NAME ? cursor.key() : Timestamp.from(Instant.parse(cursor.key())));
                conditions.add(column + " >= :key and (" + column + ", id) > (:key, :id)");
            }
        });
        if (conditions.isEmpty()) {
            conditions.add("true = true");
        }
        return conditions;
    }

    private static void equal(
            String column, String name, String text, List<String> conditions, Map<String, Object> values) {
        conditions.add(column + " = :" + name);
        values.put(name, ClientFacts.filterKey(text));
    }

    /** Columns that are held to one value are named too, so that both databases see the index that fits. */
    private static String order(ClientFilter filter) {
        return switch (filter.order()) {
            case UPDATE -> "updated_at, id";
            case NAME -> "name_key, id";
            case ID -> {
                if (filter.segment().isPresent()) {
                    yield "segment, id";
                }
                yield filter.accountManager().isPresent() ? "account_manager, id" : "id";
            }
        };
    }

    private static ClientCursor cursor(ClientFilter filter, ListedClient last) {
        return switch (filter.order()) {
            case ID -> new ClientCursor("", last.id());
            case NAME -> new ClientCursor(Objects.requireNonNull(last.nameKey()), last.id());
            case UPDATE -> new ClientCursor(last.updatedAt().toString(), last.id());
        };
    }

    /** The first text that no longer begins like this one. */
    private static String behind(String start) {
        int last = start.codePointBefore(start.length());
        int next = last == Character.MIN_SURROGATE - 1 ? Character.MAX_SURROGATE + 1 : last + 1;
        String head = start.substring(0, start.length() - Character.charCount(last));
        return next > Character.MAX_CODE_POINT ? start + Character.toString(last) : head + Character.toString(next);
    }

    private static ListedClient listed(ResultSet row) throws SQLException {
        return new ListedClient(
                row.getString("id"),
                row.getString("name"),
                row.getString("name_key"),
                row.getString("segment"),
                row.getString("status"),
                row.getString("account_manager"),
                row.getLong("version"),
                row.getObject("valid_from", LocalDate.class),
                row.getTimestamp("updated_at").toInstant(),
                row.getBoolean("deleted"));
    }
}
