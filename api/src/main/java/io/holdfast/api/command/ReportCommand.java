package io.holdfast.api.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What came of it all: the commands about it. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Says how the book stands, and what recommendations brought.")
final class ReportCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine with(Shell shell) {
        return new CommandLine(new ReportCommand())
                .addSubcommand(new ReportUplift(shell))
                .addSubcommand(new ReportBook(shell));
    }

    /** No command was named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command: uplift or book.");
    }
}
