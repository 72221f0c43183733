package io.holdfast.api.command;

import io.holdfast.rulebook.RuleBookCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
public final class Holdfast implements Runnable {

    private static final Map<String, Function<Shell, Object>> COMMANDS = commands();

    /** The commands that somebody waits for while a rule book is built. */
    private static final Set<String> BUILDING = Set.of("check", "test", "decide", "impact");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        if (arguments.length > 0 && BUILDING.contains(arguments[0])) {
            RuleBookCompiler.prepare();
        }
        Shell shell = Shell.ofProcess();
        System.exit(run(shell, arguments));
    }

    static int run(Shell shell, String... arguments) {
        int status = commandLine(shell, arguments).execute(arguments);
        try {
            shell.out().flush();
        } catch (Pipe.ReaderGone enough) {
            return status;
        } catch (IOException failure) {
            shell.err().println("holdfast: the result could not be written: " + failure.getMessage());
            return Exit.OUR_FAULT;
        }
        return status;
    }

    private static Map<String, Function<Shell, Object>> commands() {
        Map<String, Function<Shell, Object>> commands = new LinkedHashMap<>();
        commands.put("demo", Demo::new);
        commands.put("server", Server::new);
        commands.put("new", New::new);
        commands.put("decide", Decide::new);
        commands.put("check", Check::new);
        commands.put("test", Test::new);
        commands.put("impact", Impact::new);
        commands.put("rules", RulesCommand::with);
        commands.put("migrate", Migrate::new);
        commands.put("user", UserCommand::with);
        commands.put("key", KeyCommand::with);
        commands.put("worth", Worth::with);
        commands.put("report", ReportCommand::with);
        return commands;
    }

    /** Knows the command that is named and no other where one is: to know them all takes as long as a check. */
    private static CommandLine commandLine(Shell shell, String... arguments) {
        CommandLine line = new CommandLine(new Holdfast());
        Optional<Function<Shell, Object>> named =
                Optional.ofNullable(arguments.length == 0 ? null : COMMANDS.get(arguments[0]));
        if (named.isPresent()) {
            line.addSubcommand(named.get().apply(shell));
        } else {
            COMMANDS.values().forEach(command -> line.addSubcommand(command.apply(shell)));
        }
        line.setOut(Shell.writer(shell.out()));
        line.setErr(shell.err());
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((mistake, typed) -> misused(shell, mistake));
        line.setExecutionExceptionHandler((fault, command, parsed) -> failed(shell, command, fault));
        return line;
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

    private static int failed(Shell shell, CommandLine command, Exception fault) {
        if (fault instanceof UncheckedIOException unwritten && unwritten.getCause() instanceof Pipe.ReaderGone) {
            return Exit.FINE;
        }
        shell.err()
                .println(
                        command.getCommandSpec().qualifiedName()
                                + ": this should not have happened and is our fault, not yours. Please report it with the lines below.");
        fault.printStackTrace(shell.err());
        return Exit.OUR_FAULT;
    }
}
