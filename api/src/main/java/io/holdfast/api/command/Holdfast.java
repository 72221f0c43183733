package io.holdfast.api.command;

import io.holdfast.rulebook.RuleBookCompiler;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Where the process begins. It knows no parser of command lines, which the plainest calls do without. */
public final class Holdfast {

    /** The commands that somebody waits for while a rule book is built. */
    private static final Set<String> BUILDING = Set.of("test", "decide", "impact");

    private Holdfast() {}

    public static void main(String[] arguments) {
        // What it says is English and its numbers are plain wherever it runs; stock Drools fails where I is not i.
        Locale.setDefault(Locale.ENGLISH);
        String command = arguments.length == 0 ? "" : arguments[0];
        if (command.equals("check")) {
            QuietStart.ask();
            RuleBookCompiler.prepareToRead();
        } else if (BUILDING.contains(command)) {
            QuietStart.ask();
            RuleBookCompiler.prepareToBuild();
        }
        Shell shell = Shell.ofProcess();
        System.exit(run(shell, arguments));
    }

    static int run(Shell shell, String... arguments) {
        int status = PlainCheck.run(shell, arguments).orElseGet(() -> FrontDoor.enter(shell, arguments));
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
}
