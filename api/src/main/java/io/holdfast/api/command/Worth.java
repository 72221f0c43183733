package io.holdfast.api.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What clients are worth: the commands about it. */
@Command(
        name = "worth",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Learns what clients are worth from how they stayed, came and spent.")
final class Worth implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine with(Shell shell) {
        return new CommandLine(new Worth())
                .addSubcommand(new WorthFit(shell))
                .addSubcommand(new WorthReport(shell))
                .addSubcommand(new WorthLearn(shell));
    }

    /** No command was named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command: fit, report or learn.");
    }
}
