package io.holdfast.intake;

import io.holdfast.client.Client;
import io.holdfast.client.Contract;
import io.holdfast.client.Onboarding;

/** Facts that cannot both be true. */
final class Contradictions {

    private Contradictions() {}

    static void in(Client client, Reading reading) {
        Contract contract = client.contract();
        if (contract.start() != null && contract.end() != null && contract.end().isBefore(contract.start())) {
            reading.problemAt(
                    "/contract/end", "end " + contract.end() + " is before the contract's start " + contract.start());
        }
        Onboarding onboarding = client.onboarding();
        Integer done = onboarding.stepsDone();
        Integer total = onboarding.stepsTotal();
        if (done != null && total != null && done > total) {
            reading.problemAt("/onboarding/stepsDone", "stepsDone " + done + " is more than stepsTotal " + total);
        }
    }
}
