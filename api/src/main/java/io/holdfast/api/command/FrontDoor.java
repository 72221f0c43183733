package io.holdfast.api.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line's front door. */
@Command(
        name = "holdfast",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Tells a service business what to do next for each of its clients.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  holdfast demo                                          look around, on http://localhost:8080",
            "  holdfast new my-rules                                  a rule book of your own",
            "  holdfast check --rules my-rules                        what is wrong with it, line by line",
            "  holdfast decide --clients clients.jsonl --top 3        what to do next for each client",
            "",
            "Exit status: 0 fine, 1 our fault, 2 usage, 3 rules rejected, 4 tests failed,",
            "5 some client data was bad (the good was still decided).",
            "",
            "'holdfast COMMAND --help' says more about one."
        })
final class FrontDoor implements Runnable {

    private static final List<String> COMMANDS = List.of(
            "demo", "server", "new", "decide", "check", "test", "impact", "rules", "migrate", "user", "key", "worth",
            "report");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static int enter(Shell shell, String... arguments) {
        boolean named = arguments.length > 0 && COMMANDS.contains(arguments[0]);
        CommandLine line = named ? one(shell, arguments[0]) : all(shell);
        line.setOut(Shell.writer(shell.out()));
        line.setErr(shell.err());
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((mistake, typed) -> misused(shell, mistake));
        line.setExecutionExceptionHandler((fault, command, parsed) ->
                Fault.said(shell, command.getCommandSpec().qualifiedName(), fault));
        List<String> typed = List.of(arguments);
        return line.execute(typed.subList(named ? 1 : 0, typed.size()).toArray(String[]::new));
    }

    private static CommandLine all(Shell shell) {
        CommandLine line = new CommandLine(new FrontDoor());
        COMMANDS.forEach(name -> line.addSubcommand(command(shell, name)));
        return line;
    }

    /** Knows the command that is named and no other: to know them all takes as long as a check. */
    private static CommandLine one(Shell shell, String name) {
        Object command = command(shell, name);
        CommandLine line = command instanceof CommandLine made ? made : new CommandLine(command);
        return line.setCommandName("holdfast " + name);
    }

    private static Object command(Shell shell, String name) {
        return switch (name) {
            case "demo" -> new Demo(shell);
            case "server" -> new Server(shell);
            case "new" -> new New(shell);
            case "decide" -> new Decide(shell);
            case "check" -> new Check(shell);
            case "test" -> new Test(shell);
            case "impact" -> new Impact(shell);
            case "rules" -> RulesCommand.with(shell);
            case "migrate" -> new Migrate(shell);
            case "user" -> UserCommand.with(shell);
            case "key" -> KeyCommand.with(shell);
            case "worth" -> Worth.with(shell);
            case "report" -> ReportCommand.with(shell);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** No command was named. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say which command: demo, server, new, decide, check, test, impact, rules, worth, report, migrate, user or key.");
    }

    private static int misused(Shell shell, ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        shell.err().println(name + ": " + mistake.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(mistake, shell.err())) {
            shell.err().println("'" + name + " --help' shows how it is used.");
        }
        return Exit.USAGE;
    }
}
