package io.holdfast.intake;

import io.holdfast.client.FactProblem;
import io.holdfast.source.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The header of a CSV file: which column is where. */
final class Header {

    private final CsvRow row;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> twice = new LinkedHashSet<>();

    Header(CsvRow row) {
        this.row = row;
        for (int i = 0; i < row.cells().size(); i++) {
            String name = row.cells().get(i);
            if (!name.isEmpty() && columns.putIfAbsent(name, i) != null) {
                twice.add(name);
            }
        }
    }

    Map<String, Integer> columns() {
        return columns;
    }

    /** What is wrong with the header for a mapping: columns it lacks, or has twice. */
    List<FactProblem> problems(Mapping mapping) {
        List<FactProblem> problems = new ArrayList<>();
        for (MappedFact fact : mapping.facts()) {
            fact.source()
                    .columns()
                    .forEach(column -> missing(column, fact.pointer()).ifPresent(problems::add));
        }
        mapping.groupBy().flatMap(column -> missing(column, "")).ifPresent(problems::add);
        mapping.where().forEach(where -> missing(where.column(), "").ifPresent(problems::add));
        Set<String> used = mapping.columns();
        twice.stream()
                .filter(used::contains)
                .map(column -> new FactProblem(
                        "", "column " + Wording.plain(column, 60) + " stands in the header twice; the first is read"))
                .forEach(problems::add);
        return problems.stream().distinct().toList();
    }

    boolean lacksVital(Mapping mapping) {
        return mapping.columns().stream().anyMatch(column -> !columns.containsKey(column) && mapping.isVital(column));
    }

    /** What is wrong with the length of a row; empty when nothing is. */
    String lengthProblem(CsvRow other) {
        int wanted = row.cells().size();
        int found = other.cells().size();
        boolean spare =
                found > wanted && other.cells().subList(wanted, found).stream().allMatch(String::isEmpty);
        return found == wanted || spare
                ? ""
                : "the line has " + found + (found == 1 ? " cell" : " cells") + " where the header has " + wanted;
    }

    private Optional<FactProblem> missing(String column, String pointer) {
        if (columns.containsKey(column)) {
            return Optional.empty();
        }
        String near = Nearest.advice(column, columns.keySet());
        return Optional.of(new FactProblem(
                pointer, "there is no column " + Wording.quoted(column) + (near.isEmpty() ? "" : ". " + near)));
    }
}
