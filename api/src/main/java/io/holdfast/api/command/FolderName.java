package io.holdfast.api.command;

import java.nio.file.Path;

/** A rule book's folder as people here would write it. */
final class FolderName {

    private FolderName() {}

    static String of(Path named) {
        return named.normalize().toString();
    }

    static String ofStarterRules(Shell shell) {
        Path here = Path.of("").toAbsolutePath();
        Path starter = shell.starterRules().toAbsolutePath().normalize();
        return (starter.startsWith(here) ? here.relativize(starter) : starter).toString();
    }
}
