package io.holdfast.api.command;

import io.holdfast.api.access.Password;
import io.holdfast.api.access.UserChange;
import io.holdfast.api.database.DatabaseSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives somebody another password. */
@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Gives somebody another password and ends their sessions.",
        footer = {"", "Example:", "  holdfast user password anna"})
final class UserPassword implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Whose password.")
    private String name = "";

    @Mixin
    private PasswordOption password = new PasswordOption();

    @Mixin
    private SettingsOption settings = new SettingsOption();

    private final Shell shell;

    UserPassword(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        DatabaseSettings database = settings.read(shell).database();
        Password typed = password.read(shell);
        return Registry.change(shell, "user password", database, registry -> {
            registry.users().change(name, UserChange.password(typed), Registry.ACTOR);
            shell.print("Changed the password of " + name + ".");
        });
    }
}
