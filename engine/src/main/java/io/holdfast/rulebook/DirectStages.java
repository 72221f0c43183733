package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.List;
import java.util.Map;

/** The stages of a book as built straight into Drools' canonical model. */
final class DirectStages implements Stages {

    private final Map<Stage, DirectStage> stages;

    DirectStages(Map<Stage, DirectStage> stages) {
        this.stages = stages;
    }

    @Override
    public List<Conclusion> run(Stage stage, Client client, List<?> facts) {
        DirectStage own = stages.get(stage);
        return own == null ? List.of() : own.run(client, facts);
    }
}
