package io.holdfast.api.command;

import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The folder that rules are moved to and from. */
final class BookFolder {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--rules", required = true, paramLabel = "DIR", description = "Folder of the rule book.")
    private Path folder = Path.of("");

    String shown() {
        return folder.normalize().toString();
    }

    SourceFiles read() {
        try {
            return SourceFiles.read(folder);
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
    }

    /** A folder that holds something else than a rule book is never written to, for files are taken away from it. */
    void refuseUnlessOurs() throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve("book.yaml"))) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path one : all) {
                if (!one.getFileName().toString().equals(".git")) {
                    throw new ParameterException(
                            spec.commandLine(),
                            shown() + " holds something and no book.yaml, so it is no rule book. Name a rule book's"
                                    + " folder, or one that is empty.");
                }
            }
        }
    }

    /** Makes the folder hold exactly these files; hidden ones, such as Git's, stay. Says what was done. */
    List<String> write(SourceFiles files) throws IOException {
        Files.createDirectories(folder);
        SourceFiles before = SourceFiles.read(folder);
        TreeSet<String> paths = new TreeSet<>(before.paths());
        paths.addAll(files.paths());
        List<String> done = new ArrayList<>();
        for (String path : paths) {
            if (before.content(path).equals(files.content(path))) {
                continue;
            }
            Path file = within(path);
            if (files.content(path).isEmpty()) {
                Files.delete(file);
                done.add("- " + path);
            } else {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), ".pull", ".tmp");
                Files.write(aside, files.bytes(path).orElseThrow());
                Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
                done.add((before.content(path).isEmpty() ? "+ " : "~ ") + path);
            }
        }
        return done;
    }

    /** Whatever a service says, nothing is written outside the folder. */
    private Path within(String path) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new IOException("The service names a file outside the folder: " + path);
        }
        return file;
    }
}
