package io.holdfast.catalogue;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.SourceFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads {@code services.csv}, and checks that its ladders have no gaps and its relations no cycles. */
final class ServicesReader {

    static final String FILE = "services.csv";
    private static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "core",
            "ladder",
            "rung",
            "price",
            "period",
            "margin",
            "adjacentTo",
            "extraOf",
            "biggerOf",
            "segments",
            "solves");

    private final Diagnostics diagnostics;
    private boolean whole;

    ServicesReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether every row gave a service that can be named. */
    boolean isWhole() {
        return whole;
    }

    Map<String, Service> read(SourceFiles files) {
        Map<String, Service> services = new LinkedHashMap<>();
        Map<String, TableReader.Row> rows = new LinkedHashMap<>();
        TableReader table = new TableReader(FILE, COLUMNS, diagnostics);
        List<TableReader.Row> read = table.read(files);
        whole = table.isWhole();
        for (TableReader.Row row : read) {
            Service service = service(row, services.size());
            whole &= Ids.check(row, service.id(), "service");
            Service earlier = services.putIfAbsent(service.id(), service);
            whole &= earlier == null;
            if (earlier != null) {
                diagnostics.error(
                        row.at("id"),
                        "the service `" + service.id() + "` is already on line "
                                + earlier.at().line() + ".");
            } else {
                rows.put(service.id(), row);
            }
        }
        rows.forEach((id, row) -> {
            for (String column : List.of("adjacentTo", "extraOf", "biggerOf")) {
                checkReferences(row, column, id, services);
            }
        });
        checkCycles("extraOf", Service::extraOf, services, rows);
        checkCycles("biggerOf", Service::biggerOf, services, rows);
        checkLadders(services, rows);
        return services;
    }

    private Service service(TableReader.Row row, int order) {
        String ladder = row.text("ladder");
        Integer rung = row.whole("rung", 1, 100).orElse(null);
        if (ladder.isEmpty() && !row.text("rung").isEmpty()) {
            row.said().error(row.at("rung"), "a `rung` without a `ladder`.", "Name the ladder it is on.");
        }
        if (!ladder.isEmpty() && row.text("rung").isEmpty()) {
            row.said().error(row.at("ladder"), "a `ladder` without a `rung`.", "Say which rung it is, from 1.");
        }
        if (row.has("core") && row.text("core").isEmpty()) {
            row.said().error(row.at("core"), "`core` is true or false, not empty.");
        }
        row.required("price");
        return new Service(
                row.required("id"),
                row.required("name"),
                row.flag("core").orElse(false),
                ladder.isEmpty() ? null : ladder,
                rung,
                row.number("price", 0, 1e9).orElse(0.0),
                row.word("period", Period.words(), Period::of).orElse(Period.ONCE),
                row.number("margin", 0, 1).orElse(null),
                row.texts("adjacentTo"),
                row.texts("extraOf"),
                row.texts("biggerOf"),
                row.texts("segments"),
                row.texts("solves"),
                order,
                row.at());
    }

    private void checkReferences(TableReader.Row row, String column, String id, Map<String, Service> services) {
        for (String other : row.texts(column)) {
            if (other.equals(id)) {
                diagnostics.error(row.at(column), "`" + column + "` of `" + id + "` names the service itself.");
            } else if (!services.containsKey(other) && whole) {
                diagnostics.error(
                        row.at(column),
                        "`" + column + "` names no service: `" + other + "`.",
                        Nearest.advice(other, services.keySet()));
            }
        }
    }

    private void checkCycles(
            String column,
            Function<Service, List<String>> relation,
            Map<String, Service> services,
            Map<String, TableReader.Row> rows) {
        Set<String> reported = new HashSet<>();
        rows.forEach((id, row) -> {
            Set<String> seen = new HashSet<>();
            List<String> open = new ArrayList<>(List.of(id));
            while (!open.isEmpty()) {
                String current = open.remove(open.size() - 1);
                for (String other : relatedTo(current, relation, services)) {
                    if (other.equals(id) && reported.add(id)) {
                        diagnostics.error(
                                row.at(column),
                                "`" + column + "` of `" + id + "` leads back to itself.",
                                "Take one service out of the circle.");
                    } else if (seen.add(other)) {
                        open.add(other);
                    }
                }
            }
        });
    }

    /** What a service names, itself left out: that has its own message. */
    private static List<String> relatedTo(
            String id, Function<Service, List<String>> relation, Map<String, Service> services) {
        Service service = services.get(id);
        return service == null
                ? List.of()
                : relation.apply(service).stream()
                        .filter(other -> !other.equals(id))
                        .toList();
    }

    private void checkLadders(Map<String, Service> services, Map<String, TableReader.Row> rows) {
        Map<String, List<Service>> ladders = new TreeMap<>();
        for (Service service : services.values()) {
            if (service.ladder() != null && service.rung() != null) {
                ladders.computeIfAbsent(service.ladder(), any -> new ArrayList<>())
                        .add(service);
            }
        }
        ladders.forEach((ladder, rungs) -> {
            rungs.sort(Comparator.comparing(service -> rungOf(service)));
            int expected = 1;
            for (Service service : rungs) {
                TableReader.Row row = rows.get(service.id());
                int rung = rungOf(service);
                if (row != null && rung < expected) {
                    diagnostics.error(row.at("rung"), "the ladder `" + ladder + "` has rung " + rung + " twice.");
                } else if (row != null && rung > expected) {
                    diagnostics.error(
                            row.at("rung"),
                            "the ladder `" + ladder + "` has no rung " + expected + ".",
                            "Rungs count from 1 without a gap.");
                }
                expected = rung + 1;
            }
        });
    }

    private static int rungOf(Service service) {
        Integer rung = service.rung();
        return rung == null ? 0 : rung;
    }
}
