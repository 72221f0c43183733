package io.holdfast.api.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The rule book of a running service, to and from a folder. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Moves rules between a folder, which may be under Git, and a running service that decides by what is published.",
            "The key stands in the variable HOLDFAST_KEY, or in a file."
        },
        footer = {
            "",
            "Examples:",
            "  holdfast rules pull --rules my-rules                   the live rules into a folder",
            "  holdfast rules diff --rules my-rules                   what the folder has otherwise",
            "  holdfast rules push --rules my-rules -m \"Longer notice\"  the folder as a draft",
            "  holdfast rules log                                     who published what, when and why"
        })
final class RulesCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine with(Shell shell) {
        return new CommandLine(new RulesCommand())
                .addSubcommand(new RulesPull(shell))
                .addSubcommand(new RulesPush(shell))
                .addSubcommand(new RulesDiff(shell))
                .addSubcommand(new RulesLog(shell));
    }

    /** No command was named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which: pull, push, diff or log.");
    }
}
