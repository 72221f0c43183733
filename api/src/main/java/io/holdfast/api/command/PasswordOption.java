package io.holdfast.api.command;

import io.holdfast.api.access.Password;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A password, asked for where nobody sees it; never an argument, which other users of the machine can see. */
final class PasswordOption {

    private static final int LONGEST = 100_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--password-stdin", description = "Read the password from standard input instead of asking for it.")
    private boolean standardInput;

    Password read(Shell shell) throws IOException {
        if (standardInput) {
            String text = new String(shell.in().readNBytes(LONGEST), StandardCharsets.UTF_8);
            return Password.of(text.replaceFirst("\\R\\z", ""));
        }
        Console console = System.console();
        if (console == null) {
            throw new ParameterException(
                    spec.commandLine(), "There is no terminal to ask for a password. Send it with --password-stdin.");
        }
        char[] first = console.readPassword("Password (12 letters or more): ");
        char[] again = console.readPassword("The same again: ");
        if (first == null || !Arrays.equals(first, again)) {
            throw new ParameterException(spec.commandLine(), "The two were not the same. Nothing was changed.");
        }
        return Password.of(new String(first));
    }
}
