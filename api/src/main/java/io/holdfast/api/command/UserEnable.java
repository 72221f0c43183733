package io.holdfast.api.command;

import io.holdfast.api.access.UserChange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets somebody in again who was shut out. */
@Command(
        name = "enable",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lets somebody in again who was shut out.",
        footer = {"", "Example:", "  holdfast user enable anna"})
final class UserEnable implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Who.")
    private String name = "";

    @Mixin
    private SettingsOption settings = new SettingsOption();

    private final Shell shell;

    UserEnable(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        return Registry.change(shell, "user enable", settings.read(shell).database(), registry -> {
            registry.users().change(name, UserChange.disable(false), Registry.ACTOR);
            shell.print("Enabled " + name + ".");
        });
    }
}
