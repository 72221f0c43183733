package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The stages of a book as built straight into Drools' canonical model. */
final class DirectStages implements Stages {

    private final Map<Stage, List<DirectStage>> stages;

    /**
     * @param stages the parts of each stage that has any rule
     */
    DirectStages(Map<Stage, List<DirectStage>> stages) {
        this.stages = stages;
    }

    @Override
    public List<Conclusion> run(Stage stage, Client client, FactSet facts) {
        List<DirectStage> parts = parts(stage);
        if (parts.size() == 1) {
            return parts.get(0).run(client, facts);
        }
        List<Conclusion> said = new ArrayList<>();
        parts.forEach(part -> said.addAll(part.run(client, facts)));
        return said;
    }

    List<DirectStage> parts(Stage stage) {
        return stages.getOrDefault(stage, List.of());
    }
}
