package io.holdfast.api.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Revokes a key. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Ends a key for good. Services that are running refuse it within five seconds.",
        footer = {"", "Example:", "  holdfast key revoke 0d1f7f6e-3f0c-4a51-9a3e-8f0f4e3f2c11"})
final class KeyRevoke implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "As `holdfast key list` says it.")
    private String id = "";

    @Mixin
    private SettingsOption settings = new SettingsOption();

    private final Shell shell;

    KeyRevoke(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        return Registry.change(shell, "key revoke", settings.read(shell).database(), registry -> {
            registry.keys().revoke(id, Registry.ACTOR);
            shell.print("Revoked " + id + ".");
        });
    }
}
