package io.holdfast.api.command;

import io.holdfast.api.access.Password;
import io.holdfast.api.access.Role;
import io.holdfast.api.database.DatabaseSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds somebody. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Adds somebody who may log in. Asks for the password.",
        footer = {
            "",
            "Examples:",
            "  holdfast user add anna --role admin",
            "  holdfast user add ben --role analyst --password-stdin < password.txt"
        })
final class UserAdd implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "What they log in with; letters, digits and . _ @ + -")
    private String name = "";

    @Mixin
    private RoleOption role = new RoleOption();

    @Mixin
    private PasswordOption password = new PasswordOption();

    @Mixin
    private SettingsOption settings = new SettingsOption();

    private final Shell shell;

    UserAdd(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        Role chosen = role.role();
        DatabaseSettings database = settings.read(shell).database();
        Password typed = password.read(shell);
        return Registry.change(
                shell,
                "user add",
                database,
                registry -> shell.print("Added "
                        + registry.users()
                                .add(name, chosen, typed, Registry.ACTOR)
                                .name() + ", role " + chosen.word()
                        + "."));
    }
}
