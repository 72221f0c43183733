package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.client.Client;
import java.util.List;

/** Stages whose rules nobody has checked, so that what they say is checked when they say it. */
final class TrustedStages implements Stages {

    private final Catalogue catalogue;
    private final Stages stages;

    TrustedStages(Catalogue catalogue, Stages stages) {
        this.catalogue = catalogue;
        this.stages = stages;
    }

    @Override
    public List<Conclusion> run(Stage stage, Client client, FactSet facts) {
        List<Conclusion> said = stages.run(stage, client, facts);
        said.forEach(one -> check(stage, one));
        return said;
    }

    private void check(Stage stage, Conclusion said) {
        if (said instanceof Conclusion.Proposal proposal) {
            require(stage == Stage.PLAYBOOKS, said, "recommends, which only rules of playbooks may");
            require(
                    catalogue.action(proposal.action()).isPresent(),
                    said,
                    "recommends `" + proposal.action() + "`, which actions.csv does not have");
        } else if (said instanceof Conclusion.SignalValue signal) {
            require(stage == Stage.SIGNALS, said, "concludes a signal, which only rules of signals may");
            var type = catalogue.book().signals().get(signal.name());
            require(
                    type != null && (type.values().isEmpty() || type.values().contains(signal.value())),
                    said,
                    "concludes " + signal.name() + " `" + signal.value() + "`, which book.yaml does not declare");
        } else {
            require(stage == Stage.POLICY, said, "holds back, which only rules of policy may");
        }
    }

    private static void require(boolean right, Conclusion said, String wrong) {
        if (!right) {
            throw new IllegalStateException("The trusted rule \"" + said.by().rule() + "\" at "
                    + said.by().at() + " " + wrong + ".");
        }
    }
}
