package io.holdfast.api.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everybody who may log in, or once might. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists everybody, one a line: name, role, state, since when.",
        footer = {"", "Example:", "  holdfast user list"})
final class UserList implements Callable<Integer> {

    @Mixin
    private SettingsOption settings = new SettingsOption();

    private final Shell shell;

    UserList(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        return Registry.change(
                shell,
                "user list",
                settings.read(shell).database(),
                registry -> registry.users()
                        .all()
                        .forEach(user -> shell.print(String.join(
                                "\t",
                                user.name(),
                                user.role().word(),
                                user.isActive() ? "active" : "disabled",
                                user.createdAt().toString()))));
    }
}
