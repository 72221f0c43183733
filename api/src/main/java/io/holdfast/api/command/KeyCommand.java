package io.holdfast.api.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The keys that programs show. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "The keys that programs show with every call.",
        footer = {
            "",
            "Examples:",
            "  holdfast key add crm-nightly --role crm --expires 2027-12-31",
            "  holdfast key list"
        })
final class KeyCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine with(Shell shell) {
        return new CommandLine(new KeyCommand())
                .addSubcommand(new KeyAdd(shell))
                .addSubcommand(new KeyRevoke(shell))
                .addSubcommand(new KeyList(shell));
    }

    /** No command was named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which: add, revoke or list.");
    }
}
