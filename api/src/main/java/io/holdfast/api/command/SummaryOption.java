package io.holdfast.api.command;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** A file of figures to fit a model to, for businesses that keep only those. */
final class SummaryOption {

    @Spec(Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--model", paramLabel = "MODEL", description = "sbg, bg-nbd or gamma-gamma, with --summary.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Figures instead of clients, .csv or .csv.gz, or - for standard input.")
    private Optional<String> file = Optional.empty();

    @Option(
            names = "--ahead",
            paramLabel = "TIME",
            description = "With bg-nbd: also say how many repeat visits all clients of the file will make in so much"
                    + " time, in the file's unit.")
    private Optional<Double> ahead = Optional.empty();

    boolean isGiven() {
        return file.isPresent();
    }

    boolean isAnythingGiven() {
        return file.isPresent() || model.isPresent() || ahead.isPresent();
    }

    String file() {
        return file.orElse("");
    }

    Optional<Double> ahead() {
        return ahead;
    }

    /** The model that was asked for; the command ends where it is none, or where --ahead does not go with it. */
    SummaryModel model() {
        String word = model.orElseThrow(() -> misuse("Say with --model what to fit: sbg, bg-nbd or gamma-gamma."));
        SummaryModel kind = SummaryModel.of(word)
                .orElseThrow(() -> misuse("--model is sbg, bg-nbd or gamma-gamma, not '" + word + "'."));
        if (ahead.isPresent() && !(kind == SummaryModel.BG_NBD && ahead.get() > 0)) {
            throw misuse("--ahead is a time above 0, and goes with --model bg-nbd.");
        }
        return kind;
    }

    private ParameterException misuse(String how) {
        return new ParameterException(command.commandLine(), how);
    }
}
