package io.holdfast.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.FactProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The lines of one client being gathered into facts. */
final class LinesOfClient {

    private static final int MOST_FAULTS = 100;

    private final Mapping mapping;
    private final long line;
    private final List<Gathering> gatherings = new ArrayList<>();
    private final List<CellFault> faults = new ArrayList<>(0);
    private boolean unusable;

    LinesOfClient(Mapping mapping, long line) {
        this.mapping = mapping;
        this.line = line;
        mapping.facts().forEach(fact -> gatherings.add(fact.source().start()));
    }

    /** A line of which not even the client can be told. */
    static LinesOfClient unusable(Mapping mapping, long line, List<CellFault> why) {
        LinesOfClient none = new LinesOfClient(mapping, line);
        none.unusable = true;
        none.faults.addAll(why);
        return none;
    }

    void add(CsvRow csv, Map<String, Integer> columns, CellFormats formats) {
        if (faults.size() >= MOST_FAULTS) {
            return;
        }
        Row row = new Row(csv, columns, formats, faults);
        for (int i = 0; i < gatherings.size(); i++) {
            row.about(mapping.facts().get(i).pointer());
            gatherings.get(i).add(row);
        }
    }

    Entry entry(ClientReader reader, CellFormats formats) {
        List<FactProblem> problems = new ArrayList<>();
        faults.forEach(fault -> problems.add(fault.problem(line)));
        if (unusable) {
            return new Entry.Bad(line, problems);
        }
        return reader.read(facts(), formats.asOf())
                .fold(
                        client -> problems.isEmpty() ? new Entry.Good(line, client) : new Entry.Bad(line, problems),
                        refused -> {
                            refused.stream()
                                    .filter(problem -> !isKnown(problem, problems))
                                    .map(this::placed)
                                    .toList()
                                    .forEach(problems::add);
                            return new Entry.Bad(line, problems);
                        });
    }

    private ObjectNode facts() {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < gatherings.size(); i++) {
            JsonNode value = gatherings.get(i).result();
            if (value == null) {
                continue;
            }
            String path = mapping.facts().get(i).path();
            int dot = path.indexOf('.');
            if (dot < 0) {
                facts.set(path, value);
            } else {
                facts.withObjectProperty(path.substring(0, dot)).set(path.substring(dot + 1), value);
            }
        }
        return facts;
    }

    /** A required fact that is missing because its cell was at fault is said once. */
    private static boolean isKnown(FactProblem problem, Collection<FactProblem> said) {
        return said.stream().anyMatch(other -> other.pointer().equals(problem.pointer()));
    }

    /** A reader's problem with the column, and the line where it is another one, in front. */
    private FactProblem placed(FactProblem problem) {
        String pointer = problem.pointer();
        for (int i = 0; i < gatherings.size(); i++) {
            MappedFact fact = mapping.facts().get(i);
            if (!pointer.equals(fact.pointer()) && !pointer.startsWith(fact.pointer() + "/")) {
                continue;
            }
            String[] steps = pointer.substring(fact.pointer().length()).split("/", -1);
            boolean entry = steps.length > 2;
            Collection<String> columns =
                    entry ? fact.source().columnsOf(steps[2]) : fact.source().columns();
            long from = entry ? gatherings.get(i).lineOf(Integer.parseInt(steps[1])) : 0;
            String place =
                    columns.isEmpty() ? "" : CellFault.place(from == 0 ? line : from, line, String.join(", ", columns));
            return new FactProblem(pointer, place + problem.message());
        }
        return problem;
    }
}
