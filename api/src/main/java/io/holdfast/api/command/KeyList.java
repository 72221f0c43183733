package io.holdfast.api.command;

import io.holdfast.api.access.ApiKey;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Every key there is, or was. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists every key, one a line: id, name, role, state, when it expires, calls a minute.",
        footer = {"", "Example:", "  holdfast key list"})
final class KeyList implements Callable<Integer> {

    private static final String NONE = "-";

    @Mixin
    private SettingsOption settings = new SettingsOption();

    private final Shell shell;

    KeyList(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        return Registry.change(
                shell,
                "key list",
                settings.read(shell).database(),
                registry -> registry.keys().all().forEach(key -> shell.print(line(key))));
    }

    private String line(ApiKey key) {
        String state =
                key.isGoodAt(shell.clock().instant()) ? "good" : key.revokedAt().isPresent() ? "revoked" : "expired";
        return String.join(
                "\t",
                key.id(),
                key.name(),
                key.role().word(),
                state,
                key.expiresAt().map(Instant::toString).orElse(NONE),
                key.callsPerMinute().isPresent()
                        ? String.valueOf(key.callsPerMinute().getAsInt())
                        : NONE);
    }
}
