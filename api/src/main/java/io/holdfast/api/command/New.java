package io.holdfast.api.command;

import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A rule book of one's own to start from. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Copies the starter rules into a new or empty folder.",
        footer = {"", "Example:", "  holdfast new my-rules"})
final class New implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "Folder to make; it may exist when it is empty.")
    private Path folder = Path.of("");

    private final Shell shell;

    New(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        try {
            refuseUnlessEmpty();
            SourceFiles starter = SourceFiles.read(shell.starterRules());
            for (String path : starter.paths()) {
                Path target = folder.resolve(path);
                Files.createDirectories(target.getParent());
                Files.copy(shell.starterRules().resolve(path), target);
            }
            tellWhatNext(starter.paths().size());
            return Exit.FINE;
        } catch (IOException failure) {
            throw new ParameterException(spec.commandLine(), Failure.words(failure), failure);
        }
    }

    private void refuseUnlessEmpty() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(), folder + " is a file. Name a folder that is not there yet.");
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new ParameterException(
                        spec.commandLine(),
                        folder + " is not empty, and nothing in it was touched. Name a new or an empty folder.");
            }
        }
    }

    private void tellWhatNext(int files) {
        shell.print("""
                %1$s holds a rule book of %2$s.
                Next:
                  edit %3$s and %4$s: what you can do for a client, and what you sell
                  holdfast check --rules %1$s                    what is wrong, line by line
                  holdfast test --rules %1$s                     whether the rules do what their tests say
                  holdfast decide --rules %1$s --clients FILE    what to do next for each client""".formatted(
                folder, Count.of(files, "file"), folder.resolve("actions.csv"), folder.resolve("services.csv")));
    }
}
