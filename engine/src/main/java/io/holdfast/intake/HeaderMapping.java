package io.holdfast.intake;

import io.holdfast.client.AttributeType;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The mapping of a CSV file without one: its columns are named like facts. */
final class HeaderMapping {

    private final List<FactProblem> problems = new ArrayList<>();
    private final List<MappedFact> facts = new ArrayList<>();

    HeaderMapping(CsvRow header, Map<String, AttributeType> attributes) {
        header.cells().stream().distinct().filter(name -> !name.isEmpty()).forEach(name -> column(name, attributes));
        if (facts.isEmpty() || !facts.get(0).path().equals("id")) {
            problems.add(new FactProblem(
                    "/id", "there is no column \"id\"; without a mapping, columns are named like facts"));
        }
    }

    List<FactProblem> problems() {
        return problems;
    }

    /** Whether clients can be told apart. */
    boolean hasId() {
        return !facts.isEmpty() && facts.get(0).path().equals("id");
    }

    Mapping mapping() {
        return new Mapping(facts, null, List.of(), null, null, List.of(), null);
    }

    private void column(String name, Map<String, AttributeType> attributes) {
        Target.Found found = Target.at(name);
        Target target = found.target().orElse(null);
        if (target == null) {
            refuse(found.problem() + (found.advice().isEmpty() ? "" : " " + found.advice()));
        } else if (target.kind() == FactKind.ENTRIES) {
            refuse("`" + name + "` is a list of entries, which takes a mapping with `each`.");
        } else if (target.isAttribute() && !attributes.containsKey(target.attribute())) {
            refuse(AttributeFacts.undeclared(target.attribute(), attributes));
        } else {
            MappedFact fact = new MappedFact(name, new FactSource.Last(ColumnReader.plain(name, target)));
            facts.add(name.equals("id") ? 0 : facts.size(), fact);
        }
    }

    private void refuse(String problem) {
        problems.add(new FactProblem("", problem));
    }
}
