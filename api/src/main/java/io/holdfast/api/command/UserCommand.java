package io.holdfast.api.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The people who may log in to the pages. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "The people who may log in to the pages.",
        footer = {
            "",
            "Examples:",
            "  holdfast user add anna --role admin",
            "  holdfast user password anna",
            "  holdfast user list"
        })
final class UserCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine with(Shell shell) {
        return new CommandLine(new UserCommand())
                .addSubcommand(new UserAdd(shell))
                .addSubcommand(new UserPassword(shell))
                .addSubcommand(new UserDisable(shell))
                .addSubcommand(new UserEnable(shell))
                .addSubcommand(new UserList(shell));
    }

    /** No command was named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which: add, password, disable, enable or list.");
    }
}
