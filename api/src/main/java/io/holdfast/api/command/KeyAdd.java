package io.holdfast.api.command;

import io.holdfast.api.access.Moments;
import io.holdfast.api.access.NewKey;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a key. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Adds a key and prints it, this once: only a hash of it is kept.",
        footer = {
            "",
            "Examples:",
            "  holdfast key add crm-nightly --role crm",
            "  holdfast key add partner --role crm --expires 2027-12-31 --calls-per-minute 600"
        })
final class KeyAdd implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "What it is for; letters, digits and . _ @ + -")
    private String name = "";

    @Mixin
    private RoleOption role = new RoleOption();

    @Option(names = "--expires", paramLabel = "DATE", description = "When it stops working. Default: never.")
    private Optional<String> expires = Optional.empty();

    @Option(
            names = "--calls-per-minute",
            paramLabel = "N",
            description = "The most that each running service lets through. Default: no limit.")
    private Optional<Integer> calls = Optional.empty();

    @Mixin
    private SettingsOption settings = new SettingsOption();

    private final Shell shell;

    KeyAdd(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        NewKey asked = new NewKey(
                name, role.role(), moment(), calls.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        return Registry.change(shell, "key add", settings.read(shell).database(), registry -> {
            var added = registry.keys().add(asked, Registry.ACTOR);
            shell.print(added.secret().text());
            shell.say("Keep it now: it cannot be shown again. Its id, to revoke it, is "
                    + added.key().id() + ".");
        });
    }

    private Optional<Instant> moment() {
        Optional<Instant> moment = expires.flatMap(Moments::read);
        if (expires.isPresent() && moment.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--expires is " + Moments.FORM + ", not " + expires.get() + ".");
        }
        return moment;
    }
}
