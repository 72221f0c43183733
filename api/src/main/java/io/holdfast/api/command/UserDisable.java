package io.holdfast.api.command;

import io.holdfast.api.access.UserChange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shuts somebody out and ends their sessions. */
@Command(
        name = "disable",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Shuts somebody out and ends their sessions. They stay in the list, because the audit trail names them.",
        footer = {"", "Example:", "  holdfast user disable anna"})
final class UserDisable implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Who.")
    private String name = "";

    @Mixin
    private SettingsOption settings = new SettingsOption();

    private final Shell shell;

    UserDisable(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        return Registry.change(shell, "user disable", settings.read(shell).database(), registry -> {
            registry.users().change(name, UserChange.disable(true), Registry.ACTOR);
            shell.print("Disabled " + name + ".");
        });
    }
}
